#!/usr/bin/env bash
# transcriptator 1.1.4 (npm), which reads transcripts of broadcasts, SubRip and HTML as podcasts have them.
# Expected: "It held until 20:30: then it broke." is said by nobody in particular; each paragraph is the name's above it.
# Happens: "It held until 20:30" is a speaker, who says all later captions, too; Ana's second paragraph is Ben's, his is gone.
# Matters: whoever searches by speaker finds a clause, and a sentence that somebody else said.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts transcriptator@1.1.4 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { convertFile } = require('transcriptator');

const CAPTIONS = `1
00:00:01,000 --> 00:00:03,000
Ana Silva: The dam held.

2
00:00:03,000 --> 00:00:05,000
It held until 20:30: then it broke.

3
00:00:05,000 --> 00:00:07,000
Nobody was hurt.
`;
const said = convertFile(CAPTIONS);
for (const { speaker, body } of said) console.log(speaker, '|', body);
assert.equal(said[0].speaker, 'Ana Silva');
assert.equal(said[1].speaker, 'It held until 20:30', 'changed: a clause is no speaker');
assert.equal(said[2].speaker, 'It held until 20:30');

const PAGE = '<cite>Ana Silva:</cite><time>0:01</time><p>The dam held.</p><p>Nobody was hurt.</p><cite>Ben:</cite><time>1:05</time><p>Good.</p>';
const read = convertFile(PAGE).map(({ speaker, body }) => `${speaker}: ${body}`);
console.log(read);
assert.deepEqual(read, ['Ana Silva: The dam held.', 'Ben: Nobody was hurt.'], 'changed: Ana said it');
JS
node look.cjs
