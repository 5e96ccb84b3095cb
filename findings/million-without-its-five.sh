#!/usr/bin/env bash
# text2num 3.1.0 (PyPI) and words-to-numbers 1.5.1 (npm): numbers as newspapers write them, a figure and a word.
# Expected: "5 million" as it is, or 5000000.
# Happens: "5 1000000" in both: the word becomes a number of its own beside the figure. "five million" is 5000000.
# Matters: who looks for the largest number, or for figures of a budget, finds a million where five are meant.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check text2num==3.1.0
npm install --silent --no-fund --no-audit --ignore-scripts words-to-numbers@1.5.1 > /dev/null
"$here/venv/bin/python" - <<'PY'
from text_to_num import alpha2digit

found = [
    alpha2digit("The dam cost five million.", "en"),
    alpha2digit("The dam cost 5 million.", "en"),
    alpha2digit("Der Damm kostet 2,5 Millionen Euro.", "de"),
]
print(found)
assert found == [
    "The dam cost 5000000.",
    "The dam cost 5 1000000.",
    "Der Damm kostet 2,5 1000000 Euro.",
], "changed: other numbers"
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { wordsToNumbers } = require('words-to-numbers');

const found = ['five million people', '5 million people'].map((text) => wordsToNumbers(text));
console.log(found);
assert.deepEqual(found, ['5000000 people', '5 1000000 people'], 'changed: other numbers');
JS
node look.cjs
