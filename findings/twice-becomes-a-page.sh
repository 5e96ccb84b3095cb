#!/usr/bin/env bash
# fast-mhtml 2.1.0 (npm): a page that a browser saved as MHTML, with a picture in two sizes.
# Expected: srcset="https://valley.media/dam.jpg 1x, https://valley.media/dam2.jpg 2x", with or without other names of files.
# Happens: "1x" and "2x" are taken for addresses, too: "https://valley.media/dam.jpg https://valley.media/1x, …".
# Matters: whoever gathers a page's pictures asks the paper for two that it never had, and browsers drop such an entry.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts fast-mhtml@2.1.0 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { Parser } = require('fast-mhtml');

const saved = [
  'From: <Saved by Blink>', 'MIME-Version: 1.0', 'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="B"', '', '',
  '--B', 'Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://valley.media/dam', '',
  '<html><body><img src=3D"dam.jpg" srcset=3D"dam.jpg 1x, dam2.jpg 2x"></body></html>', '--B--', '',
].join('\r\n');
const [page] = new Parser({ rewriteFn: (address) => address }).parse(saved).rewrite().spit();
const [, srcset] = /srcset="([^"]*)"/.exec(page.content);
console.log(srcset);
const at = (name) => `https://valley.media/${name}`;
assert.equal(srcset, `${at('dam.jpg')} ${at('1x')}, ${at('dam2.jpg')} ${at('2x')}`, 'changed: other addresses');
JS
node look.cjs
