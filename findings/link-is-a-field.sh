#!/usr/bin/env bash
# archieml 0.5.0 (npm), the format in which newsrooms write stories in shared documents: lines of a list of paragraphs.
# Expected: four paragraphs, of which one is an address.
# Happens: the address becomes a field "https" with the value "//valley.media/dam", and an answer in an interview a field
# that is named after who speaks. The sentence with a colon behind two words stays one.
# Matters: what takes the text of such a story, that is the paragraphs, has lost the links and half of each interview.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts archieml@0.5.0 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const archieml = require('archieml');

const { text } = archieml.load(`[+text]
The dam holds.
https://valley.media/dam
Mayor: We wait.
She said: we wait.
[]
`);
console.log(text);
assert.deepEqual(text, [
  { type: 'text', value: 'The dam holds.' },
  { type: 'https', value: '//valley.media/dam' },
  { type: 'Mayor', value: 'We wait.' },
  { type: 'text', value: 'She said: we wait.' },
], 'changed: other fields');
JS
node look.cjs
