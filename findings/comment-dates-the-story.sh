#!/usr/bin/env bash
# htmldate 1.11.0, with original_date=True, on JSON-LD that holds a reader's comment, or a list of older stories.
# Expected: the datePublished of the NewsArticle itself: 5 January 2026.
# Happens: the first datePublished of the script, whatever it belongs to: the comment's of February, and the old story's of
# 2019. Where the article states its own day first, that is taken.
# Matters: schema.org's order of keys means nothing, and search engines ask sites to list the comments of a discussion so.
# trafilatura 2.3.1 asks htmldate, and has the same days.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0 trafilatura==2.3.1 lxml_html_clean==0.4.6
"$here/venv/bin/python" - <<'PY'
import json

from htmldate import find_date
from trafilatura.metadata import extract_metadata

OWN = {"author": {"@type": "Person", "name": "Ana Silva"}, "datePublished": "2026-01-05T08:30:00Z"}
COMMENT = {"comment": [{"@type": "Comment", "text": "Well.", "datePublished": "2026-02-01T08:30:00Z"}]}
STORY = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Dam holds"}
OLD = {"@type": "NewsArticle", "headline": "Dam leaks", "datePublished": "2019-01-01T08:30:00Z"}
LIST = {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [OLD]}
TEXT = "<p>The dam above the town held through the night, and the road is open again, said the mayor on Monday.</p>" * 4
found = {}
DATA = {"own first": STORY | OWN | COMMENT, "comment first": STORY | COMMENT | OWN, "list first": [LIST, STORY | OWN]}
for name, data in DATA.items():
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<!doctype html><html><head><title>Dam holds</title>{script}</head><body><h1>Dam holds</h1>{TEXT}</body></html>"
    found[name] = {find_date(page, original_date=True), extract_metadata(page).date}
    print(name, "->", found[name])
want = {"own first": {"2026-01-05"}, "comment first": {"2026-02-01"}, "list first": {"2019-01-01"}}
assert found == want, "changed: other days"
PY
