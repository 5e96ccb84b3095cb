#!/usr/bin/env bash
# flexidate 1.4, which brings dates of any form into one: ISO dates, with its settings as they are.
# Expected: "2026-01-05", as it came.
# Happens: "2026-05-01": day and month change places up to the twelfth, with and without a clock. "2026-01-13" stays.
# Matters: dates of well made pages and feeds are turned, and those in words are right, so that nobody looks there.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check flexidate==1.4 python-dateutil==2.9.0.post0
"$here/venv/bin/python" - <<'PY'
from flexidate import parse

found = [str(parse(day)) for day in ("2026-01-05", "2026-01-05T08:30:00", "2026-01-13", "5 January 2026")]
print(found)
assert found == ["2026-05-01", "2026-05-01 08:30:00.00", "2026-01-13", "2026-01-05"], "changed: other days"
PY
