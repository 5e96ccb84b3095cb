#!/usr/bin/env bash
# @extractus/article-extractor 9.0.1 (npm): an interview in <dl>, a corrected figure, and a marked word.
# Expected: questions (<dt>) and answers (<dd>), and the words inside <ins>, <del>, <mark> and <time>, as browsers print.
# Happens: elements that are not on a list go with what is in them: of the interview the answers are left, and of
# "killed <del>twelve</del> <ins>two</ins> people" neither figure.
# Matters: an interview without its questions is a speech, and a sentence without its figure still is a sentence.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @extractus/article-extractor@9.0.1 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import { extractFromHtml } from '@extractus/article-extractor';

const before = `<p>The dam above the town held through the night, and the road to the north bank is open again, said the mayor.</p>
<p>Engineers had watched the two cracked piers since Friday, when the river rose by more than a metre in six hours.</p>`;
const talk = '<dl><dt>Will the dam hold another night of rain?</dt><dd>No, and nobody should sleep below it.</dd></dl>';
const figure = 'The flood killed <del>twelve</del> <ins>two</ins> people on <time>Friday</time>';
const after = '<p>The council will vote on the repairs next week, and the bridge stays closed to lorries until then.</p>';
const page = `<!doctype html><html lang="en"><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1>${before}${talk}
<p>${figure}, and the <mark>north</mark> gate is shut.</p>${after}</article></body></html>`;
const { content } = await extractFromHtml(page, 'https://post.example/a');
const words = content.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const middle = words.slice(words.indexOf('No, and'), words.indexOf('is shut.') + 8);
console.log(middle);
assert.ok(!words.includes('another night'), 'changed: the question stays');
assert.ok(middle.startsWith('No, and nobody should sleep below it.'), 'changed: another answer');
assert.ok(middle.endsWith('The flood killed people on , and the gate is shut.'), 'changed: other words');
JS
node look.mjs
