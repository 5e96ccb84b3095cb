#!/usr/bin/env bash
# @foundernest/namecase 1.0.5: bylines and names in capitals, as agencies send them.
# Expected: Emmanuel Macron, José Maciel, Maciej Kowalski; Ben Okoro and Al Gore, whose first names stand where a name begins.
# Happens: "MacRon", "MacIel" and "MacIej", as if they were Scottish (Machado is spared); "ben Okoro" and "al Gore", as if they
# were particles; Xi Jinping is the eleventh, "XI Jinping".
# Matters: a name is spelt as no paper spells it, so the two spellings are two people in an index of authors.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @foundernest/namecase@1.0.5 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { nameCase } = require('@foundernest/namecase');

const names = ['ANA MACHADO', 'EMMANUEL MACRON', 'JOSÉ MACIEL', 'MACIEJ KOWALSKI', 'BEN OKORO', 'AL GORE', 'XI JINPING'];
const found = names.map((name) => nameCase(name));
console.log(found);
assert.deepEqual(
  found,
  ['Ana Machado', 'Emmanuel MacRon', 'José MacIel', 'MacIej Kowalski', 'ben Okoro', 'al Gore', 'XI Jinping'],
  'changed: other letters',
);
JS
node look.cjs
