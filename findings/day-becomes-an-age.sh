#!/usr/bin/env bash
# pangu 7.2.1 (npm), which sets blanks between Chinese letters and figures, and dateparser 1.5.0: a day without a year.
# Expected: "1月5日" is 5 January after the blanks are set, too, or null, as dateparser has without them.
# Happens: "1 月 5 日" is one month and five days ago: 月 and 日 with blanks are lengths of time.
# Matters: many papers and editors set these blanks as they publish. Every story is then some months old, and never of the
# day it prints; with a year, "2026 年 1 月 5 日", all is well.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
npm install --silent --no-fund --no-audit --ignore-scripts pangu@7.2.1 > /dev/null
cat > look.cjs <<'JS'
const { pangu } = require('pangu');

console.log(pangu.spacingText('1月5日'));
JS
printed=$(node look.cjs)
"$here/venv/bin/python" - "$printed" <<'PY'
import sys
from datetime import datetime

import dateparser

PRINTED = sys.argv[1]
NOW = {"RELATIVE_BASE": datetime(2026, 11, 30)}
found = [dateparser.parse(day, languages=["zh"], settings=NOW) for day in ("1月5日", PRINTED, "2026 年 1 月 5 日")]
print(PRINTED, found)
assert PRINTED == "1 月 5 日", "changed: other blanks"
assert found[1] == datetime(2026, 10, 25), "changed: another day"
assert found[0] is None and found[2] == datetime(2026, 1, 5)
PY
