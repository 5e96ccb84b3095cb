#!/usr/bin/env bash
# neologdn 0.5.6, which brings Japanese text into one form before it is analysed: a range, and a number below nought.
# Expected: "5〜7日" and "−3.2％" with other letters for the same marks, as "10−5" becomes "10-5".
# Happens: "57日": the wave between two numbers is taken out as one that draws out a cry. And the minus of full width, which
# Japanese keyboards write, becomes the long vowel "ー".
# Matters: from the 5th to the 7th is on the 57th, 1999〜2001年 is one year of eight digits, and a fall has no sign.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check neologdn==0.5.6
"$here/venv/bin/python" - <<'PY'
import neologdn

found = [neologdn.normalize(text) for text in ("5〜7日", "1999〜2001年", "－3.2％", "10−5")]
print(found)
assert found[:2] == ["57日", "19992001年"], "changed: other ranges"
assert found[2] == "ー3.2%", "changed: another minus"
assert found[3] == "10-5"
PY
