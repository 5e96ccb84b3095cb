#!/usr/bin/env bash
# kr-sentence 0.0.3, which splits Korean text into sentences: decimals.
# Expected: "매출 1.2조원을 냈다." (sales were 1.2 trillion won) is one sentence, and so is the rise of 2.5 per cent.
# Happens: a sentence ends behind each decimal: "매출 1.2" | "조원을 냈다.".
# Matters: rates, votes and quakes are told in decimals; each such sentence loses its unit to the next one.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check kr-sentence==0.0.3
"$here/venv/bin/python" - <<'PY'
from kr_sentence.tokenizer import tokenize


def split(text):
    found = tokenize(text)
    print(found)
    return found


assert split("댐이 버텼다. 강물이 내렸다.") == ["댐이 버텼다.", "강물이 내렸다."]
assert split("매출 1.2조원을 냈다.") == ["매출 1.2", "조원을 냈다."], "changed: another split"
assert split("물가가 2.5% 올랐다.") == ["물가가 2.5", "% 올랐다."]
PY
