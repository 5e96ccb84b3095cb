#!/usr/bin/env bash
# pycaption 2.3.14, ttconv 1.2.3, TTML: captions of a report whose scenes are a <div> each, the second with a begin of its own.
# Expected: the words of both: at the first second, and at the 21st, one second after the scene begins; pysubs2 1.8.1 has them.
# Happens: pycaption keeps the last scene alone, and as of the first second; ttconv has the first, and nothing of the second.
# Matters: half a transcript is gone, without a word about it, and what is left is a valid file.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pycaption==2.3.14 ttconv==1.2.3 pysubs2==1.8.1
"$here/venv/bin/python" - <<'PY'
import warnings
import xml.etree.ElementTree as et

import pysubs2
import ttconv.imsc.reader
import ttconv.srt.writer
from pycaption import DFXPReader, SRTWriter

warnings.simplefilter("ignore")
PAGE = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><layout><region xml:id="low"/></layout></head><body>'
    '<div><p begin="1s" end="3s" region="low">The dam held.</p></div>'
    '<div{}><p begin="{}s" end="{}s" region="low">Selby is dry.</p></div></body></tt>'
)


def three(page):
    document = ttconv.imsc.reader.to_model(et.ElementTree(et.fromstring(page)))
    found = SRTWriter().write(DFXPReader().read(page)), ttconv.srt.writer.from_model(document)
    found += (pysubs2.SSAFile.from_string(page, format_="ttml").to_string("srt"),)
    for text in found:
        print(text.replace("\n", " / "))
    return found


one, two, three_ = three(PAGE.format("", 21, 23))
assert "dam" not in one, "changed: the first scene is there"
assert "dam" in two and "dry" in two and "dam" in three_
one, two, three_ = three(PAGE.format(' begin="20s"', 1, 3))
assert "dam" not in one and "00:00:01,000 --> 00:00:03,000\nSelby" in one
assert "dam" in two and "dry" not in two, "changed: the second scene is there"
assert "dam" in three_ and "00:00:21,000 --> 00:00:23,000\nSelby" in three_
PY
