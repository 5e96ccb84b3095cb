#!/usr/bin/env bash
# microdata 0.8.0 (PyPI): an author whose name stands in another place of the page, to which itemref points, and <data>.
# Expected: the author has the name "Ana Silva", and wordCount is "300", the value of <data> (HTML, 5.2.3 and 5.2.4).
# Happens: an author without any property, and "three hundred". With the name inside the author both attributes are as well.
# Matters: who prints the name in a line and the portrait below it points so; the byline is there, and is empty.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check microdata==0.8.0 html5lib==1.1
"$here/venv/bin/python" - <<'PY'
import microdata

PAGE = """<div itemscope itemtype="https://schema.org/NewsArticle"><data itemprop="wordCount" value="300">three hundred</data>
<div itemprop="author" itemscope itemtype="https://schema.org/Person" itemref="name">{0}</div></div>
<p>By <span id="name" itemprop="name">Ana Silva</span></p>"""


def authors(inside):
    story = microdata.get_items(PAGE.format(inside))[0].json_dict()["properties"]
    print(story)
    assert story["wordCount"] == ["three hundred"], "changed: the value of <data>"
    return [dict(author["properties"]) for author in story["author"]]


assert authors("") == [{}], "changed: another author"
assert authors('<b itemprop="name">Jan Novak</b>') == [{"name": ["Jan Novak"]}]
PY
