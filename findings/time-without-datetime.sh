#!/usr/bin/env bash
# extruct 0.18.0: microdata of <time> without a datetime attribute.
# Expected: "4 March 2026". HTML says that such an element's value is its text.
# Happens: the property is there, but empty; the same text in a <span> is read.
# Matters: the only date of many papers' pages is lost, and "" looks like a page that has none.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check extruct==0.18.0 lxml==6.1.3
"$here/venv/bin/python" - <<'PY'
import extruct

PAGE = """<html><body><div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Dam holds</h1>
<{tag} itemprop="datePublished">4 March 2026</{tag}></div></body></html>"""


def published(tag):
    found = extruct.extract(PAGE.format(tag=tag), syntaxes=["microdata"])["microdata"]
    return found[0]["properties"]["datePublished"]


print(repr(published("time")), repr(published("span")))
assert published("time") == "", "changed: the text of <time> is read"
assert published("span") == "4 March 2026"
PY
