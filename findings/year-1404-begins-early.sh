#!/usr/bin/env bash
# Khayyam 3.0.17, Jalali calendar: the days of the year 1404 (2025/26), beside jdatetime 6.1.1 and convertdate 2.5.1.
# Expected: 1 Farvardin 1404 is 21 March 2025, as the equinox and Iran's official calendar have it: 1403 had 366 days.
# Happens: Khayyam gives the extra day to 1404, so that every day of that year is one too early, until both agree in 1405.
# Matters: a Persian paper of 5 Mehr is filed under the day before, for a whole year, and nothing is raised.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check Khayyam==3.0.17 jdatetime==6.1.1 convertdate==2.5.1
"$here/venv/bin/python" - <<'PY'
from datetime import date, timedelta

import jdatetime
from convertdate import persian
from khayyam import JalaliDate

for year, month, day in ((1403, 12, 29), (1404, 1, 1), (1404, 7, 5), (1405, 1, 1)):
    ours = JalaliDate(year, month, day).todate()
    official = jdatetime.date(year, month, day).togregorian()
    assert date(*persian.to_gregorian(year, month, day)) == official, "changed: the other two disagree"
    print(year, month, day, "Khayyam", ours, "official", official)
    assert official - ours == timedelta(days=year == 1404), "changed: Khayyam has another day"
assert JalaliDate(1404, 1, 1).isleap and not jdatetime.date(1404, 1, 1).isleap(), "changed: another leap year"
PY
