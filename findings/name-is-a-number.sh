#!/usr/bin/env bash
# number-parser 0.3.2 and text2num 3.1.0: names, and verbs, that are written like numbers.
# Expected: "Ana dos Santos" and "Otto Bianchi" as they are.
# Happens: "Ana 2 Santos" in Spanish, "8 Bianchi" in Italian, where "sei", you are, is 6, too.
# Matters: that name is one of the most common of Portuguese; with it a byline, and every quotation, loses who spoke.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check number-parser==0.3.2 text2num==3.1.0
"$here/venv/bin/python" - <<'PY'
from number_parser import parse
from text_to_num import alpha2digit

found = [
    parse("La alcaldesa Ana dos Santos esperó.", language="es"),
    alpha2digit("Otto Bianchi chiede: dove sei?", "it"),
]
print(found)
assert found == ["La alcaldesa Ana 2 Santos esperó.", "8 Bianchi chiede: dove 6?"], "changed: other numbers"
PY
