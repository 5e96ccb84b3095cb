#!/usr/bin/env bash
# mammoth 1.13.0, extract_raw_text() of a Word file: a line break inside a paragraph, as in a byline or a poem.
# Expected: a line break, or a blank, between the lines, as python-docx 1.2.0 and mammoth's own HTML have it.
# Happens: nothing: "Ana SilvaSELBY, 5 January".
# Matters: the reporter has the town in her name, and the last word of each line is one with the first of the next.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0
"$here/venv/bin/python" - <<'PY'
import docx
import mammoth

paper = docx.Document()
paragraph = paper.add_paragraph("Ana Silva")
paragraph.add_run().add_break()
paragraph.add_run("SELBY, 5 January")
paper.save("story.docx")
with open("story.docx", "rb") as file:
    raw, html = mammoth.extract_raw_text(file).value.strip(), mammoth.convert_to_html(file).value
lines = docx.Document("story.docx").paragraphs[0].text.splitlines()
print(raw, "|", html, "|", lines)
assert (html, lines) == ("<p>Ana Silva<br />SELBY, 5 January</p>", ["Ana Silva", "SELBY, 5 January"]), "changed: the others"
assert raw == "Ana SilvaSELBY, 5 January", "changed: another text"
PY
