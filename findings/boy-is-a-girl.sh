#!/usr/bin/env bash
# simhash 2.1.2: how far two headlines are from each other, in Hindi and Bengali.
# Expected: "a boy is found" and "a girl is found" are at some distance, as they are in English.
# Happens: the distance is 0: vowel signs are not among the characters that are compared, and the consonants are the same.
# Matters: of two stories one is a duplicate of the other; short headlines of South Asian papers are merged.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check simhash==2.1.2
"$here/venv/bin/python" - <<'PY'
from simhash import Simhash


def distance(one, other):
    found = Simhash(one).distance(Simhash(other))
    print(one, other, found)
    return found


assert distance("boy found", "girl found") > 3
assert distance("बालक मिला", "बालिका मिली") == 0, "changed: vowels are compared"
assert distance("বালক", "বালিকা") == 0
PY
