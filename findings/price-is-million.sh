#!/usr/bin/env bash
# etnltk 0.0.22: Amharic sentences, sent_tokenize().
# Expected: "ዋጋው 2.5 ሚሊዮን ነው።" (the price is 2.5 million) as it stands, next to the sentence before it.
# Happens: each number in figures is left out, also one of a year or a clock, and so are Latin names: "the price is million",
# "in came". Its docstring speaks of splitting alone.
# Matters: sentences drawn from news state other facts, and no empty place shows it.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check etnltk==0.0.22
"$here/venv/bin/python" -W ignore - <<'PY'
from etnltk.tokenize.am import sent_tokenize

found = sent_tokenize("ዋጋው 2.5 ሚሊዮን ነው። በ2026 UNICEF መጣ።")
print(found)
assert found == ["ዋጋው ሚሊዮን ነው", "በ መጣ"], "changed: other words are left"
PY
