#!/usr/bin/env bash
# metascraper 5.58.1 and metascraper-date 5.55.0 (npm): days in figures on German and Finnish pages, whose lang says so.
# Expected: "5.11.2026" is 5 November, since both languages write the day first, or null.
# Happens: 11 May, at noon of the machine's zone: month first, and a clock that no page states. "13.11.2026" is right.
# Matters: up to the twelfth of each month stories change places with those of other months; later ones are in order.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts metascraper@5.58.1 metascraper-date@5.55.0 > /dev/null
cat > look.cjs <<'JS'
const assert = require('node:assert');
const rules = require('metascraper')([require('metascraper-date')({ datePublished: true })]);

(async () => {
  const found = [];
  for (const [lang, day] of [['de', '5.11.2026'], ['fi', '5.11.2026'], ['de', '13.11.2026']]) {
    const html = `<!doctype html><html lang="${lang}"><head><title>Damm</title></head><body><article><h1>Damm</h1>
<p class="published">${day}</p><p>Der Damm hält.</p></article></body></html>`;
    const { datePublished } = await rules({ html, url: 'https://www.valleypost.com/a' });
    console.log(lang, day, '->', datePublished);
    found.push(datePublished);
  }
  const noon = (day) => `2026-${day}T12:00:00.000Z`;
  assert.deepEqual(found, [noon('05-11'), noon('05-11'), noon('11-13')], 'changed: other days');
})();
JS
TZ=UTC node look.cjs
