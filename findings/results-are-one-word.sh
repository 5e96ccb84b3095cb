#!/usr/bin/env bash
# html-to-text 10.0.1 (npm) and newspaper4k 0.9.6 (PyPI): a table of results inside an article.
# Expected: a blank, a bar or a line's end between two cells, as a browser sets them apart.
# Happens: all cells are one word: "Selby3Hexham4". html-to-text has layouts for tables, but a table gets none unless it is
# chosen by a selector of its own; newspaper4k has nothing of the kind.
# Matters: "Selby 3" beside "1860 Town" is "Selby31860Town": who won, and by how much, cannot be read any more, and no figure
# of an election or a league is found again.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check newspaper4k==0.9.6
npm install --silent --no-fund --no-audit --ignore-scripts html-to-text@10.0.1 > /dev/null
cat > page.html <<'HTML'
<!doctype html><html lang="en"><head><title>Results</title></head><body><article><h1>Results</h1>
<p>The clubs of the valley met on Sunday for the first time since the flood, and the grounds were dry, said the league.</p>
<table><tr><td>Selby</td><td>3</td></tr><tr><td>Hexham</td><td>4</td></tr></table>
<p>The next matches will be played in two weeks, when the ground of the town should be open again, the league said.</p>
</article></body></html>
HTML
"$here/venv/bin/python" -W ignore - <<'PY'
from newspaper import Article

story = Article("https://post.example/a", language="en")
with open("page.html", encoding="utf-8") as file:
    story.download(input_html=file.read())
story.parse()
found = [line for line in story.text.splitlines() if "Selby" in line]
print("newspaper4k", found)
assert found == ["Selby3Hexham4"], "changed: other cells"
PY
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { convert } from 'html-to-text';

const found = convert(readFileSync('page.html', 'utf8')).split('\n').filter((line) => line.includes('Selby'));
console.log('html-to-text', found);
assert.deepEqual(found, ['Selby3Hexham4'], 'changed: other cells');
JS
node look.mjs
