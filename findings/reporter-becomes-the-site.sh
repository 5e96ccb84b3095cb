#!/usr/bin/env bash
# defuddle 0.19.4 (npm), with jsdom 25.0.1: `site` of a page that says who wrote it, and whose it is in its title alone.
# Expected: the paper behind the bar of the title, or the host, which it gives for a page without an author.
# Happens: the reporter. In English the name behind " - " is found; where the paper's name has more words than the
# headline, or the script has no blanks, it is not, and the author comes before the host.
# Matters: grouped by `site`, a paper falls into as many outlets as it has reporters.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts defuddle@0.19.4 jsdom@25.0.1 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { JSDOM } from 'jsdom';
import { Defuddle } from 'defuddle/node';

const url = 'https://post.example/a';
const site = async (title, byline) => {
  const [headline] = title.split(/ [-|] /);
  const text = '<p>The dam above the town held through the night, and the road is open again.</p>'.repeat(4);
  const page = `<!doctype html><title>${title}</title><article><h1>${headline}</h1>${byline}${text}</article>`;
  const found = await Defuddle(new JSDOM(page, { url }), url, {});
  console.log(title, '->', JSON.stringify(found.site));
  return found.site;
};
const byline = '<p class="byline">By Ana Silva</p>';
assert.equal(await site('Dam above the old town holds - Valley Post', byline), 'Valley Post');
assert.equal(await site('堤防は守られた - 谷新聞', byline), 'Ana Silva');
assert.equal(await site('Плотина выстояла | Вестник долины', byline), 'Ana Silva');
assert.equal(await site('堤防は守られた - 谷新聞', ''), 'post.example');
JS
node look.mjs
