#!/usr/bin/env bash
# advertools 0.18.0: sitemap_to_df() of an image sitemap, on a page with two pictures of which the first has a caption.
# Expected: both addresses, or the first one, with its caption.
# Happens: one row, in which each column holds the last value that there is: the second picture with the first one's caption.
# Matters: a caption names who is to be seen; here it stands beside another picture, and nothing says that there were two.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check advertools==0.18.0
cat > map.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://post.example/1</loc>
<image:image><image:loc>https://post.example/mayor.jpg</image:loc><image:caption>The mayor</image:caption></image:image>
<image:image><image:loc>https://post.example/thief.jpg</image:loc></image:image></url></urlset>
XML
"$here/venv/bin/python" - <<'PY'
import logging
from pathlib import Path

logging.disable(logging.CRITICAL)
import advertools

rows = advertools.sitemap_to_df(Path("map.xml").resolve().as_uri()).to_dict("records")
found = [(row["image_loc"].rpartition("/")[2], row["image_caption"]) for row in rows]
print(found)
assert found == [("thief.jpg", "The mayor")], "changed: other pictures or captions"
PY
