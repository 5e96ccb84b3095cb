#!/usr/bin/env bash
# nzh 1.0.14 beside cn2an 0.5.24: years and round numbers as Chinese papers write them.
# Expected: 二〇二六 is 2026, 二〇一〇 is 2010, and 两百 two hundred.
# Happens: the zero within a year is dropped, 226 and 21, while 一九九九 is 1999; what begins with 两, the usual two before
# hundred and thousand, is 0.
# Matters: every year of this century is another number, a valid one, and two thousand people are none.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts nzh@1.0.14 > /dev/null
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { cn } = require('nzh');

const found = ['一九九九', '二〇二六', '二〇一〇', '三千', '两百', '两千'].map((text) => cn.decodeS(text));
console.log(found);
assert.deepEqual(found, [1999, 226, 21, 3000, 0, 0], 'changed: other numbers');
JS
node look.cjs
"$here/venv/bin/python" -c '
import cn2an
found = [cn2an.cn2an(text, "smart") for text in ("二〇二六", "两百")]
print(found)
assert found == [2026, 200]'
