#!/usr/bin/env bash
# jsonfeed-to-rss 3.0.8 (npm): a JSON Feed of version 1, which has no field for the language.
# Expected: RSS without <language>, since nothing states one.
# Happens: <language>en-us</language>, whatever the language of the stories.
# Matters: readers take the language of a feed as stated, and here a Portuguese paper states that it writes American English.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts jsonfeed-to-rss@3.0.8 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const toRss = require('jsonfeed-to-rss');

const rss = toRss({
  version: 'https://jsonfeed.org/version/1',
  title: 'Diário do Vale',
  home_page_url: 'https://diario.media/',
  feed_url: 'https://diario.media/feed.json',
  items: [{ id: '1', url: 'https://diario.media/1', title: 'A barragem aguenta', content_text: 'A água desceu de noite.' }],
});
const [language] = rss.match(/<language>.*<\/language>/) ?? [];
console.log(language);
assert.equal(language, '<language>en-us</language>', 'changed: another language, or none');
JS
node look.cjs
