#!/usr/bin/env bash
# listparser 0.20, OPML 2.0: feeds of a list that its editor has commented out, isComment="true".
# Expected: they are left out, or marked: what stands beneath a commented outline is commented out, too.
# Happens: they are feeds of the list as all others are.
# Matters: a list keeps a source that it no longer trusts in this way; who imports the list subscribes to it.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check listparser==0.20
"$here/venv/bin/python" - <<'PY'
import listparser

LIST = '''<opml version="2.0"><head><title>Papers</title></head><body>
<outline text="Valley" type="rss" xmlUrl="https://valley.media/feed"/>
<outline text="Rumours" type="rss" isComment="true" xmlUrl="https://rumours.example/feed"/>
<outline text="Closed" isComment="true"><outline text="Coast" type="rss" xmlUrl="https://coast.example/feed"/></outline>
</body></opml>'''
found = [feed.url.split("/")[2] for feed in listparser.parse(LIST).feeds]
print(found)
assert found == ["valley.media", "rumours.example", "coast.example"], "changed: comments are left out"
PY
