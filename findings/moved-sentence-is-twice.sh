#!/usr/bin/env bash
# docx2txt 0.9 (PyPI) and word-extractor 1.0.4 (npm): a story in which a tracked change moved a sentence.
# Expected: the sentence in its new place, or in its old one.
# Happens: in both. What was deleted is left out and what was inserted is read, so that only what was moved is twice.
# Matters: a story counts as longer than it is, says things two times, and is not like its printed version any more.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9
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
tr -d '\n' <<'XML' | "$here/venv/bin/python" story.py
<w:p><w:moveFromRangeStart w:id="1" w:author="A" w:name="m"/>
<w:moveFrom w:id="2" w:author="A"><w:r><w:t xml:space="preserve">We wait. </w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="1"/>
<w:r><w:t xml:space="preserve">About </w:t></w:r><w:del w:id="3" w:author="A"><w:r><w:delText>300</w:delText></w:r></w:del>
<w:ins w:id="4" w:author="A"><w:r><w:t>400</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> left. </w:t></w:r>
<w:moveToRangeStart w:id="5" w:author="A" w:name="m"/>
<w:moveTo w:id="6" w:author="A"><w:r><w:t>We wait.</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="5"/></w:p>
XML
"$here/venv/bin/python" - <<'PY'
import docx2txt

found = docx2txt.process("story.docx").strip()
print(found)
assert found == "We wait. About 400 left. We wait.", "changed: another text"
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const WordExtractor = require('word-extractor');

new WordExtractor().extract('story.docx').then((story) => {
  const text = story.getBody().trim();
  console.log(text);
  assert.equal(text, 'We wait. About 400 left. We wait.', 'changed: another text');
});
JS
node look.cjs
