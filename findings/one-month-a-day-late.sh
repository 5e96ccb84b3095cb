#!/usr/bin/env bash
# multi-calendar-dimension 1.0.5 (PyPI) and hijri-converter 1.1.1 (npm) beside hijridate 2.6.0 and node's ICU: Umm al-Qura.
# Expected: 1 Jumada al-Akhira 1446 is Monday, 2 December 2024, as hijridate and ICU have it.
# Happens: both copies of the table have 3 December, and only there: of 36 years of months, this one alone is a day late.
# Matters: 29 days of Saudi papers are filed under the day after; a test of other months sees nothing.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
npm install --silent --no-fund --no-audit --ignore-scripts hijri-converter@1.1.1 > /dev/null
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check multi-calendar-dimension==1.0.5 hijridate==2.6.0
cat > look.cjs <<'JS'
const { toGregorian } = require('hijri-converter');
const months = [];
for (let year = 1430; year <= 1465; year++) {
  for (let month = 1; month <= 12; month++) {
    const { gy, gm, gd } = toGregorian(year, month, 1);
    months.push([year, month, [gy, gm, gd]]);
  }
}
console.log(JSON.stringify(months));
JS
node look.cjs > months.json
node -e "console.log(new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { timeZone: 'UTC' }).format(new Date('2024-12-02')))" \
  | tee icu
grep -q '^6/1/1446' icu || { echo "changed: ICU has another day"; exit 1; }
"$here/venv/bin/python" - <<'PY'
import json
from datetime import date

from hijridate import Hijri
from multi_calendar_dimension import hijri_to_gregorian

late = []
for year, month, theirs in json.load(open("months.json")):
    begins = Hijri(year, month, 1).to_gregorian()
    python = date(*hijri_to_gregorian(year, month, 1))
    node = date(*theirs)
    if (python, node) != (begins, begins):
        late.append((year, month, str(begins), str(python), str(node)))
print(late)
assert late == [(1446, 6, "2024-12-02", "2024-12-03", "2024-12-03")], "changed: other months"
PY
