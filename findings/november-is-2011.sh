#!/usr/bin/env bash
# dateparser 1.5.0: a Japanese day without a year, "11月5日", as every story prints it, and the language is said.
# Expected: 5 November of this year or the last, as "9月5日" is in September.
# Happens: May 2011: the month becomes the year, and the day the month; so it is in October, November and December.
# Matters: a quarter of the year's news is from 2010 to 2012. Months of one digit are right, and so is a test in spring.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$here/venv/bin/python" - <<'PY'
import dateparser

found = [dateparser.parse(day, languages=["ja"]) for day in ("9月5日", "10月5日", "11月5日", "12月5日")]
print(found)
assert (found[0].month, found[0].day) == (9, 5)
assert [(day.year, day.month) for day in found[1:]] == [(2010, 5), (2011, 5), (2012, 5)], "changed: other days"
PY
