#!/usr/bin/env bash
# jionlp 1.5.31, which reads times in Chinese news: a decade, and the years that Taiwan counts from 1912.
# Expected: "1990年代" is 1990 to 1999, which it has for "上世纪90年代"; "民国115年" is 2026, or an error.
# Happens: the decade is the year 1990 alone, and the year of the Republic is the year 115.
# Matters: what happened in the nineties is dated to their first year, and a paper of Taipei to the days of Trajan.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check jionlp==1.5.31
"$here/venv/bin/python" - <<'PY'
import jionlp

NOW = 1767600000.0


def span(text):
    found = jionlp.parse_time(text, time_base=NOW)["time"]
    print(text, found)
    return [moment[:10] for moment in found]


assert span("上世纪90年代") == ["1990-01-01", "1999-12-31"]
assert span("1990年代") == ["1990-01-01", "1990-12-31"], "changed: another span"
assert span("民国115年1月5日")[0].startswith("115-01-05")
PY
