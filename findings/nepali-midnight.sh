#!/usr/bin/env bash
# nepali-datetime 1.0.8.5: a day of the Nepali calendar turned into a datetime.
# Expected: 21 Poush 2082 is 5 January 2026, as date.to_datetime_date() says.
# Happens: datetime.to_datetime_datetime() gives 4 January, 18:15: UTC, but without a zone that would say so.
# Matters: every article whose line has a day and no time is published on the day before.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check nepali-datetime==1.0.8.5
"$here/venv/bin/python" - <<'PY'
import datetime

import nepali_datetime

day = nepali_datetime.date(2082, 9, 21).to_datetime_date()
moment = nepali_datetime.datetime(2082, 9, 21).to_datetime_datetime()
print(day, moment, moment.tzinfo)
assert day == datetime.date(2026, 1, 5)
assert moment == datetime.datetime(2026, 1, 4, 18, 15), "changed: another moment, or it has a zone"
assert moment.tzinfo is None
PY
