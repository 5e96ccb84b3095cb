#!/usr/bin/env bash
# metascraper and metascraper-author 5.49.24 (npm): JSON-LD of a NewsArticle with one author, and with two.
# Expected: both names, or the first: schema.org allows several authors.
# Happens: with one author it is "Ana Silva", with two there is none at all.
# Matters: of all stories, those by several reporters have no author, and look like an agency's.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts metascraper@5.49.24 metascraper-author@5.49.24 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import metascraper from 'metascraper';
import authors from 'metascraper-author';

const scrape = metascraper([authors()]);
const author = async (...names) => {
  const people = names.map((name) => ({ '@type': 'Person', name }));
  const data = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Dam holds', author: people.length > 1 ? people : people[0] };
  const html = `<!doctype html><html><head><title>Dam holds</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>
<body><article><h1>Dam holds</h1><p>The dam above the town held.</p></article></body></html>`;
  const found = await scrape({ html, url: 'https://www.example.com/a' });
  console.log(names, '->', found.author);
  return found.author;
};
assert.equal(await author('Ana Silva'), 'Ana Silva');
assert.equal(await author('Ana Silva', 'Ben Okoro'), null, 'changed: there is an author');
JS
node look.mjs
