#!/usr/bin/env bash
# crontzconvert 1.1.1: a cron line with two hours of one weekday, from UTC to Tokyo (nine hours on, no summer time).
# Expected: Friday 20:00 is Saturday 05:00. One line can't say that together with Friday 17:00, so two lines or an error.
# Happens: with 20:00 alone it is Saturday; with 8:00 and 20:00 it is Friday 05:00 and 17:00. Five o'clock is a day early.
# Matters: the evening's run comes before the day's paper is out, and weekend stories wait; a test with one hour passes.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts crontzconvert@1.1.1 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { convert } = require('crontzconvert');

const found = ['0 0 20 * * 5', '0 0 8,20 * * 5', '0 0 12-20 * * 1-5'].map((line) => convert(line, 'UTC', 'Asia/Tokyo'));
console.log(found);
assert.deepEqual(found, ['0 0 5 * * 6', '0 0 5,17 * * 5', '0 0 0-5,21-23 * * 1-5'], 'changed: other lines');
JS
node look.cjs
