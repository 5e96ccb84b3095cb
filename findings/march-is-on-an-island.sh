#!/usr/bin/env bash
# dateparser 1.5.0: a Turkish, Bosnian or Serbian day in March, "5 Mart 2026", whose language is not said.
# Expected: 5 March 2026, which is what it has when the language is said, and for "5 Nisan 2026", a day in April.
# Happens: 30 May 2026 or another day of that month, in the zone of the Marquesas Islands, whose short name is MART: the 5
# that is left becomes the month, and the day is the machine's.
# Matters: from the 1st to the 12th it is another month, and each has a stated offset, nine and a half hours west.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$here/venv/bin/python" - <<'PY'
from datetime import datetime, timedelta

import dateparser

found = [dateparser.parse(day) for day in ("5 Nisan 2026", "5 Mart 2026", "12 Mart 2026")]
print(found)
print(dateparser.parse("5 Mart 2026", languages=["tr"]))
assert dateparser.parse("5 Mart 2026", languages=["tr"]) == datetime(2026, 3, 5)
assert found[0] == datetime(2026, 4, 5)
assert [(day.month, day.utcoffset()) for day in found[1:]] == [
    (5, timedelta(hours=-9, minutes=-30)),
    (12, timedelta(hours=-9, minutes=-30)),
], "changed: another day"
PY
