#!/usr/bin/env bash
# budoux 0.10.1, which marks where a browser may break Japanese lines, and dateparser 1.5.0 on what it wrote.
# Expected: marks between phrases, and a number in one piece, as other numbers of four figures are.
# Happens: a year is two, "202" and "6年": a zero-width space stands within it, and dateparser reads no date any more.
# Matters: a site that has its lines marked on the server has no date in any story, and no search for 2026年 finds one; on
# the screen nothing is to be seen.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check budoux==0.10.1 dateparser==1.5.0
"$here/venv/bin/python" - <<'PY'
import re

import budoux
import dateparser

parser = budoux.load_default_japanese_parser()


def read(text):
    found = str(dateparser.parse(text, languages=["ja"]))
    print(ascii(text), "->", found)
    return found


for year in ("2024", "2025", "2026"):
    html = parser.translate_html_string(f"会議は{year}年1月5日に開かれた。")
    written = re.search(r"2[^に]*", html)[0]
    assert read(f"{year}年1月5日") == f"{year}-01-05 00:00:00"
    assert written == f"{year[:3]}\u200b{year[3]}年1月5日", "changed: no mark in the year"
    assert read(written) == "None", "changed: the day is read"
assert parser.parse("被害額は1234億円") == ["被害額は", "1234億円"]
PY
