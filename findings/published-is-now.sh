#!/usr/bin/env bash
# rss-to-json 2.1.1 (npm): an Atom entry that states when it was published, and an RSS item that states no time.
# Expected: `published` is 5 January 2026, as <published> says, and missing where nothing is stated.
# Happens: both are the moment of reading: of Atom's two times <updated> alone is looked at, and it goes into `created`.
# Matters: each reading makes all stories new, to the millisecond, and whoever sorts by `published` has the order of reading.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts rss-to-json@2.1.1 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const http = require('node:http');
const { parse } = require('rss-to-json');

const FEEDS = {
  '/atom': `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title><id>urn:f</id>
<updated>2026-01-06T08:30:00Z</updated><entry><title>Dam holds</title><id>urn:1</id><link href="https://valley.media/1"/>
<published>2026-01-05T08:30:00Z</published><updated>2026-01-06T08:30:00Z</updated></entry></feed>`,
  '/rss': `<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Post</title><link>https://valley.media/</link>
<description>News</description><item><title>Dam holds</title><link>https://valley.media/1</link></item></channel></rss>`,
};
const server = http.createServer((request, response) => response.end(FEEDS[request.url])).listen(0, '127.0.0.1', async () => {
  try {
    for (const place of Object.keys(FEEDS)) {
      const before = Date.now();
      const [story] = (await parse(`http://127.0.0.1:${server.address().port}${place}`)).items;
      console.log(place, story.published, new Date(story.created).toISOString());
      assert.ok(story.published >= before && story.published <= Date.now(), 'changed: another time');
      if (place === '/atom') assert.equal(story.created, Date.parse('2026-01-06T08:30:00Z'));
    }
  } finally {
    server.close();
  }
});
JS
node look.cjs
