#!/usr/bin/env bash
# superdate 0.2.2: days with a month that is shortened as the British do, "5 Sept 2019".
# Expected: 5 September 2019, or an error, as it has for what it cannot read.
# Happens: the day on which it is read, at 20:19: the year becomes a clock. "5 Sep 2019" is right.
# Matters: every story of that month is news of today, and each of another year has another minute.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check superdate==0.2.2
"$here/venv/bin/python" - <<'PY'
from datetime import date, datetime

from superdate import parse_date

before = date.today()
found = [parse_date(day) for day in ("5 Sep 2019", "5 Sept 2019", "Sept. 5, 2019")]
print(found)
today = {datetime(day.year, day.month, day.day, 20, 19) for day in (before, date.today())}
assert found[0] == date(2019, 9, 5)
assert set(found[1:]) <= today, "changed: another day"
PY
