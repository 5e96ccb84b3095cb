#!/usr/bin/env bash
# sitemap 9.0.1 (npm), reading a news sitemap: <news:publication_date> and <lastmod> without seconds.
# Expected: "2026-01-05T08:30+09:00" as stated: both elements are W3C datetimes, which name this form among their six.
# Happens: it is called no ISO 8601, publication_date becomes "" and lastmod is left out; days and full seconds are read.
# The same package writes the form into news sitemaps without a word, and reads back less than it wrote.
# Matters: an entry stays without its only date, and a crawler that goes by new ones never fetches it.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts sitemap@9.0.1 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { Readable } from 'node:stream';
import { SitemapStream, parseSitemap, streamToPromise } from 'sitemap';

const written = async (date) => {
  const news = { publication: { name: 'Valley Post', language: 'en' }, title: 'Dam holds', publication_date: date };
  const stream = new SitemapStream({ hostname: 'https://post.example' });
  stream.end({ url: '/a', news });
  return String(await streamToPromise(stream)).replace('<news:news>', `<lastmod>${date}</lastmod><news:news>`);
};
const read = async (date) => {
  const [item] = await parseSitemap(Readable.from([await written(date)]));
  console.log(date, '->', JSON.stringify([item.lastmod, item.news.publication_date]));
  return [item.lastmod, item.news.publication_date];
};
for (const date of ['2026-01-05', '2026-01-05T08:30:00+09:00']) assert.deepEqual(await read(date), [date, date]);
for (const date of ['2026-01-05T08:30+09:00', '2026-01-04T23:30Z']) {
  assert.match(await written(date), new RegExp(date.replace('+', '\\+')));
  assert.deepEqual(await read(date), [undefined, '']);
}
JS
node look.mjs
