#!/usr/bin/env bash
# edtf 5.0.2, dates of archives: text_to_edtf() of an event that lasted several days.
# Expected: "2026-01-05/2026-01-07", an interval, as it has for "1914-18", or None.
# Happens: "2005-01-07": the first day becomes the year, and the printed year is left out. The order of words is the same.
# Matters: what was announced for this winter is twenty years old; a festival from the 12th to the 14th is of 2012.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$here/venv/bin/python" - <<'PY'
from edtf import text_to_edtf

PRINTED = ("1914-18", "5-7 January 2026", "from 5 to 7 January 2026", "12 to 14 March 2024")
found = [text_to_edtf(printed) for printed in PRINTED]
print(found)
assert found == ["1914/1918", "2005-01-07", "2005-01-07", "2012-03-14"], "changed: other days"
PY
