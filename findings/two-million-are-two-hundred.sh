#!/usr/bin/env bash
# soynlp 0.0.493: Korean texts with their repeated letters shortened, as is done before words are counted or compared.
# Expected: ㅋㅋㅋㅋ (laughter) is ㅋㅋ, and numbers stay.
# Happens: repeat_normalize() and emoticon_normalize() shorten digits too: 2000000원 is 200원, 55555명 is 55명; 1200000 is
# 1200, while 1,200,000, with commas, stays.
# Matters: sums and counts of people are a thousandth or less, so facts drawn from the text are wrong, and stories that differ
# only in a number are one to a comparison.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check soynlp==0.0.493
"$here/venv/bin/python" - <<'PY'
from soynlp.normalizer import emoticon_normalize, repeat_normalize

TEXTS = ("ㅋㅋㅋㅋ", "2000000원", "55555명", "1200000원", "1,200,000원")
found = [[shorten(text, num_repeats=2) for text in TEXTS] for shorten in (repeat_normalize, emoticon_normalize)]
print(found)
assert found == [["ㅋㅋ", "200원", "55명", "1200원", "1,200,000원"]] * 2, "changed: other numbers"
PY
