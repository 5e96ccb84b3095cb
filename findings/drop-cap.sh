#!/usr/bin/env bash
# inscriptis 2.7.6, a converter that lays text out as a browser does: a first letter in a <span>, as papers' drop caps are.
# Expected: "The river rose."; between inline elements a browser puts no space.
# Happens: "T he river rose."; a space comes before and after a span, though not around <b>.
# Matters: the first word of the lead, often the name of a place, is broken for search, language models and deduplication.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check inscriptis==2.7.6
"$here/venv/bin/python" - <<'PY'
from inscriptis import get_text


def text(markup):
    return get_text(f"<html><body><p>{markup}</p></body></html>").strip()


print(repr(text("<span>T</span>he river rose.")), repr(text("<b>T</b>he river rose.")))
assert text("<b>T</b>he river rose.") == "The river rose."
assert text("<span>T</span>he river rose.") == "T he river rose.", "changed: a span brings no space"
PY
