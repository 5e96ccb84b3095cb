#!/usr/bin/env bash
# pythainlp 5.4.0: the hours of the morning in Thai words, as announcements of meetings have them.
# Expected: "เก้าโมง" is 09:00 with or without "in the morning" behind it, for nine in the evening is "สามทุ่ม"; "สิบเอ็ดโมง" is 11:00.
# Happens: without it nine is 21:00, ten and eleven are both 22:00; with it eleven is 10:00, like ten. "สิบเอ็ดนาฬิกา" is right.
# Matters: what begins in the morning is at night, and the last hour before noon does not exist.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pythainlp==5.4.0
"$here/venv/bin/python" - <<'PY'
from pythainlp.util import thaiword_to_time

MORNING = "เช้า"
found = {hour: [thaiword_to_time(hour), thaiword_to_time(hour + MORNING)] for hour in ("เก้าโมง", "สิบโมง", "สิบเอ็ดโมง")}
print(found, thaiword_to_time("สามทุ่ม"), thaiword_to_time("สิบเอ็ดนาฬิกา"))
assert list(found.values()) == [["21:00", "09:00"], ["22:00", "10:00"], ["22:00", "10:00"]], "changed: other hours"
assert (thaiword_to_time("สามทุ่ม"), thaiword_to_time("สิบเอ็ดนาฬิกา")) == ("21:00", "11:00")
PY
