#!/usr/bin/env bash
# chrono-node 2.10.3 (npm), French: the clock as French papers set it, "8 h 30", with blanks around the h.
# Expected: 8:30 for "8h30" and "8 h 30": the Imprimerie nationale's rules ask for the blanks.
# Happens: with blanks the reading ends before the h: eight o'clock, and it is said to be certain of the hour.
# Matters: up to 59 minutes of the order of a day's stories, and two versions of a page are two times.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts chrono-node@2.10.3 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { fr } from 'chrono-node';

const clock = (text) => {
  const [{ start, text: read }] = fr.parse(text, new Date(2026, 5, 15, 12));
  assert.ok(start.isCertain('hour'));
  console.log(text, '->', read, start.get('hour'), start.get('minute'));
  return [start.get('hour'), start.get('minute')];
};
assert.deepEqual(clock('Publié le 05/01/2026 à 8h30'), [8, 30]);
assert.deepEqual(clock('Publié le 05/01/2026 à 8 h 30'), [8, 0], 'changed: minutes are read');
JS
node look.mjs
