#!/usr/bin/env bash
# feed2json 2025.7.15, which makes a JSON Feed of RSS: the times of items, on a machine in Berlin.
# Expected: the instants that the feed states, in winter as in summer.
# Happens: winter is right, and every item of the summer is one hour late: feedparser's UTC goes through the local clock as
# standard time, comes back as summer time and gets a "Z".
# Matters: half of the year stories are newer than they are, and who tests in winter or in Greenwich sees nothing.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check feed2json==2025.7.15 feedparser==6.0.14
"$here/venv/bin/python" - <<'PY'
import os
import time

os.environ["TZ"] = "Europe/Berlin"
time.tzset()

from feed2json import feed2json

ITEM = "<item><title>Dam</title><link>https://valley.media/{0}</link><guid>{0}</guid><pubDate>{1}</pubDate></item>"
DAYS = ("Mon, 05 Jan 2026 08:30:00 GMT", "Sun, 05 Jul 2026 08:30:00 GMT")
items = "".join(ITEM.format(number, day) for number, day in enumerate(DAYS))
feed = f'<rss version="2.0"><channel><title>V</title><link>https://valley.media/</link><description/>{items}</channel></rss>'
found = [item["date_published"] for item in feed2json(feed_string=feed)["items"]]
print(found)
assert found == ["2026-01-05T08:30:00Z", "2026-07-05T09:30:00Z"], "changed: other times"
PY
