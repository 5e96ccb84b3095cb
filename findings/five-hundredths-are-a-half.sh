#!/usr/bin/env bash
# num2words 0.5.14: 1.05, a rate with a nought behind the point, in words of Persian and of Bengali.
# Expected: other words than those of 1.5, as in some forty further languages.
# Happens: the same ones: "one and a half" in Persian, "one point five" in Bengali. 1.25 is right in both.
# Matters: what is read aloud to those who cannot see, or handed to a model of speech, has another rate of inflation.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$here/venv/bin/python" - <<'PY'
from num2words import num2words

found = {lang: [num2words(value, lang=lang) for value in (1.05, 1.5)] for lang in ("fa", "bn", "en")}
print(found)
assert found["fa"] == ["یک و نیم", "یک و نیم"], "changed: other words in Persian"
assert found["bn"] == ["এক দশমিক পাঁচ", "এক দশমিক পাঁচ"], "changed: other words in Bengali"
assert found["en"] == ["one point zero five", "one point five"]
PY
