#!/usr/bin/env bash
# trafilatura 2.3.1: the author of a page that states name and profession behind a comma, in microdata or in the byline.
# Expected: "Ana Silva"; the profession is marked as jobTitle, and with a capital letter it is one all the same.
# Happens: "Ana Silva; Reporter": what follows the comma is another author. Behind a blank it is part of the name.
# Matters: counted by author, a paper's most frequent one is called Reporter.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
"$here/venv/bin/python" - <<'PY'
from trafilatura.metadata import extract_metadata

TEXT = "<p>The dam above the town held through the night, and the road is open again, said the mayor on Monday.</p>" * 4
NAME, JOB = '<span itemprop="name">Ana Silva</span>', '<span itemprop="jobTitle">Reporter</span>'
PERSON = '<p itemprop="author" itemscope itemtype="https://schema.org/Person">{}</p>'
PLAIN = '<p class="author">Ana Silva, Reporter</p>'
BYLINES = [PERSON.format(f"{NAME}, {JOB}"), PERSON.format(f"{NAME} {JOB}"), PLAIN, PERSON.format(NAME)]
found = []
for byline in BYLINES:
    page = f"<html><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1>{byline}{TEXT}</article></body></html>"
    found.append(extract_metadata(page).author)
    print(byline, "->", found[-1])
assert found == ["Ana Silva; Reporter", "Ana Silva Reporter", "Ana Silva; Reporter", "Ana Silva"], "changed: other authors"
PY
