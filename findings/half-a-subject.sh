#!/usr/bin/env bash
# eml-format 0.6.1 (npm), which reads .eml files of newsletters: a subject that is folded, as every longer one in Greek is.
# Expected: "Το φράγμα άντεξε": RFC 2047 has long texts split into several encoded words, which are joined when read.
# Happens: the first encoded word alone, "Το φράγμα ". All that follows is left out.
# Matters: an encoded word has at most 75 characters, and so headlines of other scripts end after some twenty letters.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts eml-format@0.6.1 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const eml = require('eml-format');

const word = (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const mail = [
  'From: desk@valley.media', 'To: all@valley.media', `Subject: ${word('Το φράγμα ')}`, ` ${word('άντεξε')}`,
  'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Text.', '',
].join('\r\n');
let found;
eml.read(mail, (error, read) => {
  found = read?.subject;
});
console.log(JSON.stringify(found));
assert.equal(found, 'Το φράγμα ', 'changed: another subject');
JS
node look.cjs
