#!/usr/bin/env bash
# minify-html 0.18.1: a line of small pieces, as bylines are, in a div, a section or a quotation, made smaller.
# Expected: the blank between two inline elements stays, as it does in a paragraph, since browsers print it.
# Happens: it is dropped where the parent is an element that the library holds to be layout: "dam" and "holds" are one word.
# Matters: a stored page that went through it reads "5 JanuaryAna Lopes"; what is gone cannot be told from a style's gap.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check minify-html==0.18.1
"$here/venv/bin/python" - <<'PY'
import minify_html

PIECES = "<span>5 January</span> <a href=/ana>Ana Lopes</a>"


def inside(tag):
    return minify_html.minify(f"<main><{tag}>{PIECES}</{tag}></main>")


for tag, stays in (("p", True), ("li", True), ("figcaption", True), ("div", False), ("section", False), ("blockquote", False)):
    made = inside(tag)
    print(made)
    assert ("</span> <a" in made) is stays, f"changed: {tag}"
PY
