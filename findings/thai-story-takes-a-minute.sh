#!/usr/bin/env bash
# reading-time 1.5.0 and words-count 2.0.2 (npm), readtime 3.0.0 (PyPI): the minutes that a story of another script takes.
# Expected: a story of 10000 letters takes some minutes in any language; English of that length takes ten.
# Happens: on npm Chinese and Japanese are counted by letters, but Thai, Lao, Khmer and Burmese, which have no blanks between
# words either, by blanks: one minute, or two. On PyPI it is Chinese whose 10000 letters take less than three.
# Matters: as "1 min read" a long report looks like a brief, and limits in words let it through, or throw it out as too short.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts reading-time@1.5.0 words-count@2.0.2 > /dev/null
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check readtime==3.0.0
cat > look.cjs <<'JS'
const assert = require('node:assert');
const readingTime = require('reading-time');
const { wordsCount } = require('words-count');

const look = (language, phrase) => {
  const phrases = Array(Math.ceil(10000 / phrase.length)).fill(phrase);
  const [minutes, words] = [Math.round(readingTime(phrases.join(' ')).minutes), wordsCount(phrases.join(' '))];
  console.log(language, minutes, words, phrases.length);
  return { minutes, wordsPerPhrase: words / phrases.length };
};
assert.deepEqual(look('en', 'The dam above the town held through the night.'), { minutes: 10, wordsPerPhrase: 9 });
assert.equal(look('zh', '大坝昨夜守住了水位上涨两米半').minutes, 50);
const thai = look('th', 'เขื่อนเหนือเมืองยังอยู่ตลอดคืนและประชาชนกลับบ้าน');
assert.deepEqual(thai, { minutes: 1, wordsPerPhrase: 1 }, 'changed: another time for Thai');
assert.deepEqual(look('my', 'ရေကာတာသည်မနေ့ညကခိုင်မြဲခဲ့သည်'), { minutes: 2, wordsPerPhrase: 1 });
JS
node look.cjs
"$here/venv/bin/python" - <<'PY'
import readtime

chinese = readtime.of_text(" ".join(["大坝昨夜守住了水位上涨两米半"] * 700)).seconds
english = readtime.of_text(" ".join(["The dam above the town held through the night."] * 213)).seconds
print(chinese, english)
assert english > 400
assert chinese < 180, "changed: another time for Chinese"
PY
