#!/usr/bin/env bash
# moment 2.31.0 (npm): long dates of Croatian and Catalan (LL), as it writes them itself, read by the same pattern.
# Expected: "5. veljače 2026" and "5 de febrer de 2026" are 5 February, or invalid.
# Happens: both are 5 January, and so are nine of twelve Croatian months and all Catalan ones; isValid() is true. The
# names that it writes are not those that it looks for. With the strict flag all of them are refused; Polish is right.
# Matters: who reads a paper's dates in the way that moment reads by default files the whole year under January.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts moment@2.31.0 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const moment = require('moment');

const found = {};
for (const language of ['hr', 'ca', 'pl']) {
  require(`moment/locale/${language}`);
  const months = (strict) => Array.from({ length: 12 }, (_, month) => {
    const printed = moment([2026, month, 5]).locale(language).format('LL');
    const read = moment(printed, 'LL', language, strict);
    if (month === 1) console.log(language, printed, '->', read.format('YYYY-MM-DD'), strict ? 'strictly' : '');
    return read.isValid() ? read.month() + 1 : 0;
  });
  found[language] = [months(false), months(true).filter(Boolean).length];
}
const year = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
assert.deepEqual(found.hr, [[1, 1, 1, 1, 1, 1, 1, 8, 1, 10, 1, 1], 0], 'changed: other months in Croatian');
assert.deepEqual(found.ca, [year.map(() => 1), 0], 'changed: other months in Catalan');
assert.deepEqual(found.pl, [year, 12], 'changed: other months in Polish');
JS
node look.cjs
