#!/usr/bin/env bash
# trafilatura 2.3.1: a day in <time>, and a quotation in <q>, in the middle of a sentence.
# Expected: the sentence as a browser prints it, in one line.
# Happens: the day is gone ("rose on by a metre"), and behind the quotation a line ends, in text and in Markdown.
# Matters: systems that mark days in running text lose each of them, and what is left of a sentence has two halves.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
"$here/venv/bin/python" - <<'PY'
import trafilatura

TEXT = "<p>The dam above the town held through the night, and the road is open again, said the mayor of the town.</p>"
DAY = '<p>The river rose on <time datetime="2026-01-02">2 January</time> by a metre, which nobody had foreseen at all.</p>'
SAID = "<p>The mayor called it <q>a very close thing</q> on the radio, and she thanked all who had filled sandbags.</p>"
HEAD = "<!doctype html><html><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1>"
text = trafilatura.extract(f"{HEAD}{TEXT}{DAY}{SAID}</article></body></html>", include_comments=False)
lines = text.splitlines()[1:] if text.startswith("Dam") else text.splitlines()
print(lines[1:])
assert lines[1] == "The river rose on by a metre, which nobody had foreseen at all.", "changed: the day"
assert lines[2:] == [
    "The mayor called it a very close thing",
    "on the radio, and she thanked all who had filled sandbags.",
], "changed: the quotation"
PY
