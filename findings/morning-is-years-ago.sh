#!/usr/bin/env bash
# dateparser 1.5.0, ISO 8601: instants in the basic format, as WARC tools, calendars and logs of crawls write them.
# Expected: 20260105T0830Z is half past eight of 5 January 2026 in UTC; python-dateutil 2.9.0 and arrow 1.4.0 read it.
# Happens: the clock with its Z is an age in days: 830 days before the moment of reading, and with seconds, 083000, 227 years.
# Matters: the day that is written is not looked at, the result is a valid day, and another one tomorrow.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0 python-dateutil==2.9.0.post0 arrow==1.4.0
"$here/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta

import arrow
import dateparser
from dateutil.parser import isoparse

NOW = datetime(2026, 6, 1, 12)
for text, days in {"20260105T0830Z": 830, "20260105T083000Z": 83000, "2026-01-05T08Z": 8}.items():
    found = dateparser.parse(text, settings={"RELATIVE_BASE": NOW})
    right = isoparse(text)
    print(text, found, right)
    assert found == NOW - timedelta(days=days), "changed: the written day is read"
    assert right.replace(tzinfo=None) == datetime(2026, 1, 5, 8, 0 if text.endswith("08Z") else 30)
    assert arrow.get(text).datetime == right
PY
