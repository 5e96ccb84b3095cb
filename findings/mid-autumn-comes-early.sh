#!/usr/bin/env bash
# cnlunardate 0.0.4 beside lunardate 0.3.0, borax 4.1.3 and sxtwl 2.0.7: the Chinese day that papers print in their heads.
# Expected: Mid-Autumn of 1996, the 15th day of the eighth month, is 27 September 1996, as the other three have it.
# Happens: it is the 26th: the sixth and the eighth month of 1996 begin a day early. Sixty days of that year are one ahead.
# Matters: digitised papers are dated by that line; a festival's edition would be filed under the day before it came out.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check cnlunardate==0.0.4 lunardate==0.3.0 borax==4.1.3 sxtwl==2.0.7
"$here/venv/bin/python" - <<'PY'
from datetime import date, timedelta

import sxtwl
from borax.calendars.lunardate import LunarDate
from cnlunardate import cnlunardate
from lunardate import LunarDate as PlainLunarDate


def others(day):
    number = (day.year, day.month, day.day)
    one, two, three = LunarDate.from_solar(day), PlainLunarDate.from_solar_date(*number), sxtwl.fromSolar(*number)
    found = {(one.month, one.day), (two.month, two.day), (three.getLunarMonth(), three.getLunarDay())}
    assert len(found) == 1, (day, found)
    return found.pop()


def its_own(day):
    found = cnlunardate.fromsolardate(day)
    return found.month, found.day


year = [date(1996, 3, 1) + timedelta(number) for number in range(300)]
off = [day for day in year if its_own(day) != others(day)]
print(len(off), off[0], off[-1], cnlunardate(1996, 8, 15).tosolardate())
assert others(date(1996, 9, 27)) == (8, 15)
assert cnlunardate(1996, 8, 15).tosolardate() == date(1996, 9, 26), "changed: another day"
assert len(off) == 60
PY
