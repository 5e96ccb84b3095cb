#!/usr/bin/env bash
# postal-mime 4.0.0 (npm): a quotation in a newsletter of the kind format=flowed, where a blank ends a line that goes on.
# Expected: "> The dam held the night.": the marks are taken off before lines are joined (RFC 3676, 4.1 and 4.5).
# Happens: "> The dam held > the night.": the lines are joined with the mark of the second one. Without marks all is right.
# Matters: quoted statements and letters to the editor are text with ">" in the midst of sentences.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts postal-mime@4.0.0 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import PostalMime from 'postal-mime';

const read = async (...lines) => {
  const head = ['From: desk@valley.media', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8; format=flowed', ''];
  const { text } = await PostalMime.parse([...head, ...lines, ''].join('\r\n'));
  console.log(JSON.stringify(text));
  return text.trim();
};
assert.equal(await read('The dam held ', 'the night.'), 'The dam held the night.');
assert.equal(await read('> The dam held ', '> the night.'), '> The dam held > the night.', 'changed: other marks');
JS
node look.mjs
