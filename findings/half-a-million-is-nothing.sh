#!/usr/bin/env bash
# @microsoft/recognizers-text-suite 1.3.1: numbers and sums of money in words.
# Expected: "half a million euros" is 500000 euros, "one and a half million" 1500000.
# Happens: two millionths of a euro, and 1.0000005: the million is taken for the lower part of a fraction. So it is with the
# Spanish "medio millón" and the Portuguese "meio milhão". "half a dozen" is 6, "2.5 million" 2500000.
# Matters: the budget in the headline is nothing, or the million that is not round a million, as a number without a warning.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts @microsoft/recognizers-text-suite@1.3.1 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { Culture, recognizeCurrency, recognizeNumber } = require('@microsoft/recognizers-text-suite');

const number = (text, culture) => Number(recognizeNumber(text, culture)[0].resolution.value);
const euros = recognizeCurrency('Half a million euros went missing.', Culture.English)[0].resolution;
const found = [
  number('2.5 million people', Culture.English),
  number('half a dozen people', Culture.English),
  number('one and a half million people', Culture.English),
  number('medio millón de personas', Culture.Spanish),
  number('meio milhão de pessoas', Culture.Portuguese),
];
console.log(euros, found);
assert.equal(Number(euros.value), 2e-6, 'changed: another sum');
assert.deepEqual(found, [2500000, 6, 1.0000005, 2e-6, 2e-6], 'changed: other numbers');
JS
node look.cjs
