#!/usr/bin/env bash
# frictionless 5.21.0, which finds out the types of tables: a table of results.
# Expected: "3-1" and "2-2" are texts.
# Happens: the column is of the type yearmonth: 3-1 is January of the year 3. A score like 5-13 makes a text of all.
# Matters: results and votes become months of antiquity on the way into a typed table, in one file and not in the next.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
"$here/venv/bin/python" - <<'PY'
from pathlib import Path

from frictionless import Resource, describe

Path("results.csv").write_text("match,score\nSelby - Hexham,3-1\nYork - Whitby,2-2\n")
kinds = {field.name: field.type for field in describe("results.csv").schema.fields}
first = Resource("results.csv").read_rows()[0]["score"]
print(kinds, first)
assert kinds == {"match": "string", "score": "yearmonth"}, "changed: another type"
assert (first.year, first.month) == (3, 1)
PY
