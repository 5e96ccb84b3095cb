#!/usr/bin/env bash
# pysubs2 1.8.1 beside webvtt-py 0.6.0: the captions of a broadcast in which each word has its time, as automatic ones have.
# Expected: "The dam held.", with or without the times: WebVTT allows a timestamp between any two words of a cue.
# Happens: the cue has no text at all, and stands there twice; a cue without inner times is read.
# Matters: of a transcript that a machine made next to nothing is left, and what is left looks like silence.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pysubs2==1.8.1 webvtt-py==0.6.0
"$here/venv/bin/python" - <<'PY'
import webvtt
from pysubs2 import SSAFile

CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:03.000
The<00:00:01.500><c> dam</c><00:00:02.000><c> held.</c>

00:00:03.000 --> 00:00:05.000
It rained.
"""
found = [(event.start, event.plaintext) for event in SSAFile.from_string(CAPTIONS)]
other = [caption.text for caption in webvtt.from_string(CAPTIONS)]
print(found, other)
assert other == ["The dam held.", "It rained."]
assert found == [(1000, ""), (1500, ""), (3000, "It rained.")], "changed: the words are read"
PY
