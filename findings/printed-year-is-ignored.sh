#!/usr/bin/env bash
# rodate 0.1.0: Romanian days with the year that a paper prints behind them.
# Expected: "5 ianuarie 1999" is 5 January 1999, or is refused.
# Happens: the year is not looked at: each is the next 5 January from today, for 1999 as for 2020.
# Matters: every dateline of an archive becomes a day in the future, which looks like an announcement's.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check rodate==0.1.0
"$here/venv/bin/python" - <<'PY'
from datetime import date

from rodate import parse_date_ro

for year in (1999, 2020):
    found = parse_date_ro(f"5 ianuarie {year}")
    print(year, found)
    assert (found.month, found.day) == (1, 5)
    assert found >= date.today() and found.year != year, "changed: the year is read"
PY
