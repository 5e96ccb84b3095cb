#!/usr/bin/env bash
# html2text-rs 0.2.5: the plain text of a correction in <s> or <del>.
# Expected: "300" as it is written, or nothing.
# Happens: every letter is followed by U+0336, a stroke that is laid over it. It looks struck, and is no number any more.
# Matters: neither a search for the figure nor one for the struck name finds it; nothing says that the text has such letters.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check html2text-rs==0.2.5
"$here/venv/bin/python" - <<'PY'
from html2text_rs import text_plain

found = text_plain("<p>About <s>300</s> 400 left, said <del>Ana</del> Eva.</p>").strip()
print(found, ascii(found))
assert found == "About 3\u03360\u03360\u0336 400 left, said A\u0336n\u0336a\u0336 Eva.", "changed: another text"
PY
