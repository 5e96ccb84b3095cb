#!/usr/bin/env bash
# rutimeparser 1.1.1: days in Russian as news writes them, read on Monday, 5 January 2026.
# Expected: "на прошлой неделе" (last week) is in the week of 29 December, "в прошлом месяце" in December, "5-го мая" on 5 May.
# Happens: last week is next week, last month February: both words for last are read as their opposites' are. "5-го мая" and
# "третьего мая" (the third) are 1 May; "5 мая" is right.
# Matters: what a story says has happened is filed after the story, as something planned.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check rutimeparser==1.1.1
"$here/venv/bin/python" - <<'PY'
from datetime import date, datetime

from rutimeparser import parse

WORDS = ("на прошлой неделе", "на следующей неделе", "в прошлом месяце", "5 мая", "5-го мая", "третьего мая")
found = {text: parse(text, now=datetime(2026, 1, 5, 12)) for text in WORDS}
for text, day in found.items():
    print(text, day)
assert list(found.values()) == [
    date(2026, 1, 12),
    date(2026, 1, 12),
    date(2026, 2, 1),
    date(2026, 5, 5),
    date(2026, 5, 1),
    date(2026, 5, 1),
], "changed: other days"
PY
