#!/usr/bin/env bash
# edtf 4.11.1 (npm), beside edtf 5.0.2 (PyPI), EDTF (ISO 8601-2): seasons and thirds of a year, as quarterlies are dated.
# Expected: summer (2026-22) ends in August or September, and the first third of a year (2026-37) has four months.
# Happens: the seasons are the quarters: spring begins on 1 January, summer ends on 30 June; the first third has five months.
# Matters: what is sorted or searched by these limits is a season early, and January belongs to spring and not to winter.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
npm install --silent --no-fund --no-audit --ignore-scripts edtf@4.11.1 > /dev/null
"$here/venv/bin/python" - <<'PY'
import time

from edtf import parse_edtf

for text, limits in {"2026-22": ("06-01", "08-31"), "2026-37": ("01-01", "04-30")}.items():
    found = parse_edtf(text)
    first, last = (time.strftime("%m-%d", moment) for moment in (found.lower_strict(), found.upper_strict()))
    print("PyPI", text, first, last)
    assert (first, last) == limits
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const found = require('edtf');
const edtf = found.default || found;

const limits = (text) => {
  const { min, max } = edtf(text);
  const days = [min, max].map((moment) => new Date(moment).toISOString().slice(0, 10));
  console.log('npm', text, ...days);
  return days;
};
assert.deepEqual(limits('2026-21'), ['2026-01-01', '2026-03-31'], 'changed: spring is no quarter');
assert.deepEqual(limits('2026-22'), ['2026-04-01', '2026-06-30']);
assert.deepEqual(limits('2026-33'), ['2026-01-01', '2026-03-31']);
assert.deepEqual(limits('2026-37'), ['2026-01-01', '2026-05-31'], 'changed: a third has four months');
JS
node look.cjs
