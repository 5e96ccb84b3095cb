#!/usr/bin/env bash
# humanparser 2.7.0, another-name-parser 0.1.0 and parse-full-name 1.2.7 (npm): bylines of which a part looks like a degree, or
# whose surname stands first.
# Expected: Li Ma has the surname Ma, Ana Do the surname Do; "García Márquez, Ana" is Ana, of the family García Márquez.
# Happens: in humanparser Ma is a degree (M.A.), and in another-name-parser Do is (D.O.), and there is no surname; in
# parse-full-name the first name is one, Ana, and García the first name; and Major Okoro is an officer of the first name Okoro.
# Matters: authors are sorted and joined by surname; of many Chinese, Vietnamese and Spanish bylines it is empty or wrong.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts humanparser@2.7.0 another-name-parser@0.1.0 parse-full-name@1.2.7 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const humanparser = require('humanparser');
const anotherNameParser = require('another-name-parser');
const { parseFullName } = require('parse-full-name');

const one = humanparser.parseName('Li Ma');
const two = anotherNameParser('Ana Do');
const three = parseFullName('García Márquez, Ana');
const four = anotherNameParser('Major Okoro');
console.log(one, two, three, four);
assert.deepEqual([one.firstName, one.lastName, one.suffix], ['Li', '', 'Ma'], 'changed: another surname');
assert.deepEqual([two.first, two.last ?? '', two.suffix], ['Ana', '', 'Do']);
assert.deepEqual([three.first, three.last, three.suffix], ['García', 'Márquez', 'Ana']);
assert.deepEqual([four.prefix, four.first, four.last ?? ''], ['Major', 'Okoro', '']);
JS
node look.cjs
