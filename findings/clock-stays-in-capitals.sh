#!/usr/bin/env bash
# microformats-parser 2.0.6 (npm) beside mf2py 2.0.2 (PyPI): dt-published in two pieces, the day and the clock.
# Expected: "2026-01-05 20:30", which mf2py gives, and this parser for "8:30pm".
# Happens: with a blank before it, "p.m." is only put in capitals: "2026-01-05 8:30 P.M.".
# Matters: sorted as texts, which ISO times may be, half of a day's posts stand in the wrong place; strict readers refuse.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts microformats-parser@2.0.6 > /dev/null
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check mf2py==2.0.2
cat > look.cjs <<'JS'
const { mf2 } = require('microformats-parser');
const [html] = process.argv.slice(2);
console.log(mf2(html, { baseUrl: 'https://post.example/' }).items[0].properties.published[0]);
JS
for clock in "8:30pm" "8:30 pm" "8:30 p.m." "12:05 a.m."; do
  html="<div class='h-entry'><p class='dt-published'><b class='value'>2026-01-05</b> at <b class='value'>$clock</b></p></div>"
  node=$(node look.cjs "$html")
  python=$("$here/venv/bin/python" -c "import sys, mf2py; print(mf2py.parse(doc=sys.argv[1])['items'][0]['properties']['published'][0])" "$html")
  echo "$clock: microformats-parser $node, mf2py $python"
  echo "$node|$python" >> found
done
diff found - <<'EXPECTED' || { echo "changed: other times"; exit 1; }
2026-01-05 20:30|2026-01-05 20:30
2026-01-05 8:30 PM|2026-01-05 20:30
2026-01-05 8:30 P.M.|2026-01-05 20:30
2026-01-05 12:05 A.M.|2026-01-05 00:05
EXPECTED
