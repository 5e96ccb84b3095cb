#!/usr/bin/env bash
# mwparserfromhell 0.7.2 and wikitextparser 3.0.0: the text of a story of Wikinews, which links names by its template {{w|…}}.
# Expected: the names, which are what the template prints, or something in their place.
# Happens: "said {{w|Ana Silva}} of {{w|Valley Post}}." is "said  of ." in both; mwparserfromhell also leaves a picture's size.
# Matters: in nearly each sentence of Wikinews who or where is linked so; what is left are sentences without names.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check mwparserfromhell==0.7.2 wikitextparser==3.0.0
"$here/venv/bin/python" - <<'PY'
import mwparserfromhell
import wikitextparser

STORY = """[[File:Dam.jpg|thumb|300px|The dam on Monday.]]
The dam above [[w:Selby|Selby]] holds, said {{w|Ana Silva}} of {{w|Valley Post|the Post}}."""
one = mwparserfromhell.parse(STORY).strip_code().strip().splitlines()
other = wikitextparser.parse(STORY).plain_text().strip().splitlines()
print(one, other)
assert one == ["thumb|300px|The dam on Monday.", "The dam above Selby holds, said  of ."], "changed: another text"
assert other == ["The dam above Selby holds, said  of ."], "changed: another text of wikitextparser"
PY
