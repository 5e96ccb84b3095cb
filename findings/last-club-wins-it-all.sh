#!/usr/bin/env bash
# tabletojson 4.1.15 and html-table-to-json 1.0.0 (npm): a table of results whose clubs are row headers, <th scope="row">.
# Expected: Selby with 3 points and Hexham with 1, under "Club" and "Points", which the head of the table states.
# Happens: both write {"Hexham": "3"} and {"Hexham": "1"}: each <th> is a new head for all rows, and the last one stays.
# Matters: the winner's points, votes and medals are the last one's, and whoever marked the table as HTML wants it is punished.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts tabletojson@4.1.15 html-table-to-json@1.0.0 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { Tabletojson, tabletojson } = require('tabletojson');
const HtmlTableToJson = require('html-table-to-json');

const table = (cell) => `<table><thead><tr><th>Club</th><th>Points</th></tr></thead><tbody>
<tr>${cell('Selby')}<td>3</td></tr><tr>${cell('Hexham')}<td>1</td></tr></tbody></table>`;
for (const read of [(tabletojson ?? Tabletojson).convert, (html) => HtmlTableToJson.parse(html).results]) {
  const [plain] = read(table((club) => `<td>${club}</td>`));
  const [marked] = read(table((club) => `<th scope="row">${club}</th>`));
  console.log(plain, marked);
  assert.deepEqual(plain, [{ Club: 'Selby', Points: '3' }, { Club: 'Hexham', Points: '1' }]);
  assert.deepEqual(marked, [{ Hexham: '3' }, { Hexham: '1' }], 'changed: other rows');
}
JS
node look.cjs
