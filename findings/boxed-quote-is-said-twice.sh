#!/usr/bin/env bash
# docx2txt 0.9 (PyPI) and any-text 1.2.0 (npm): a quotation in a text box, which Word saves in two forms, one for old readers.
# Expected: the quotation once: of mc:AlternateContent a reader takes the first choice that it knows, or the fallback.
# Happens: both forms are read, and the second is joined with the sentence that follows: "We waitThe dam holds."
# Matters: boxes hold the quotation that a story is told by; it is said twice, and whoever counts it finds two.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check docx2txt==0.9
npm install --silent --no-fund --no-audit --ignore-scripts any-text@1.2.0 > /dev/null
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
<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:r><mc:AlternateContent><mc:Choice Requires="wps"
><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>We wait</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp
></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>We wait</w:t></w:r></w:p
></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>The dam holds.</w:t></w:r></w:p>
XML
"$here/venv/bin/python" - <<'PY'
import docx2txt

found = docx2txt.process("story.docx").split("\n\n")
print(found)
assert [part for part in found if part] == ["We wait", "We waitThe dam holds."], "changed: another text"
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { getText } = require('any-text');

getText('story.docx').then((text) => {
  console.log(text);
  assert.equal(text.trim(), 'We waitWe waitThe dam holds.', 'changed: another text');
});
JS
node look.cjs
