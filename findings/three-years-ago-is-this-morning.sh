#!/usr/bin/env bash
# chrono-node 2.10.3 (npm), Spanish: how long ago something was, as sites print it and as Intl writes it.
# Expected: "hace 3 años" is 2023 for a reader of 2026, or null, which it has for "hace 3 meses" and "hace 3 horas".
# Happens: it is today at three in the morning: the "a" of años is taken for that of a.m.; "hace 11 años" is eleven o'clock.
# And "el pasado martes", last Tuesday, is the coming one.
# Matters: "three years ago" is how an archive marks an old story; here the oldest ones are those of this morning.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts chrono-node@2.10.3 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const chrono = require('chrono-node');

const now = new Date(2026, 0, 5, 12);
const read = (text) => {
  const found = chrono.es.parseDate(text, now);
  console.log(text, '|', found && found.toString());
  return found && [found.getFullYear(), found.getMonth(), found.getDate(), found.getHours()];
};
const ago = new Intl.RelativeTimeFormat('es').format(-3, 'year');
assert.equal(ago, 'hace 3 años');
assert.deepEqual(read(ago), [2026, 0, 5, 3], 'changed: another moment, or none');
assert.deepEqual(read('hace 11 años'), [2026, 0, 5, 11]);
assert.equal(read('hace 3 meses'), null);
assert.deepEqual(read('el pasado martes'), [2026, 0, 6, 12], 'changed: another Tuesday (the reader reads on a Monday)');
JS
node look.cjs
