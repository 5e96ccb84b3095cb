#!/usr/bin/env bash
# json-schema-to-pydantic 0.5.0: a JSON Schema whose authors are an array without duplicates ("uniqueItems": true).
# Expected: a list that refuses duplicates. An array of JSON has an order; the keyword says nothing else about it.
# Happens: the field is a set: a duplicate is dropped instead of refused, and in the record written again the order is the
# interpreter's, another one from run to run.
# Matters: who comes first in a byline is the lead author; a record that nobody changed differs at each run.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check json-schema-to-pydantic==0.5.0 pydantic==2.14.4
cat > look.py <<'PY'
from json_schema_to_pydantic import create_model

SCHEMA = {
    "title": "Article",
    "type": "object",
    "properties": {"authors": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}},
    "required": ["authors"],
}
AUTHORS = ["Vera Silva", "Ana Silva", "Ben Okoro", "Mia Roth"]
article = create_model(SCHEMA).model_validate({"authors": [*AUTHORS, "Mia Roth"]})
assert article.authors == set(AUTHORS), "changed: no set"
print(article.model_dump_json())
PY
for seed in 1 2 3 4 5 6; do PYTHONHASHSEED=$seed "$here/venv/bin/python" look.py; done | tee found
test "$(sort -u found | wc -l)" -gt 1 || { echo "changed: one order in six runs"; exit 1; }
