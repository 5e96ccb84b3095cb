#!/usr/bin/env bash
# khmerdate 0.1.3, beside @thyrith/momentkh 2.5.5 (npm): Khmer lunar days, with which Cambodian agencies date their reports.
# Expected: the fifth and the sixth day of one waxing moon are in one month: 13 and 14 April 2024 are 5 and 6 Chetr.
# Happens: the fifth is in Pisakh, the sixth in Chetr: up to Khmer New Year each month of this spring bears the next one's name.
# Matters: 12 May is the fifth of Pisakh as well: one printed day is two, a month apart.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check khmerdate==0.1.3
npm install --silent --no-fund --no-audit --ignore-scripts @thyrith/momentkh@2.5.5 moment@2.30.1 > /dev/null
"$here/venv/bin/python" - <<'PY'
from khmerdate import gregorian_to_khmer_lunar


def khmer(day, month):
    found = gregorian_to_khmer_lunar(day, month, 2024)
    print(day, month, found["lunar_day"], found["lunar_month"])
    return found["lunar_day"], found["lunar_month"]


assert khmer(13, 4) == ("៥កើត", "ពិសាខ"), "changed: the month is Chetr before New Year, too"
assert khmer(14, 4) == ("៦កើត", "ចេត្រ")
assert khmer(12, 5) == ("៥កើត", "ពិសាខ")
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const moment = require('moment');
require('@thyrith/momentkh')(moment);

for (const [day, named] of [['2024-04-13', '៥កើត ខែចេត្រ'], ['2024-04-14', '៦កើត ខែចេត្រ'], ['2024-05-12', '៥កើត ខែពិសាខ']]) {
  const found = moment(day).toKhDate();
  console.log(day, found);
  assert.ok(found.includes(named));
}
JS
node look.cjs
