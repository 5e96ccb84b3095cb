#!/usr/bin/env bash
# zhconv 1.4.3, simplified Chinese into that of Taiwan: names whose characters are the same there, and the kilometre.
# Expected: 于小明, 范仲淹 and 公里 stay as they are: the surnames 于 and 范 have no other form, and neither has the unit.
# Happens: 於小明, 範仲淹 and 公裡, while words with two forms come out right (干部 and 干燥, 皇后, 头发).
# Matters: a reporter or a minister has another name in each edition of one agency's story, and every length is misspelt.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check zhconv==1.4.3
"$here/venv/bin/python" - <<'PY'
from zhconv import convert

WORDS = ["干部", "皇后", "干燥", "头发", "记者于小明", "范仲淹", "三公里"]
found = [convert(word, "zh-tw") for word in WORDS]
for word, converted in zip(WORDS, found):
    print(word, "->", converted)
assert found[:4] == ["幹部", "皇后", "乾燥", "頭髮"]
assert found[4:] == ["記者於小明", "範仲淹", "三公裡"], "changed: other characters"
PY
