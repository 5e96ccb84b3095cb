#!/usr/bin/env bash
# @wcj/html-to-markdown 2.1.1 (npm), by way of rehype and remark: words beside a quotation in bold type.
# Expected: "大坝**「守住」**了。", or other marks around the quotation.
# Happens: the letters before and behind it become "&#x575D;" and "&#x4E86;", so that Markdown takes the marks for bold type.
# Matters: Chinese and Japanese write no blanks, and so every such quotation spells its neighbours as numbers. Who takes the
# Markdown for a text, as language models and searches do, does not find the word.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @wcj/html-to-markdown@2.1.1 > /dev/null
cat > look.mjs <<'JS'
import assert from 'node:assert';
import htmlToMarkdown from '@wcj/html-to-markdown';

const found = (await htmlToMarkdown({ html: '<p>大坝<b>「守住」</b>了。</p>' })).trim();
console.log(found);
assert.equal(found, '大&#x575D;**「守住」**&#x4E86;。', 'changed: another text');
JS
node look.mjs
