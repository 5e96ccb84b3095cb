#!/usr/bin/env bash
# python-docx 1.2.0: paragraph.text of a manuscript in which a desk tracked its changes.
# Expected: the text with the insertions and without the deletions, as Word shows it when all changes are accepted, and as
# mammoth 1.13.0 reads the same file; or the text as it was before.
# Happens: neither: deletions are left out, and so are insertions, and with them what is in a smart tag or a content control.
# Matters: "killed twelve" that was corrected to "killed two" is "killed people": of each change both figures are gone.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0
"$here/venv/bin/python" - <<'PY'
import docx
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BY = f'{nsdecls("w")} w:author="desk" w:date="2026-01-05T08:30:00Z"'
PIECES = [
    f'<w:del {BY} w:id="1"><w:r><w:delText>twelve</w:delText></w:r></w:del>',
    f'<w:ins {BY} w:id="2"><w:r><w:t>two</w:t></w:r></w:ins>',
    f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> people in </w:t></w:r>',
    f'<w:sdt {nsdecls("w")}><w:sdtPr/><w:sdtContent><w:r><w:t>Selby</w:t></w:r></w:sdtContent></w:sdt>',
]
paper = docx.Document()
paragraph = paper.add_paragraph("The flood killed ")
for piece in PIECES:
    paragraph._p.append(parse_xml(piece))
paragraph.add_run(".")
paper.save("story.docx")
read = docx.Document("story.docx").paragraphs[0].text
with open("story.docx", "rb") as file:
    other = mammoth.extract_raw_text(file).value.strip()
print(read, "|", other)
assert other == "The flood killed two people in Selby.", "changed: another text of mammoth"
assert read == "The flood killed  people in .", "changed: another text of python-docx"
PY
