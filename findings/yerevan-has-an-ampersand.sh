#!/usr/bin/env bash
# transliterate 1.10.2 beside anyascii 0.3.3: Armenian towns and names in Latin letters.
# Expected: Yerevan, Sevak and Hovhannisyan in one of the usual spellings, "Erevan", "Sevak", "Hovhannisyan".
# Happens: the letter և is "&" also within a word, "Er&an" and "S&ak", and ո is "vo" also within one: "Hvovhannisjan".
# Matters: the capital in the dateline is no word any more, and slugify() makes "eran" of it: the address names another town.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check transliterate==1.10.2 anyascii==0.3.3
"$here/venv/bin/python" - <<'PY'
from anyascii import anyascii
from transliterate import slugify, translit

NAMES = ("Երևան", "Սևակ Հովհաննիսյան")
found = [(translit(name, "hy", reversed=True), anyascii(name)) for name in NAMES]
print(found, slugify("Երևան", "hy"))
assert found == [("Er&an", "Erevan"), ("S&ak Hvovhannisjan", "Sevak Hovhannisyan")], "changed: other letters"
assert slugify("Երևան", "hy") == "eran", "changed: another slug"
PY
