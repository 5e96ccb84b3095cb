#!/usr/bin/env bash
# gne 0.4.3, which extracts Chinese news: the author of a page whose elements stand without white space between them.
# Expected: the name behind "作者：", with or without a line break behind the line's element.
# Happens: up to eighteen characters of the first sentence are part of the name: all text of the page is joined without
# anything between two elements, and in Chinese nothing else ends the name. The text itself keeps its lines.
# Matters: every story of a minified site has an author of its own, who looks like a long name.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check gne==0.4.3
"$here/venv/bin/python" - <<'PY'
from gne import GeneralNewsExtractor

TEXT = "河上的旧桥因两处桥墩开裂于周一关闭，车辆改走北桥，市长在发布会上说，维修工作预计持续到夏天，费用下个月公布。"
PARTS = ["<!doctype html><html><head><title>旧桥关闭</title></head><body>", "<h1>旧桥因桥墩开裂关闭</h1>"]
PARTS += ["<div>2026-01-05 08:30 作者：李四</div>", f"<div><p>{TEXT}</p><p>{TEXT}</p></div>", "</body></html>"]
found = {}
for name, between in (("lines", "\n"), ("minified", "")):
    story = GeneralNewsExtractor().extract(between.join(PARTS))
    found[name] = story["author"]
    print(name, "->", story["author"], "|", story["publish_time"], "|", story["content"].splitlines()[0][:12])
assert found == {"lines": "李四", "minified": "李四河上的旧桥因两处桥墩开裂于周一关闭"}, "changed: other authors"
PY
