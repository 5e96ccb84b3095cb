#!/usr/bin/env bash
# fundus 0.5.7: generic_date_parsing(), which its publishers' parsers share, on a date in words of Spanish.
# Expected: 5 January 2026, or a refusal, since the word for the month is not one that it knows.
# Happens: the day becomes the month, and the day is taken from the clock of the machine: 5 May 2026 on every fifth.
#          Days in figures of German papers are read month first ("08.01.2026" is 1 August), but "13.01.2026" is 13 January.
# Matters: no error and no gap, and the same page has another day tomorrow.
# curl_cffi is pinned, because fundus 0.5.7 asks for a name that 0.17 does not have any more and then cannot be imported.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check fundus==0.5.7 curl_cffi==0.13.0 python-dateutil==2.9.0.post0
"$here/venv/bin/python" - <<'PY'
from datetime import date

from fundus.parser.utility import generic_date_parsing

before = date.today()
spanish = generic_date_parsing("5 de enero de 2026").date()
german, thirteenth = (generic_date_parsing(f"{day}.01.2026").date() for day in ("08", "13"))
print("5 de enero de 2026 ->", spanish, "| 08.01.2026 ->", german, "| 13.01.2026 ->", thirteenth)
days = {before.day, date.today().day}
assert spanish in {date(2026, 5, day) for day in days}, "changed: another day for a Spanish month"
assert german == date(2026, 8, 1), "changed: another order of day and month"
assert thirteenth == date(2026, 1, 13), "changed: the thirteenth month"
PY
