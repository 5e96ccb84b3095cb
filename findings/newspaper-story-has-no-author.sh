#!/usr/bin/env bash
# @citation-js/plugin-ris 0.8.2 (npm), RIS for reference managers: a story of a newspaper, as CSL's article-newspaper.
# Expected: the author (AU) and the day (DA), which RIS has for its type NEWS; for article-journal both are written.
# Happens: neither is: of author and day the year alone is left. And AU of a file that is read becomes the field "reporter".
# Matters: whoever cites the story from the file cites no one, of no day, and papers of one year share their headlines.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-ris');

const story = (type) => ({
  id: '1', type, title: 'Dam holds', 'container-title': 'Valley Post',
  author: [{ given: 'Ana', family: 'Silva' }], issued: { 'date-parts': [[2026, 1, 5]] },
});
const ris = (type) => {
  const text = new Cite(story(type)).format('ris');
  console.log(text);
  return { author: /^A[U1] /m.test(text), day: /^DA .*2026\/0?1\/0?5/m.test(text), year: /^PY .*2026/m.test(text) };
};
assert.equal(ris('article-journal').author, true);
assert.deepEqual(ris('article-newspaper'), { author: false, day: false, year: true }, 'changed: author or day is written');
const [read] = new Cite('TY  - NEWS\nAU  - Silva, Ana\nTI  - Dam holds\nER  - \n').data;
console.log(read.author, read.reporter);
assert.equal(read.author, undefined);
assert.equal(read.reporter, 'Silva, Ana');
JS
node look.cjs
