#!/usr/bin/env bash
# timefhuman 0.1.5: the days that a weekend's edition or a fair names, with the month behind them.
# Expected: from 17 to 18 October 2026, which it gives for "October 17-18, 2026".
# Happens: from five to six in the afternoon of the first of October; with a longer dash, the first alone.
# Matters: "17 October 2026" is read, so that the order seems to be known. Nothing is raised, and the month is right.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check timefhuman==0.1.5
"$here/venv/bin/python" - <<'PY'
from datetime import datetime

from timefhuman import timefhuman


def read(text):
    found = timefhuman(text)
    print(text, "->", found)
    return found


assert read("17 October 2026") == [datetime(2026, 10, 17)]
assert read("October 17-18, 2026") == [(datetime(2026, 10, 17), datetime(2026, 10, 18))]
assert read("17-18 October 2026") == [(datetime(2026, 10, 1, 17), datetime(2026, 10, 1, 18))], "changed: another span"
assert read("17–18 October 2026") == [datetime(2026, 10, 1)], "changed: another day"
PY
