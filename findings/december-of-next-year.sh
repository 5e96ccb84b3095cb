#!/usr/bin/env bash
# dayjs 1.11.23 (npm), plugin customParseFormat: days as Russian, Polish, Ukrainian and Lithuanian papers write them.
# Expected: "5 декабря 2026" is 5 December 2026, in the format and the language in which it wrote the day itself.
# Happens: 5 December 2027. Of a month with a second, inflected name the number is looked up with the remainder by twelve,
# so that the last month is the nought of the next year; the other eleven are right. The strict flag refuses such a December.
# Matters: each December an archive gets stories of a year that has not begun, and a test in any other month passes.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts dayjs@1.11.23 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/customParseFormat'));

const FORM = 'D MMMM YYYY';
const found = {};
for (const language of ['ru', 'pl', 'uk', 'lt', 'de']) {
  require(`dayjs/locale/${language}`);
  found[language] = [];
  for (const month of [10, 11]) {
    const printed = dayjs(new Date(2026, month, 5)).locale(language).format(FORM);
    const read = dayjs(printed, FORM, language).format('YYYY-MM-DD');
    console.log(language, printed, '->', read);
    found[language].push(read);
  }
}
const late = ['2026-11-05', '2027-12-05'];
assert.deepEqual(found, { ru: late, pl: late, uk: late, lt: late, de: ['2026-11-05', '2026-12-05'] }, 'changed: other days');
JS
node look.cjs
