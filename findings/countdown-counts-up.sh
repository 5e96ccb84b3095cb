#!/usr/bin/env bash
# defuddle 0.19.4 (npm), with jsdom 25.0.1: Markdown of a countdown, <ol reversed start="3">.
# Expected: 3, 2, 1, as a browser prints it, or no numbers.
# Happens: 3, 4, 5: the first number is taken over, the direction is not.
# Matters: "the three worst floods" has its worst as number 5, and no text on the page contradicts it.
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
const text = '<p>The dam above the town held through the night, and the road is open again, said the mayor.</p>'.repeat(4);
const list = '<ol reversed start="3"><li>The flood of 1954.</li><li>The flood of 2002.</li><li>The flood of 1899.</li></ol>';
const page = `<!doctype html><title>Floods - Valley Post</title><article><h1>Floods</h1>${text}${list}${text}</article>`;
const { content } = await Defuddle(new JSDOM(page, { url }), url, { markdown: true });
const lines = content.split('\n').filter((line) => /^\d/.test(line));
console.log(lines);
assert.deepEqual(lines, ['3. The flood of 1954.', '4. The flood of 2002.', '5. The flood of 1899.'], 'changed: other numbers');
JS
node look.mjs
