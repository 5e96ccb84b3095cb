#!/usr/bin/env bash
# bangla 0.0.6, Bengali calendar: the day that Bangladesh's papers print beside the Gregorian one.
# Expected: 16 October 2026 is 31 Ashwin 1433, and 21 February 2027 is 8 Falgun 1433: since 1426 (2019) Bangladesh's first
# six months have 31 days, so that the national days fall on the Bengali days of 1952 and 1971.
# Happens: it counts as from 1987 to 2019: 1 Kartik, 9 Falgun. From October to the middle of March each day is one ahead.
# Matters: a masthead with both days contradicts itself for five months of the year, and a check of one by the other
# throws the right date away.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check bangla==0.0.6
"$here/venv/bin/python" - <<'PY'
import bangla

found = {}
for day in [(14, 4, 2026), (16, 10, 2026), (16, 12, 2026), (21, 2, 2027), (26, 3, 2027)]:
    said = bangla.get_date(*day)
    found[day] = f"{said['date']} {said['month']} {said['year']}"
    print(*day, "=", found[day])
assert found == {
    (14, 4, 2026): "১ বৈশাখ ১৪৩৩",  # as in today's calendar
    (16, 10, 2026): "১ কার্তিক ১৪৩৩",
    (16, 12, 2026): "২ পৌষ ১৪৩৩",
    (21, 2, 2027): "৯ ফাল্গুন ১৪৩৩",
    (26, 3, 2027): "১২ চৈত্র ১৪৩৩",  # as in today's calendar
}, "changed: other days"
PY
