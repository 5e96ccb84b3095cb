#!/usr/bin/env bash
# pycron 3.3.0 beside croniter 7.0.0: Sunday as day 7, as cron(8) and crontab(5) of Vixie's cron have it beside 0.
# Expected: "0 6 * * 7" is Sunday at six, "0 6 * * 5-7" from Friday to Sunday.
# Happens: the first is never, the second Friday and Saturday; neither is refused. With 0 and "sun" Sunday comes.
# Matters: the Sunday editions are not fetched, and a job that never runs writes no error.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pycron==3.3.0 croniter==7.0.0
"$here/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta

import pycron
from croniter import croniter

WEEK = [datetime(2026, 1, 5, 6) + timedelta(days=day) for day in range(7)]
found = {}
for line in ("0 6 * * 0", "0 6 * * sun", "0 6 * * 7", "0 6 * * 5-7"):
    found[line] = [f"{day:%a}" for day in WEEK if pycron.is_now(line, day)]
    print(line, found[line], [f"{day:%a}" for day in WEEK if croniter.match(line, day)])
assert found["0 6 * * 0"] == found["0 6 * * sun"] == ["Sun"]
assert found["0 6 * * 7"] == [] and found["0 6 * * 5-7"] == ["Fri", "Sat"], "changed: other days"
assert croniter.match("0 6 * * 7", WEEK[6])
PY
