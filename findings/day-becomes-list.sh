#!/usr/bin/env bash
# markdownify 1.2.3 and markdown-it-py 4.3.0: a paragraph that begins with the day, as German and Czech ones do.
# Expected: to Markdown and back, "5. März: …" is a paragraph of the same text.
# Happens: it comes back as a list that starts at 5, and the text of its only entry has lost the day.
# Matters: chronologies and datelines lose their numbers on the way through Markdown, the format that models are fed with.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check markdownify==1.2.3 markdown-it-py==4.3.0
"$here/venv/bin/python" - <<'PY'
import re

from markdown_it import MarkdownIt
from markdownify import markdownify

PAGE = "<p>5. März: Die Brücke wird gesperrt.</p>"
back = MarkdownIt().render(markdownify(PAGE).strip())
text = re.sub(r"<[^>]+>", "", back).strip()
print(back, repr(text))
assert '<ol start="5">' in back, "changed: the paragraph comes back"
assert text == "März: Die Brücke wird gesperrt."
PY
