#!/usr/bin/env bash
# caption2text 0.1.2 beside srt 3.5.3: the transcript of a broadcast in which a line of a caption is a number.
# Expected: "About", "300", "people left.": a cue's number is the line before its times, not any line of digits.
# Happens: every line that is a number is left out, also one of the text: "About", "people left.".
# Matters: figures that a caption breaks off (years, votes, the dead) are missing, and the sentence still reads as one.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check caption2text==0.1.2 srt==3.5.3
"$here/venv/bin/python" - <<'PY'
import logging
from pathlib import Path

import srt
from caption2text import srt_to_transcript

logging.disable(logging.INFO)
CAPTIONS = """1
00:00:01,000 --> 00:00:03,000
About
300
people left.

2
00:00:03,000 --> 00:00:05,000
It was the worst night since
1953
"""
Path("news.srt").write_text(CAPTIONS)
found = srt_to_transcript("news.srt").split("\n")
print(found)
assert [cue.content.split("\n") for cue in srt.parse(CAPTIONS)][0] == ["About", "300", "people left."]
assert found == ["About", "people left.", "It was the worst night since"], "changed: other lines"
PY
