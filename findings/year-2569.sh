#!/usr/bin/env bash
# arrow 1.4.0 (PyPI) and luxon 3.7.2 (npm): days in Thai, where both print the year of the Buddhist era.
# Expected: "5 มกราคม 2569" read in Thai is 5 January 2026, as both print that day themselves.
# Happens: the year is read as one of the Common Era: 2569. arrow does so in Lao, too.
# Matters: every date of a Thai paper is 543 years ahead, is valid, and sorts after all that is "in the future" anyway.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0
npm install --silent --no-fund --no-audit --ignore-scripts luxon@3.7.2 > /dev/null
"$here/venv/bin/python" - <<'PY'
import arrow

found = {}
for language in ("th", "lo", "fr"):
    printed = arrow.get(2026, 1, 5).format("D MMMM YYYY", locale=language)
    found[language] = arrow.get(printed, "D MMMM YYYY", locale=language).year
    print("arrow", printed, "->", found[language])
assert found == {"th": 2569, "lo": 2569, "fr": 2026}, "changed: other years"
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { DateTime } = require('luxon');

const years = ['th', 'fr'].map((locale) => {
  const printed = DateTime.local(2026, 1, 5).setLocale(locale).toFormat('DDD');
  const read = DateTime.fromFormat(printed, 'DDD', { locale });
  console.log('luxon', printed, '->', read.toISODate());
  return read.year;
});
assert.deepEqual(years, [2569, 2026], 'changed: other years');
JS
node look.cjs
