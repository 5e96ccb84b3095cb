#!/usr/bin/env bash
# feedparser-rs 0.7.1 (PyPI) and @rowanmanning/feed-parser 2.1.5 (npm): an Atom entry taken over from another feed.
# Expected: the author named in the entry's <source>: "If an atom:entry element does not contain atom:author elements, then
# the atom:author elements of the contained atom:source element are considered to apply" (RFC 4287, 4.1.2).
# Happens: the author of the feed that took it over, also where the source names its own.
# Matters: what an aggregator or a portal takes from agencies and bloggers is signed by the portal.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check feedparser-rs==0.7.1
npm install --silent --no-fund --no-audit --ignore-scripts @rowanmanning/feed-parser@2.1.5 > /dev/null
cat > feed.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Portal</title><id>urn:example:portal</id>
<updated>2026-01-05T08:30:00Z</updated><author><name>Valley Portal</name></author>
<entry><title>Dam holds</title><id>urn:example:1</id><link href="https://agency.example/1"/>
<updated>2026-01-05T08:30:00Z</updated>
<source><title>Agency</title><id>urn:example:agency</id><updated>2026-01-05T08:30:00Z</updated>
<author><name>Ana Silva</name></author></source>
</entry></feed>
XML
"$here/venv/bin/python" - <<'PY'
import feedparser_rs

with open("feed.xml", encoding="utf-8") as file:
    entry = feedparser_rs.parse(file.read()).entries[0]
print("feedparser-rs", entry.author)
assert entry.author == "Valley Portal", "changed: another author"
PY
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { parseFeed } from '@rowanmanning/feed-parser';

const names = parseFeed(readFileSync('feed.xml', 'utf8')).items[0].authors.map(({ name }) => name);
console.log('feed-parser', names);
assert.deepEqual(names, ['Valley Portal'], 'changed: another author');
JS
node look.mjs
