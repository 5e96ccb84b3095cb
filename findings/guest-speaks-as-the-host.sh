#!/usr/bin/env bash
# webvtt-py 0.6.0: the transcript of a broadcast, with two voices in one cue, and an ampersand.
# Expected: no voice, or both; and "AT&T", since WebVTT writes "&amp;" for "&" as HTML does and the text is without marks.
# Happens: the cue's voice is the first one, its text that of both; "&amp;" and "&lt;" stay as they are written.
# Matters: what the guest answers is said by the host, in every cue that has the two of them.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check webvtt-py==0.6.0
cat > talk.vtt <<'VTT'
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ana Silva>Will AT&amp;T pay?</v>
<v Ben Okoro>It will not.</v>
VTT
"$here/venv/bin/python" - <<'PY'
import webvtt

cue = webvtt.read("talk.vtt")[0]
print(repr(cue.voice), repr(cue.text))
assert cue.voice == "Ana Silva", "changed: another voice"
assert cue.text == "Will AT&amp;T pay?\nIt will not.", "changed: another text"
PY
