#!/usr/bin/env bash
# striprtf 0.0.35: RTF of a story in which an editor's change is still tracked.
# Expected: "About 400 people left.", or "About 300 people left."
# Happens: "About 300400 people left.": \deleted and \revised are passed over, and both figures are one.
# Matters: three hundred thousand people is a figure that nobody wrote, and looks like any other.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35
"$here/venv/bin/python" - <<'PY'
from striprtf.striprtf import rtf_to_text

CHANGE = r"{\deleted\revauthdel1\revdttmdel1 300}{\revised\revauth1\revdttm1 400}"
STORY = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\revtbl {Unknown;}{Editor;}}\pard\f0 About %s people left.\par}"
found = rtf_to_text(STORY % CHANGE).strip()
print(found)
assert found == "About 300400 people left.", "changed: another text"
PY
