#!/usr/bin/env bash
# ultimate-sitemap-parser 1.8.1: <lastmod> and <news:publication_date> that state a year, or a year and a month, which are
# the two shortest of the W3C datetimes that both elements hold.
# Expected: the text, nothing, or the first day of the year or month.
# Happens: what is missing is taken from the clock of the machine: "2019" read on 30 November is 30 November 2019.
# Matters: the values differ with the day of reading, so that a crawl next week takes every old story for a changed one.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check ultimate-sitemap-parser==1.8.1
"$here/venv/bin/python" - <<'PY'
from datetime import date

from usp.fetch_parse import SitemapStrParser

NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
PAPER = "<news:publication><news:name>Post</news:name><news:language>en</news:language></news:publication>"
NEWS = f"<news:news>{PAPER}<news:publication_date>2019-01</news:publication_date><news:title>Dam</news:title></news:news>"
URL = f"<url><loc>https://post.example/1</loc><lastmod>2019</lastmod>{NEWS}</url>"
before = date.today()
page = next(SitemapStrParser(static_content=f"<urlset {NAMES}>{URL}</urlset>").sitemap().all_pages())
changed, published = page.last_modified.date(), page.news_story.publish_date.date()
print("2019 ->", changed, "| 2019-01 ->", published)
days = {before, date.today()}
assert (changed.month, changed.day) in {(day.month, day.day) for day in days}, "changed: another day of the year"
assert (published.year, published.month) == (2019, 1), "changed: another month"
assert published.day in {day.day for day in days}, "changed: another day of the month"
PY
