#!/usr/bin/env bash
# goose3 3.1.22 (PyPI) and unfluff 3.2.0 (npm), which go back to one program: inline elements in a sentence.
# Expected: "CO2", or "CO 2", of CO<sub>2</sub>; the words in <ins> and <abbr> stay, since a browser prints them.
# Happens: the element goes with its text: CO2 is CO, and the corrected figure is missing. Words in <b> stay.
# Matters: carbon dioxide becomes carbon monoxide, in a sentence that still reads.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check goose3==3.1.22
npm install --silent --no-fund --no-audit --ignore-scripts unfluff@3.2.0 > /dev/null
cat > page.html <<'HTML'
<!doctype html><html lang="en"><head><title>Plant emits more</title></head><body><article><h1>Plant emits more</h1>
<p>The plant above the town sent out more CO<sub>2</sub> than in any year since it was built, said the ministry.</p>
<p>It was <ins>nine</ins> tons a day, and the <abbr>EPA</abbr> called it far too much, which the <b>mayor</b> did not.</p>
<p>The council will vote on new filters next week, and the old chimney stays closed until then, said the mayor.</p>
</article></body></html>
HTML
"$here/venv/bin/python" - <<'PY'
from goose3 import Goose

with open("page.html", encoding="utf-8") as file:
    text = Goose({"enable_image_fetching": False}).extract(raw_html=file.read()).cleaned_text
lines = [" ".join(line.split()) for line in text.splitlines() if line]
print("goose3", lines[:2])
assert lines[0].startswith("The plant above the town sent out more CO than in"), "changed: another subscript"
assert lines[1] == "It was tons a day, and the called it far too much, which the mayor did not.", "changed: other words"
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const fs = require('node:fs');
const unfluff = require('unfluff');

const { text } = unfluff(fs.readFileSync('page.html', 'utf8'), 'en');
const lines = text.split('\n').filter(Boolean).map((line) => line.replace(/\s+/g, ' '));
console.log('unfluff', lines.slice(0, 2));
assert.ok(lines[0].startsWith('The plant above the town sent out more CO than in'), 'changed: another subscript');
assert.equal(lines[1], 'It was tons a day, and the called it far too much, which the mayor did not.', 'changed: other words');
JS
node look.cjs
