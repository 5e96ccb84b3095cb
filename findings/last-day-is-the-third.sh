#!/usr/bin/env bash
# @cheap-glitch/mi-cron 1.0.1 beside croner 11.0.0: the next times of "0 6 31 * *", the last day of the long months.
# Expected: after 31 January comes 31 March; February has no such day.
# Happens: 3 March, then 31 March, then 1 May. "0 6 29 2 *" is 1 March in three years of four.
# Matters: a count of the month's stories is made again three days late, over another month; no field asks for the 3rd.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @cheap-glitch/mi-cron@1.0.1 croner@11.0.0 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { parseCron } = require('@cheap-glitch/mi-cron');
const { Cron } = require('croner');

process.env.TZ = 'UTC';
const day = (date) => date.toISOString().slice(0, 10);
const start = new Date('2026-01-05T00:00:00Z');
const theirs = [];
for (let date = start; theirs.length < 4; ) {
  date = parseCron.nextDate('0 6 31 * *', date);
  theirs.push(day(date));
}
const others = new Cron('0 6 31 * *', { timezone: 'UTC', paused: true }).nextRuns(4, start).map(day);
console.log(theirs, others);
assert.deepEqual(theirs, ['2026-01-31', '2026-03-03', '2026-03-31', '2026-05-01'], 'changed: other days');
assert.deepEqual(others, ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']);
JS
node look.cjs
