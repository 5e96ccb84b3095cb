#!/usr/bin/env bash
# ultimate-sitemap-parser 1.8.1: <news:genres> of a news sitemap.
# Expected: ["Satire", "PressRelease"], for the story has a field "genres", a list, beside its keywords and tickers.
# Happens: the list is always empty; keywords and tickers of the same entry are read.
# Matters: satire and press releases cannot be told from reports, and the empty list says that they are none.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check ultimate-sitemap-parser==1.8.1
"$here/venv/bin/python" - <<'PY'
from usp.tree import sitemap_from_str

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/1</loc><news:news>
<news:publication><news:name>Post</news:name><news:language>en</news:language></news:publication>
<news:genres>Satire, PressRelease</news:genres>
<news:publication_date>2026-03-04</news:publication_date><news:title>Dam holds</news:title>
<news:keywords>dam, river</news:keywords></news:news></url></urlset>"""
(page,) = sitemap_from_str(SITEMAP).all_pages()
print(page.news_story.genres, page.news_story.keywords)
assert page.news_story.keywords == ["dam", "river"]
assert page.news_story.genres == [], "changed: genres are read"
PY
