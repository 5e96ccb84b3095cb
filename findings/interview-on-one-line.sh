#!/usr/bin/env bash
# inscriptis 2.7.6, which lays text out as a browser does: an interview or a glossary in <dl>.
# Expected: each question (<dt>) and each answer (<dd>) on a line of its own; both are blocks in every browser's style sheet.
# Happens: all of the list is one line, without a blank between: "Will the dam hold?Yes.And the bridge?No."
# Matters: who speaks cannot be told any more, and no sentence splitter parts "hold?Yes".
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check inscriptis==2.7.6
"$here/venv/bin/python" - <<'PY'
from inscriptis import get_text

TALK = "<dl><dt>Will the dam hold?</dt><dd>Yes.</dd><dt>And the bridge?</dt><dd>No.</dd></dl>"
lines = [line.strip() for line in get_text(f"<p>Lead.</p>{TALK}<p>End.</p>").splitlines() if line.strip()]
print(lines)
assert lines == ["Lead.", "Will the dam hold?Yes.And the bridge?No.", "End."], "changed: other lines"
PY
