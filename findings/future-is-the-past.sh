#!/usr/bin/env bash
# dateparser 1.5.0: what CLDR writes for "in two days" in Arabic and in Tigrinya, with the language stated.
# Expected: 7 January for a reader of 5 January, as in English, or None.
# Happens: 3 January: خلال (within) and ኣብ, by which both languages form the future, are taken for "ago".
# Matters: what is announced has already been; "two days ago" and "in two days" are one day in these languages.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$here/venv/bin/python" - <<'PY'
from datetime import datetime

import dateparser

NOW = datetime(2026, 1, 5, 12)


def day(text, language):
    found = dateparser.parse(text, languages=[language], settings={"RELATIVE_BASE": NOW})
    print(language, text, found)
    return found.day


assert day("in 2 days", "en") == 7
assert day("قبل يومين", "ar") == 3, "two days ago"
assert day("خلال يومين", "ar") == 3, "changed: in two days is another day"
assert day("ኣብ 2 መዓልቲ", "ti") == 3
PY
