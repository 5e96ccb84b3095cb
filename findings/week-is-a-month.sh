#!/usr/bin/env bash
# dateparser 1.5.0 and any-date-parser 2.2.4 (npm), HTML: the week of a weekly, `<time datetime="2026-W02">`.
# Expected: 5 January 2026, on which the second week begins (`<time>` allows it), or nothing; htmldate 1.11.0 reads it.
# Happens: "W" is passed over: 2026-W02 is 1 February and 2026-W09 1 September; the third day of week 30 is 30 March.
# Matters: weeklies and newsletters number their issues so; each is dated with a valid day of another month.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0 htmldate==1.11.0
npm install --silent --no-fund --no-audit --ignore-scripts any-date-parser@2.2.4 > /dev/null
"$here/venv/bin/python" - <<'PY'
from datetime import date

import dateparser
from htmldate import find_date

for week, month in {"2026-W02": 2, "2026-W09": 9}.items():
    found = dateparser.parse(week).date()
    page = f'<html><body><h1>Dam holds</h1><time datetime="{week}">This week</time><p>It held.</p></body></html>'
    print(week, found, find_date(page), date.fromisocalendar(2026, int(week[-2:]), 1))
    assert found == date(2026, month, 1), "changed: a week is no month"
    assert find_date(page) == date.fromisocalendar(2026, int(week[-2:]), 1).isoformat()
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const found = require('any-date-parser');
const parser = found.default || found;

for (const [week, day] of [['2026-W02-1', '2026-02-01'], ['2026-W30-3', '2026-03-30']]) {
  const read = parser.fromString(week);
  console.log(week, read.toISOString());
  assert.equal(read.toISOString().slice(0, 10), day, 'changed: a week is no month');
}
JS
node look.cjs
