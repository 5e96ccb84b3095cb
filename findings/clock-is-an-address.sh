#!/usr/bin/env bash
# scrubadub 2.0.1, which takes addresses and numbers out of texts before they are passed on: a sentence with a place or a clock.
# Expected: "closed at 20.30" has nothing personal in it; an address with its "@" is taken out.
# Happens: "at" is "@" where a full stop without a blank follows: "closed at 20.30" is {{EMAIL}}, and so is a day before it.
# Matters: of reports the hour is lost, and with it the word before it: "the dam was {{EMAIL}}".
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check scrubadub==2.0.1 setuptools==80.9.0
"$here/venv/bin/python" - <<'PY'
import scrubadub


def clean(text):
    found = scrubadub.clean(text)
    print(text, "|", found)
    return found


assert clean("Write to desk@valley.media on Monday.") == "Write to {{EMAIL}} on Monday."
assert clean("The dam was closed at 20:30 on Monday.") == "The dam was closed at 20:30 on Monday."
assert clean("The dam was closed at 20.30 on Monday.") == "The dam was {{EMAIL}} on Monday.", "changed: the hour stays"
assert clean("It closed on 05.01.2026 at 20.30.") == "It closed on {{EMAIL}}."
PY
