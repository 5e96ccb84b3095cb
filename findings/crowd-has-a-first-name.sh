#!/usr/bin/env bash
# pykakasi 2.3.0: the Hepburn reading of numbers of people and of results in Japanese news.
# Expected: 三千人 is "sanzennin" (three thousand people), 3対1 "3 tai 1", 8時 "8 ji".
# Happens: three thousand people are "michihito", the first name that can be written so; two thousand are "nisen nin".
# 3対1 is "3 tsui 1", 8時 "8 toki".
# Matters: in a romanised index or a text for readers a crowd, a score and an hour are other words; nothing marks a guess.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pykakasi==2.3.0
"$here/venv/bin/python" - <<'PY'
import pykakasi

kakasi = pykakasi.kakasi()


def read(text):
    return " ".join(piece["hepburn"] for piece in kakasi.convert(text))


found = [read(text) for text in ("三千人", "二千人", "3対1", "午前8時")]
print(found)
assert found == ["michihito", "nisen nin", "3 tsui 1", "gozen 8 toki"], "changed: other readings"
PY
