#!/usr/bin/env bash
# date-fns 4.4.0 (npm): parse() in Armenian and in Kazakh, of days that its own format() wrote there.
# Expected: the same day, or an Invalid Date.
# Happens: Armenian June and July are January, as are Kazakh September, October and November, and Kazakh June is May:
# months are recognised by their first letters, and the first pattern that fits wins.
# Matters: a whole season of news moves into the winter; the day and the year are right, and nothing is refused.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts date-fns@4.4.0 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { format, parse } from 'date-fns';
import { hy, kk } from 'date-fns/locale';

const FORM = 'd MMMM yyyy';
const moved = (locale) => {
  const months = {};
  for (let month = 0; month < 12; month += 1) {
    const printed = format(new Date(2026, month, 5), FORM, { locale });
    const read = parse(printed, FORM, new Date(2000, 0, 1), { locale });
    if (read.getMonth() === month) continue;
    console.log(printed, '->', format(read, 'yyyy-MM-dd'));
    months[month + 1] = read.getMonth() + 1;
  }
  return months;
};
assert.deepEqual(moved(hy), { 6: 1, 7: 1 }, 'changed: other months in Armenian');
assert.deepEqual(moved(kk), { 6: 5, 9: 1, 10: 1, 11: 1 }, 'changed: other months in Kazakh');
JS
node look.mjs
