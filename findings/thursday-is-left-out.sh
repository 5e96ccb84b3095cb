#!/usr/bin/env bash
# human-readable-cron 0.1.0 and recurrent 0.4.1: schedules in English.
# Expected: "every Tuesday and Thursday at 7 pm" on both days, "the 15th of every month" once a month, "every day at noon" at
# noon, "every hour on weekdays" every hour; or an error.
# Happens: in human-readable-cron only Tuesday is left, and the 15th is every day; in recurrent noon is no hour at all, and
# every hour is once a day. recurrent reads the first two as they are said, and human-readable-cron has noon at noon.
# Matters: a source is fetched on half of its days, or on thirty instead of one, and the schedule that one sees was in words.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check human-readable-cron==0.1.0 recurrent==0.4.1
"$here/venv/bin/python" - <<'PY'
from datetime import datetime

from human_readable_cron import convert_to_cron
from recurrent import RecurringEvent

cron = [convert_to_cron(text) for text in ("every Tuesday and Thursday at 7 pm", "the 15th of every month at 8:30 am")]
rules = [
    RecurringEvent(now_date=datetime(2026, 1, 5)).parse(text) for text in ("every day at noon", "every hour on weekdays")
]
print(cron, rules)
assert cron == ["0 19 * * 2", "30 8 * * *"], "changed: other lines"
assert rules == ["RRULE:INTERVAL=1;FREQ=DAILY", "RRULE:BYDAY=MO,TU,WE,TH,FR;INTERVAL=1;FREQ=WEEKLY"], "changed: other rules"
PY
