#!/usr/bin/env bash
# ethiotime 1.0.2, Ethiopian calendar, beside ethiocalendar 1.2.0 and ethioqen 0.3.1.
# Expected: the leap day, 6 Pagume, ends 2011 and 2015 (years that leave 3 when divided by 4), and 1 Meskerem 2016 is
# 12 September 2023, as Ethiopia kept it.
# Happens: ethiotime refuses 6 Pagume 2015, and each day of 2016 is one too early; in 2017 all three agree again.
# Matters: an Amharic paper is filed under the day before for a whole year of every four, and nothing is raised.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check ethiotime==1.0.2 ethiocalendar==1.2.0 ethioqen==0.3.1
"$here/venv/bin/python" - <<'PY'
from datetime import date, timedelta

from ethiocalendar import to_gregorian
from ethioqen.calendar_conversion import convert_ethiopian_to_gregorian
from ethiotime.calendar_service import CalendarService

for year, month, day in ((2015, 13, 5), (2016, 1, 1), (2016, 4, 22), (2016, 13, 5), (2017, 1, 1)):
    ours = CalendarService.ec_to_gc(year, month, day)
    theirs = to_gregorian(year, month, day)
    theirs = date(theirs.year, theirs.month, theirs.day) if hasattr(theirs, "year") else date(*theirs)
    other = convert_ethiopian_to_gregorian(year, month, day)
    other = date(other.year, other.month, other.day) if hasattr(other, "year") else date(*other)
    assert theirs == other, "changed: the other two disagree"
    print(year, month, day, "ethiotime", ours, "the others", theirs)
    assert theirs - ours == timedelta(days=year == 2016), "changed: ethiotime has another day"
try:
    CalendarService.ec_to_gc(2015, 13, 6)
except ValueError as refused:
    print(refused)
else:
    raise AssertionError("changed: the leap day is one")
PY
