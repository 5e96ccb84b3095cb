#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 (npm): an Atom entry with <published> and <updated>, and a link to what it is about.
# Expected: `published` is <published>, and `link` the entry's own: rel="alternate", or no rel.
# Happens: `published` is <updated>, and `link` the first one, whatever its rel is.
# Matters: each correction makes a story new, and a story about a report has the report's address.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @extractus/feed-extractor@8.0.3 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { extractFromXml } from '@extractus/feed-extractor';

const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>urn:example:p</id>
<updated>2026-01-09T08:30:00Z</updated><author><name>Valley Post</name></author><entry><title>Dam</title><id>urn:example:1</id>
<link rel="related" href="https://report.example/dam.pdf"/><link rel="alternate" href="https://post.example/1"/>
<published>2026-01-05T08:30:00Z</published><updated>2026-01-09T08:30:00Z</updated></entry></feed>`;
const [entry] = extractFromXml(feed).entries;
console.log(entry);
assert.equal(entry.published, '2026-01-09T08:30:00.000Z', 'changed: another time');
assert.equal(entry.link, 'https://report.example/dam.pdf', 'changed: another link');
JS
node look.mjs
