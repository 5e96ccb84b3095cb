#!/usr/bin/env bash
# quantulum3 0.10.0, which reads quantities in English text: the short forms of millions and billions, and half a metre.
# Expected: "£1.2m" is 1200000 pounds, which it has for "£1.2 million"; "$5bn" 5000000000 dollars; half a metre 0.5 metres.
# Happens: 1.2 pound-sterling metres; 5 dollars times a unit of b (bit or barn, it differs from run to run) times newton; and
# 0.5 "per metre".
# Matters: headlines write money in just these forms, and the number that is left is a million times too small.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check quantulum3==0.10.0
"$here/venv/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
from quantulum3 import parser


def read(text):
    (found,) = parser.parse(text)
    print(text, "|", found.value, found.unit.name)
    return found.value, found.unit.name


assert read("The plan costs £1.2 million.") == (1200000.0, "pound sterling")
assert read("The plan costs £1.2m.") == (1.2, "pound sterling metre"), "changed: another quantity"
value, unit = read("The plan costs $5bn.")
assert value == 5.0 and unit.startswith("dollar ") and unit.endswith(" newton")
assert read("The river rose half a metre.") == (0.5, "per metre")
PY
