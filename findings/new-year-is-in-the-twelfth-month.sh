#!/usr/bin/env bash
# vi-lunaire 2026.4.11, beside lunar-vn 1.4.0 and vnlunar 1.0.5: Vietnamese lunar days, which papers print beside the date.
# Expected: 11 February 1975 and 16 February 1999 are Tết, the first day of the first month (a range of 1900 to 2100 is stated).
# Happens: up to the end of 1999 every day is in an earlier month; from 2000 on all are right.
# Matters: the day of an older paper is a valid one, a month early, and so is each feast.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check vi-lunaire==2026.4.11 lunar-vn==1.4.0 vnlunar==1.0.5
"$here/venv/bin/python" - <<'PY'
from datetime import date, timedelta

import lunar_vn
import vi_lunaire
import vnlunar


def three(day):
    first = vi_lunaire.solar_to_lunar(day.year, day.month, day.day)
    second = lunar_vn.solar_to_lunar(day)
    third = vnlunar.get_lunar_date(day.day, day.month, day.year)
    return (first.day, first.month), (second.day, second.month), (third["day"], third["month"])


for day in (date(1975, 2, 11), date(1999, 2, 16), date(2026, 2, 17)):
    print(day, *three(day))
    assert three(day)[1:] == ((1, 1), (1, 1))
assert three(date(1999, 2, 16))[0] == (1, 12), "changed: the first month is the first"
old = [date(1970, 1, 1) + timedelta(days) for days in range(0, 10957, 7)]
assert not any(three(day)[0] == three(day)[1] for day in old)
assert all(three(day)[0] == three(day)[1] for day in (date(2000, 1, 1) + timedelta(days) for days in range(0, 9000, 7)))
PY
