#!/usr/bin/env bash
# hun-date-parser 0.3.4: the days that Hungarian agencies print.
# Expected: "2026. szept. 5." is one day, as "2026. szeptember 5." is.
# Happens: behind a shortened month the day is not read, and the answer is the whole month, from the 1st on.
# Matters: who takes the beginning of the span, which is the day for all other dates, files a month's stories under its 1st.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check hun-date-parser==0.3.4
"$here/venv/bin/python" - <<'PY'
from datetime import datetime

from hun_date_parser import text2datetime

found = {}
for text in ("2026. szeptember 5.", "2026. szept. 5.", "2026. jan. 5."):
    (span,) = text2datetime(text, now=datetime(2026, 6, 15, 12))
    found[text] = f"{span['start_date']:%m-%d} {span['end_date']:%m-%d}"
print(found)
assert found == {
    "2026. szeptember 5.": "09-05 09-05",
    "2026. szept. 5.": "09-01 09-30",
    "2026. jan. 5.": "01-01 01-31",
}, "changed: other spans"
PY
