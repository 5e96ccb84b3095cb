#!/usr/bin/env bash
# any-date-parser 2.2.4 (npm): a day with its clock, where the language parts hours and minutes with a full stop.
# Expected: 5 October 2026, with or without the clock, or null: with "20:30" it is read whole.
# Happens: the minutes become the month, whatever month was written: "20.30 Uhr" is March, "20.15" January, "20.45" April.
# Matters: nothing is raised, and day and year are right: every report of half past something is dated in March.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts any-date-parser@2.2.4 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const parser = require('any-date-parser');

const read = (text, locale) => {
  const date = parser.fromString(text, locale);
  const day = date && date.isValid() ? date.toISOString().slice(0, 16) : null;
  console.log(locale, '|', text, '->', day);
  return day;
};
assert.equal(read('5. Oktober 2026', 'de'), '2026-10-05T00:00');
assert.equal(read('5. Oktober 2026, 20:30 Uhr', 'de'), '2026-10-05T20:30');
assert.equal(read('5. Oktober 2026, 20.30 Uhr', 'de'), '2026-03-05T00:00');
assert.equal(read('5. Oktober 2026, 20.15 Uhr', 'de'), '2026-01-05T00:00');
assert.equal(read('5. Oktober 2026, 20.45 Uhr', 'de'), '2026-04-05T00:00');
assert.equal(read('5 oktober 2026 om 20.30 uur', 'nl'), '2026-03-05T00:00');
assert.equal(read('5 oktober 2026 kl. 20.30', 'sv'), '2026-03-05T00:00');
assert.equal(read('5. oktober 2026 kl. 20.30', 'nb'), '2026-03-05T00:00');
assert.equal(read('5 ottobre 2026 ore 20.30', 'it'), '2026-03-05T00:00');
JS
node look.cjs
