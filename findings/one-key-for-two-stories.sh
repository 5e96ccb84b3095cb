#!/usr/bin/env bash
# surt 0.3.1, which makes the keys of CDX indexes: addresses whose path or query differs in case only.
# Expected: two keys, since paths and queries are case-sensitive and short ids (aB3x, Ab3x) are base 62.
# Happens: one key: path and query are written in lower case.
# Matters: in an index of captures two stories count as two captures of one; who keeps the newest per key loses the other.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check surt==0.3.1
"$here/venv/bin/python" - <<'PY'
from surt import surt

one, two = surt("https://post.example/s/aB3x?id=Q1"), surt("https://post.example/s/Ab3x?id=q1")
print(one, two)
assert one == two == "example,post)/s/ab3x?id=q1", "changed: case tells keys apart"
PY
