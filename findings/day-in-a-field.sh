#!/usr/bin/env bash
# mammoth 1.13.0 (PyPI), Word into HTML or text: a date that was put in as a field, <w:fldSimple>.
# Expected: the field's last result, which stands in the file and which Word prints; of complex fields it is read.
# Happens: a simple field goes with its result: "SELBY,  (Agency)". docx2txt 0.9 has the day in the same file.
# Matters: templates of desks put day, author and title in as fields, and a story loses its only date on the way to HTML.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0 docx2txt==0.9
"$here/venv/bin/python" - <<'PY'
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

RESULT = '<w:r><w:t>5 January 2026</w:t></w:r>'
SIMPLE = f'<w:fldSimple {nsdecls("w")} w:instr=" DATE ">{RESULT}</w:fldSimple>'
STEP = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = '<w:r><w:instrText> DATE </w:instrText></w:r>'
COMPLEX = STEP.format("begin") + CODE + STEP.format("separate") + RESULT + STEP.format("end")
paper = docx.Document()
for field in (SIMPLE, f'<w:p {nsdecls("w")}>{COMPLEX}</w:p>'):
    paragraph = paper.add_paragraph("SELBY, ")
    node = parse_xml(field)
    for piece in [node] if node.tag.endswith("fldSimple") else list(node):
        paragraph._p.append(piece)
    paragraph.add_run(" (Agency)")
paper.save("story.docx")
with open("story.docx", "rb") as file:
    lines = mammoth.extract_raw_text(file).value.split("\n\n")[:2]
print(lines, docx2txt.process("story.docx").split("\n\n"))
assert lines == ["SELBY,  (Agency)", "SELBY, 5 January 2026 (Agency)"], "changed: other lines of mammoth"
assert docx2txt.process("story.docx").startswith("SELBY, 5 January 2026"), "changed: another line of docx2txt"
PY
