#!/usr/bin/env bash
# syntok 1.4.4, a sentence segmenter for English, German and Spanish: German dates in running text.
# Expected: "Die Sitzung am 5. Januar dauerte lange." is one sentence, as with the month's abbreviation.
# Happens: the ordinal's dot ends a sentence before a month that is written out: "Die Sitzung am 5." | "Januar dauerte lange."
# Matters: nearly every German report states its day so; sentence counts, leads and quotations cut there are broken ones.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check syntok==1.4.4
"$here/venv/bin/python" - <<'PY'
from syntok import segmenter


def sentences(text):
    found = (sentence for paragraph in segmenter.process(text) for sentence in paragraph)
    return ["".join(token.spacing + token.value for token in sentence).strip() for sentence in found]


whole, short = sentences("Die Sitzung am 5. Januar dauerte lange."), sentences("Die Sitzung am 5. Jan. dauerte lange.")
print(whole, short)
assert whole == ["Die Sitzung am 5.", "Januar dauerte lange."], "changed: another cut at a month"
assert len(short) == 1, "changed: another cut at an abbreviation"
PY
