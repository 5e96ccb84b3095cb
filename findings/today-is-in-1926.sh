#!/usr/bin/env bash
# natasha 1.6.0: DatesExtractor on Russian days with a year of two figures.
# Expected: "5.11.26" is in 2026, or has no year; "31.12.99" is in 1999.
# Happens: each such year is of the last century: 5.11.26 is 5 November 1926, 01.02.03 is 1 February 1903.
# Matters: the short form is what lists, captions and documents use, and the story of today is a hundred years old, as a full date.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check natasha==1.6.0 setuptools==80.9.0
"$here/venv/bin/python" -W ignore - <<'PY'
from natasha import DatesExtractor, MorphVocab

extract = DatesExtractor(MorphVocab())
found = []
for text in ("05.11.2026", "5.11.26", "01.02.03", "31.12.99"):
    day = next(iter(extract(text))).fact
    found.append((day.year, day.month, day.day))
print(found)
assert found == [(2026, 11, 5), (1926, 11, 5), (1903, 2, 1), (1999, 12, 31)], "changed: other years"
PY
