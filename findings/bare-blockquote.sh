#!/usr/bin/env bash
# goose3 3.1.22: a quotation between two paragraphs, in <blockquote>, without a <p> of its own.
# Expected: the quotation stands in the text, as headings and lists between paragraphs do.
# Happens: it is gone; with a <p> inside the <blockquote> it stays.
# Matters: what somebody said is lost from the middle of an article that otherwise looks whole.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check goose3==3.1.22
"$here/venv/bin/python" - <<'PY'
from goose3 import Goose

BEFORE = "The dam above the town held through the night, although the river had risen by four metres since Sunday."
QUOTE = "We were afraid for the dam and for all of the people who live below it, and we are glad that it is over."
AFTER = (
    "Engineers opened the second gate shortly after midnight, and by dawn the water had begun to fall again.",
    "Nobody was hurt, the mayor said, and the bridge will open again when the inspection has ended.",
)


def text(quote):
    body = f"<p>{BEFORE}</p><blockquote>{quote}</blockquote><p>{AFTER[0]}</p><p>{AFTER[1]}</p>"
    page = f"<html lang=en><head><title>Dam</title></head><body><div class=story>{body}</div></body></html>"
    return Goose().extract(raw_html=page).cleaned_text


bare, wrapped = text(QUOTE), text(f"<p>{QUOTE}</p>")
print(QUOTE in bare, QUOTE in wrapped)
assert all(part in bare for part in (BEFORE, *AFTER))
assert QUOTE in wrapped
assert QUOTE not in bare, "changed: a bare quotation stays"
PY
