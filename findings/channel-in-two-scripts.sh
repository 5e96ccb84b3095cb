#!/usr/bin/env bash
# @indic-transliteration/sanscript 1.3.3 (npm) beside indic-transliteration 2.3.82 (PyPI): Hindi names with a dot below.
# Expected: "ज़ी" (Zee, the channel) is "zI" in ITRANS, however its first letter is encoded.
# Happens: on npm only if the letter is the single U+095B. The two characters that NFC makes of it, and that almost all text has,
# give "ja़I": a Latin word with a Devanagari dot. PyPI's package reads both.
# Matters: half of a name stays in the old script, so no search and no join finds it; a tester who types U+095B sees nothing.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check indic-transliteration==2.3.82
npm install --silent --no-fund --no-audit --ignore-scripts @indic-transliteration/sanscript@1.3.3 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import Sanscript from '@indic-transliteration/sanscript';

const single = '\u095b\u0940';
const found = [single, single.normalize('NFC')].map((word) => Sanscript.t(word, 'devanagari', 'itrans'));
console.log(found);
assert.deepEqual(found, ['zI', 'ja\u093cI'], 'changed: other letters');
JS
node look.mjs
"$here/venv/bin/python" - <<'PY'
import unicodedata

from indic_transliteration import sanscript

single = "\u095b\u0940"
found = [
    sanscript.transliterate(word, sanscript.DEVANAGARI, sanscript.ITRANS)
    for word in (single, unicodedata.normalize("NFC", single))
]
print(found)
assert found == ["zI", "zI"], "changed: PyPI's package reads one of the two"
PY
