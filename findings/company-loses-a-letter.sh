#!/usr/bin/env bash
# mediacloud-metadata 2.1.0: the headline of a page whose <title> ends with the name of the paper.
# Expected: "AT&T cuts 300 jobs in the valley", as without the paper's name.
# Happens: once there is a name to cut off, an ampersand and what is written together with it go too: "AT cuts 300 jobs", and
# "M&S and B&Q" are "M and B". What is meant are entities, which have been resolved by then.
# Matters: a search for the company finds none of the stories, and two companies have one name; nothing is raised.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pip==26.3
"$here/venv/bin/pip" install --quiet --disable-pip-version-check mediacloud-metadata==2.1.0
"$here/venv/bin/python" - <<'PY' 2> log || { cat log; exit 1; }
from mcmetadata import titles

found = [
    titles.from_html(f"<html><head><title>{title}</title></head><body></body></html>")
    for title in (
        "AT&amp;T cuts 300 jobs in the valley",
        "AT&amp;T cuts 300 jobs in the valley - Valley Post",
        "M&amp;S and B&amp;Q close shops in Selby | Valley Post",
    )
]
print(found)
assert found == [
    "AT&T cuts 300 jobs in the valley",
    "AT cuts 300 jobs in the valley",
    "M and B close shops in Selby",
], "changed: other headlines"
PY
