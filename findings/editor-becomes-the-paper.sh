#!/usr/bin/env bash
# feedparser 2.6.0 (npm) beside feedparser 6.0.14 (PyPI): an Atom feed with an author, and an entry with its own.
# Expected: the entry's author, who overrides the feed's (RFC 4287, 4.2.1).
# Happens: with one author it is so; of an entry with two, both are dropped and the author is the feed's.
# Matters: all that two reporters wrote together is signed by the paper, and no warning tells it from an agency's text.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts feedparser@2.6.0 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { Readable } from 'node:stream';
import FeedParser from 'feedparser';

const author = (names) => {
  const signed = names.map((name) => `<author><name>${name}</name></author>`).join('');
  const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>urn:example:p</id>
<updated>2026-01-05T08:30:00Z</updated><author><name>Valley Post</name></author><entry><title>Dam</title><id>urn:example:1</id>
<link href="https://post.example/1"/><updated>2026-01-05T08:30:00Z</updated>${signed}</entry></feed>`;
  return new Promise((done, failed) => {
    const parser = new FeedParser();
    parser.on('error', failed);
    parser.on('readable', () => { const item = parser.read(); if (item) done(item.author); });
    Readable.from([feed]).pipe(parser);
  });
};
const found = [await author([]), await author(['Ana Silva']), await author(['Ana Silva', 'Ben Okoro'])];
console.log(found);
assert.deepEqual(found, ['Valley Post', 'Ana Silva', 'Valley Post'], 'changed: other authors');
JS
node look.mjs
