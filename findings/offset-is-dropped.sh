#!/usr/bin/env bash
# ReadabiliPy 0.3.0, its own extractor (use_readability=False): the instant that a page states with its offset.
# Expected: the string as stated, or the same instant in UTC.
# Happens: the offset is cut off: one instant, stated in three zones, becomes three, and which zone they are in is lost.
# Matters: the values look complete; stories of one minute are up to a day apart, and get another day of publication.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check readabilipy==0.3.0
"$here/venv/bin/python" - <<'PY'
from readabilipy import simple_json_from_html_string

PAGE = '<html><head><title>Dam holds</title><meta property="article:published_time" content="%s"></head><body><p>It held.</p>'
STATED = ["2026-01-04T23:30:00Z", "2026-01-05T08:30:00+09:00", "2026-01-04T18:30:00-05:00"]
found = [simple_json_from_html_string(PAGE % stated, use_readability=False)["date"] for stated in STATED]
for stated, date in zip(STATED, found):
    print(stated, "->", date)
assert found == ["2026-01-04T23:30:00", "2026-01-05T08:30:00", "2026-01-04T18:30:00"], "changed: other dates"
PY
