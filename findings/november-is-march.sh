#!/usr/bin/env bash
# @extractus/article-extractor 9.0.1 (npm): a Finnish page whose meta date says its day in words.
# Expected: 5 November 2026 for "5. marraskuuta 2026", the string as it is (so it does with Spanish), or null.
# Happens: 5 March: the words are given to JavaScript's Date, which V8 reads by the first three letters, and "mar" is March.
# The other eleven Finnish months are left as strings.
# Matters: of a Finnish year November alone has instants, all of them in March; a check that values are instants keeps them.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @extractus/article-extractor@9.0.1 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { extractFromHtml } from '@extractus/article-extractor';

const text = '<p>Joen yläpuolella oleva pato kesti yön yli, ja tie on taas auki, sanoi pormestari maanantaina.</p>'.repeat(4);
const found = [];
for (const day of ['5. lokakuuta 2026', '5. marraskuuta 2026', '5. joulukuuta 2026']) {
  const head = `<title>Pato</title><meta name="date" content="${day}">`;
  const page = `<!doctype html><html lang="fi"><head>${head}</head><body><article><h1>Pato</h1>${text}</article></body></html>`;
  const { published } = await extractFromHtml(page, 'https://post.example/a');
  console.log(day, '->', published);
  found.push(published);
}
assert.deepEqual(found, ['5. lokakuuta 2026', '2026-03-05T00:00:00.000Z', '5. joulukuuta 2026'], 'changed: other days');
JS
TZ=UTC node look.mjs
