#!/usr/bin/env bash
# ChineseTimeNLP 3.0.1 and cntime-nlp 0.1.2, which read times in Chinese text: half an hour.
# Expected: "半小时前", half an hour ago, is a span of thirty minutes, as "3小时前" is one of three hours; or an error.
# Happens: it is one of five hours, as if of "0.5" the last digit alone were read.
# Matters: "half an hour ago" is what pages print beside their newest stories; each of them is older by a morning.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check ChineseTimeNLP==3.0.1 cntime-nlp==0.1.2
"$here/venv/bin/python" - <<'PY'
import arrow
import ChineseTimeNLP
import cntimenlp

now = arrow.get("2026-01-05T12:00:00")


def span(library, text):
    found = library.TimeNormalizer().parse(target=text, baseTime=now)
    print(library.__name__, text, found)
    return found["timedelta"]


for library in (ChineseTimeNLP, cntimenlp):
    assert span(library, "3小时前")["hour"] == 3
    half = span(library, "半小时前")
    assert (half["hour"], half["minute"]) == (5, 0), "changed: another span"
PY
