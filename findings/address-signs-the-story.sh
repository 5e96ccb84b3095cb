#!/usr/bin/env bash
# newspaper4k 0.9.6: a page whose article:author is an address, as Open Graph wants it (a profile), beside a printed byline.
# Expected: ["Ana Silva"], or nobody on a page without a byline.
# Happens: the address is cut at its slashes and each piece is an author: "www.facebook.com", "post.example", "ana-silva".
# Matters: the most diligent reporter of a corpus is www.facebook.com, and wire copy without an author is signed.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check newspaper4k==0.9.6
"$here/venv/bin/python" - <<'PY'
from newspaper import Article

TEXT = "<p>The dam above the town held through the night, and the road is open again, said the mayor on Monday.</p>" * 4
found = []
for profile in ("https://www.facebook.com/valleypost", "https://post.example/ana-silva/"):
    for byline in ('<p class="byline">By Ana Silva</p>', ""):
        meta = f'<meta property="article:author" content="{profile}">'
        story = Article("https://post.example/a", language="en")
        story.download(input_html=f"<html><head><title>Dam</title>{meta}</head><body><h1>Dam</h1>{byline}{TEXT}</body></html>")
        story.parse()
        found.append(sorted(story.authors))
        print(profile, byline, "->", found[-1])
assert found[:2] == [["Ana Silva", "www.facebook.com"], ["www.facebook.com"]], "changed: other authors"
assert found[2:] == [["Ana Silva", "ana-silva", "post.example"], ["ana-silva", "post.example"]], "changed: other pieces"
PY
