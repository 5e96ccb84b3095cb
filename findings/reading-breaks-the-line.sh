#!/usr/bin/env bash
# clear-html 0.5.0, which brings the HTML of articles into one form: the reading above a Japanese word (<ruby>, <rt>).
# Expected: one paragraph, with or without the reading; a browser sets it above the word, in the same line.
# Happens: the paragraph breaks behind the word, and the reading runs into what follows: "とうきょうで会議。" is a line.
# Matters: papers for learners and children print a reading at every name; each of them is cut there.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check clear-html==0.5.0
"$here/venv/bin/python" - <<'PY'
from clear_html import clean_node, cleaned_node_to_html, cleaned_node_to_text
from lxml.html import fromstring

node = clean_node(fromstring("<article><p>雨の<ruby>東京<rt>とうきょう</rt></ruby>で会議。</p></article>"))
print(cleaned_node_to_html(node))
print(cleaned_node_to_text(node))
assert "<p>雨の東京<br><br>とうきょうで会議。</p>" in cleaned_node_to_html(node), "changed: other HTML"
assert cleaned_node_to_text(node) == "雨の東京\nとうきょうで会議。", "changed: another text"
PY
