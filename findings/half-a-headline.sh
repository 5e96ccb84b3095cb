#!/usr/bin/env bash
# readability-lxml 0.9: short_title() of a page that has its headline in <title> alone.
# Expected: the headline; there is no site's name to take off.
# Happens: "Bridge closed: cracks found in two piers" becomes "cracks found in two piers", and the same with " - ": the
# longer tail is taken, since a colon counts as a divider. With the headline in an <h1> it stays whole.
# Matters: the subject of the headline is what is lost, and what is left reads like a headline.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check readability-lxml==0.9 lxml_html_clean==0.4.6
"$here/venv/bin/python" - <<'PY'
from readability import Document

TITLE = "Bridge closed: cracks found in two piers"


def short(body):
    return Document(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>").short_title()


print(short("<p>x</p>"), "|", short(f"<h1>{TITLE}</h1>"))
assert short(f"<h1>{TITLE}</h1>") == TITLE
assert short("<p>x</p>") == "cracks found in two piers", "changed: the headline stays whole"
PY
