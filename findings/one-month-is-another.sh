#!/usr/bin/env bash
# dateparser 1.5.0: days as CLDR writes them in Punjabi, Thai and Marathi, with the language stated.
# Expected: 5 June in Punjabi, 5 March 2026 in Thai ("5 มี.ค. 2026") and 5 May in Marathi ("5 मे 2026"), or None.
# Happens: 5 January, 5 January, and a day of June, which one the clock of the machine says: the name of one month is
# taken for, or cut to, another word. The months beside them are right.
# Matters: one month of the year moves to another, so that a sample from any other month shows nothing.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$here/venv/bin/python" - <<'PY'
from datetime import datetime

import dateparser

NOW = datetime(2026, 11, 18, 12, 0)
DAYS = [("pa", "5 ਜੂਨ 2026"), ("pa", "5 ਜੁਲਾਈ 2026"), ("th", "5 มี.ค. 2026"), ("th", "5 เม.ย. 2026")]
DAYS += [("mr", "5 मे 2026"), ("mr", "5 जून 2026")]
found = []
for language, printed in DAYS:
    day = dateparser.parse(printed, languages=[language], settings={"RELATIVE_BASE": NOW})
    found.append(day and day.date().isoformat())
    print(language, printed, "->", found[-1])
assert found[:4] == ["2026-01-05", "2026-07-05", "2026-01-05", "2026-04-05"], "changed: other months in Punjabi or Thai"
assert found[4:] == ["2026-06-18", "2026-06-05"], "changed: another month in Marathi"
PY
