#!/usr/bin/env bash
# @extractus/article-extractor 9.0.1 (npm): a page that states its day in words, `published` on machines of different zones.
# Expected: the stated string, or the same value everywhere, since the page says a day and no zone.
# Happens: midnight of the machine's zone is printed in UTC: 5 January is the 4th in Tokyo, and the 5th in Los Angeles.
# Matters: a corpus that several machines fetch holds two days for one article; that the value ends in Z hides it.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$here" @extractus/article-extractor@9.0.1
cat > "$here/published.mjs" <<'JS'
import { extractFromHtml } from "@extractus/article-extractor";

const sentence = "The council met in the old hall, and the mayor said that the dam would hold until the river fell. ";
const body = Array.from({ length: 8 }, (_, number) => `<p>Day ${number + 1}. ${sentence.repeat(2)}</p>`).join("");
const head = '<title>Dam holds</title><meta property="article:published_time" content="January 5, 2026">';
const page = `<!doctype html><html lang="en"><head>${head}</head><body><article><h1>Dam holds</h1>${body}</article></body></html>`;
console.log((await extractFromHtml(page, "https://post.example/dam")).published);
JS
east=$(TZ=Asia/Tokyo node "$here/published.mjs")
west=$(TZ=America/Los_Angeles node "$here/published.mjs")
echo "Tokyo: $east, Los Angeles: $west"
[ "$east" = 2026-01-04T15:00:00.000Z ] || { echo "changed: another value in Tokyo"; exit 1; }
[ "$west" = 2026-01-05T08:00:00.000Z ] || { echo "changed: another value in Los Angeles"; exit 1; }
