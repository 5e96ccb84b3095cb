#!/usr/bin/env bash
# rss-parser 3.13.0 (npm) beside feedparser 6.0.14 (PyPI): an Atom entry whose content is XHTML.
# Expected: the words in their order: "The dam <b>above the town</b> holds."
# Happens: what stands around the inline elements is joined, and they come after it: "The dam  holds.<b>above the town</b>".
# Matters: every sentence with a link or an emphasis says something else, and nothing is lost that a count would notice.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts rss-parser@3.13.0 > /dev/null
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
cat > feed.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title><id>urn:example:post</id><updated>2026-01-05T08:30:00Z</updated>
<author><name>Valley Post</name></author><entry><title>Dam</title><id>urn:example:1</id><link href="https://post.example/1"/>
<updated>2026-01-05T08:30:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The dam <b>above the town</b> holds.</p></div></content></entry></feed>
XML
"$here/venv/bin/python" - <<'PY'
import feedparser

content = feedparser.parse(open("feed.xml").read()).entries[0].content[0].value
print("feedparser:", content)
assert content == "<p>The dam <b>above the town</b> holds.</p>"
PY
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import Parser from 'rss-parser';

const [{ content }] = (await new Parser().parseString(readFileSync('feed.xml', 'utf8'))).items;
console.log('rss-parser:', content);
assert.match(content, /<p>The dam  holds\.<b>above the town<\/b><\/p>/, 'changed: another order');
JS
node look.mjs
