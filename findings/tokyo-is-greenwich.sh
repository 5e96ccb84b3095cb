#!/usr/bin/env bash
# atoma 0.0.17: pubDate of RSS items whose zone is not one of RFC 822's.
# Expected: no instant, or the right one: "08:30:00 CET" is 07:30 UTC. EST and EDT, which RFC 822 names, are right.
# Happens: the time is given a zone all the same: CET, CEST, BST, JST and MSK are UTC, and GMT+2 is two hours behind it.
# Matters: the value has a zone, so nothing tells it from a stated one; papers of Tokyo are nine hours late, and a story
# of Moscow comes after those that quote it.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check atoma==0.0.17
"$here/venv/bin/python" - <<'PY'
import warnings

import atoma

warnings.simplefilter("ignore")
found = {}
for zone in ("EST", "CET", "CEST", "BST", "JST", "MSK", "GMT+2"):
    item = f"<item><title>Dam</title><pubDate>Mon, 05 Jan 2026 08:30:00 {zone}</pubDate></item>"
    about = "<title>Post</title><link>https://post.example/</link><description>News</description>"
    feed = f'<rss version="2.0"><channel>{about}{item}</channel></rss>'
    found[zone] = atoma.parse_rss_bytes(feed.encode()).items[0].pub_date.isoformat()
    print(zone, "->", found[zone])
right = {"EST": "2026-01-05T08:30:00-05:00"}
utc = dict.fromkeys(("CET", "CEST", "BST", "JST", "MSK"), "2026-01-05T08:30:00+00:00")
assert found == right | utc | {"GMT+2": "2026-01-05T08:30:00-02:00"}, "changed: other zones"
PY
