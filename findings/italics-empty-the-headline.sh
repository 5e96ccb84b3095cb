#!/usr/bin/env bash
# fastfeedparser 0.6.5: Atom entries whose titles are plain, HTML and XHTML, the three types of RFC 4287.
# Expected: "Dam holds" for all.
# Happens: of the XHTML title nothing is left, not even a key's absence: the title is "".
# Matters: feeds of papers that set a word in italics have entries without headlines; the rest of the entry is read.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check fastfeedparser==0.6.5
"$here/venv/bin/python" - <<'PY'
import fastfeedparser

TITLES = {"text": "Dam holds", "html": "Dam &lt;em&gt;holds&lt;/em&gt;"}
TITLES["xhtml"] = '<div xmlns="http://www.w3.org/1999/xhtml">Dam <em>holds</em></div>'
found = {}
for kind, title in TITLES.items():
    stamps = "<id>urn:example:1</id><updated>2026-01-05T08:30:00Z</updated>"
    entry = f'<entry><title type="{kind}">{title}</title>{stamps}<link href="https://post.example/1"/></entry>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{stamps}{entry}</feed>'
    found[kind] = fastfeedparser.parse(feed).entries[0]["title"]
    print(kind, "->", repr(found[kind]))
assert found["xhtml"] == "", "changed: another title"
assert found["text"] == "Dam holds" and "holds" in found["html"], "changed: the others"
PY
