#!/usr/bin/env bash
# ja-timex 0.2.8, which reads times in Japanese sentences: an hour behind 午後 (afternoon) or 夜 (evening), as a datetime.
# Expected: "午後8時30分" is 20:30, as its own value T20-30 says.
# Happens: to_datetime() gives 08:30; so it does with 夜8時 and with "8:30 PM". A clock of 24 hours is read right.
# Matters: each meeting, match and quake of an evening moves to the morning, and value and datetime of one expression differ.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check ja-timex==0.2.8 pendulum==3.0.0b1
"$here/venv/bin/python" - <<'PY'
import pendulum
from ja_timex import TimexParser

parser = TimexParser(reference=pendulum.datetime(2026, 1, 5, tz="Asia/Tokyo"))


def clock(text):
    (found,) = parser.parse(text)
    return found.value, found.to_datetime().format("HH:mm")


for text in ("午後8時30分", "夜8時", "8:30 PM", "20時30分"):
    print(text, *clock(text))
assert clock("20時30分") == ("T20-30-XX", "20:30")
assert clock("午後8時30分") == ("T20-30-XX", "08:30"), "changed: another hour"
assert clock("夜8時")[1] == "08:00"
assert clock("8:30 PM")[1] == "08:30"
PY
