#!/usr/bin/env bash
# fastfeedparser 0.6.5: an RSS item that states no date, with a number as its guid, as many systems number their articles.
# Expected: no `published`, as with a guid that is no number.
# Happens: the guid is read as a date: article 17 was published on the 17th of the month in which the feed is read.
# Matters: a gap becomes a wrong value, another one next month, and nothing says that it was guessed.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check fastfeedparser==0.6.5 python-dateutil==2.9.0.post0
"$here/venv/bin/python" - <<'PY'
from datetime import UTC, datetime

import fastfeedparser

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><link>https://post.example/</link>
<item><title>Dam holds</title><link>https://post.example/dam</link><guid isPermaLink="false">{}</guid></item></channel></rss>"""


def published(guid):
    return fastfeedparser.parse(FEED.format(guid)).entries[0].get("published")


months = {datetime.now(UTC).strftime("%Y-%m")}
numbered, named = published("17"), published("article-17")
months.add(datetime.now(UTC).strftime("%Y-%m"))
print("guid 17:", numbered, "| guid article-17:", named)
assert numbered in {f"{month}-17T00:00:00+00:00" for month in months}, "changed: another value for a number"
assert named is None, "changed: a value for a name"
PY
