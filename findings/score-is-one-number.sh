#!/usr/bin/env bash
# docx2txt 0.9 and firecrawl-anydoc 0.2.4 (PyPI), word-extractor 1.0.4 (npm): the hyphen of Word that does not break a line.
# Expected: "Selby won 3-1.", with this or another hyphen.
# Happens: "Selby won 31.": Word writes that hyphen as an element of its own, and all three pass over it.
# Matters: it is put just where a line must not break, in scores, spans of years and double names; no figure looks odd.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9 firecrawl-anydoc==0.2.4
npm install --silent --no-fund --no-audit --ignore-scripts word-extractor@1.0.4 > /dev/null
cat > story.py <<'PY'
import sys
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}"'
    ' Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"/>',
    "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{sys.stdin.read().strip()}<w:sectPr/></w:body></w:document>',
}
with zipfile.ZipFile("story.docx", "w") as file:
    for name, part in PARTS.items():
        file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{part}')
PY
"$here/venv/bin/python" story.py <<'XML'
<w:p><w:r><w:t xml:space="preserve">Selby won 3</w:t><w:noBreakHyphen/><w:t>1.</w:t></w:r></w:p>
XML
"$here/venv/bin/python" - <<'PY'
import anydoc
import docx2txt

found = [docx2txt.process("story.docx").strip(), anydoc.to_markdown("story.docx").strip()]
print(found)
assert found == ["Selby won 31."] * 2, "changed: other texts"
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const WordExtractor = require('word-extractor');

new WordExtractor().extract('story.docx').then((story) => {
  const text = story.getBody().trim();
  console.log(text);
  assert.equal(text, 'Selby won 31.', 'changed: another text');
});
JS
node look.cjs
