#!/usr/bin/env bash
# aniso8601 10.0.1, any-date-parser 2.2.4 and spacetime 7.15.0 (npm), ISO 8601: 24:00, the end of a day.
# Expected: 2026-01-05T24:00:00Z is the beginning of 6 January; python-dateutil 2.9.0 and luxon 3.7.2 say so.
# Happens: it is the beginning of 5 January in two, and 23:00 in the third.
# Matters: an embargo "until 24:00" is over a day before it ends.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check aniso8601==10.0.1 python-dateutil==2.9.0.post0
npm install --silent --no-fund --no-audit --ignore-scripts any-date-parser@2.2.4 spacetime@7.15.0 luxon@3.7.2 > /dev/null
"$here/venv/bin/python" - <<'PY'
from datetime import datetime, timezone

import aniso8601
from dateutil.parser import isoparse

END = "2026-01-05T24:00:00Z"
found = aniso8601.parse_datetime(END)
print("aniso8601", found, "dateutil", isoparse(END))
assert found == datetime(2026, 1, 5, tzinfo=timezone.utc), "changed: the day is over"
assert isoparse(END) == datetime(2026, 1, 6, tzinfo=timezone.utc)
PY
cat > look.cjs <<'JS'
const assert = require('node:assert');
const { DateTime } = require('luxon');
const spacetime = require('spacetime');
const anyDate = require('any-date-parser');

const END = '2026-01-05T24:00:00Z';
const found = (anyDate.default || anyDate).fromString(END).toISOString();
const other = spacetime(END, 'UTC').iso();
const right = DateTime.fromISO(END, { zone: 'UTC' }).toISO();
console.log(found, other, right);
assert.equal(found, '2026-01-05T00:00:00.000Z', 'changed: the day is over');
assert.equal(other, '2026-01-05T23:00:00.000Z');
assert.equal(right, '2026-01-06T00:00:00.000Z');
JS
node look.cjs
