#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI): an RSS item's <author>, which is an address with a name in brackets.
# Expected: for "desk@valley.media (Ana Silva)" the address desk@valley.media and the name Ana Silva.
# Happens: the address ends behind the fourth letter of its last part: desk@valley.medi is by "a (Ana Silva", and
# desk@valley.online by "ne (Ana Silva". Up to four letters (.news, .info) it is right.
# Matters: .media, .press, .online and .today are what papers buy now; their reporters' names begin with a letter and a bracket.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$here/venv/bin/python" - <<'PY'
import feedparser

found = {}
for last in ("news", "media", "press", "online"):
    author = f"<author>desk@valley.{last} (Ana Silva)</author>"
    feed = f'<rss version="2.0"><channel><title>Post</title><item><title>Dam</title>{author}</item></channel></rss>'
    detail = feedparser.parse(feed).entries[0].author_detail
    found[last] = (detail.name, detail.email)
    print(last, "->", found[last])
assert found["news"] == ("Ana Silva", "desk@valley.news"), "changed: a short one is read otherwise"
assert found["media"] == ("a (Ana Silva", "desk@valley.medi"), "changed: another name"
assert found["press"] == ("s (Ana Silva", "desk@valley.pres"), "changed: another name"
assert found["online"] == ("ne (Ana Silva", "desk@valley.onli"), "changed: another name"
PY
