#!/usr/bin/env bash
# chompjs 1.4.1 and js2xml 0.5.0, which read the objects that pages keep in their scripts: what a minifier makes of booleans.
# Expected: !0 is true and !1 is false, as minifiers write both to save letters; or an error.
# Happens: chompjs has the texts "!0" and "!1", and both are true where one asks; js2xml has None for both,
# and for "Dam " + "holds".
# Matters: "is it free to read?" of a minified page is always yes in the one and never answered in the other.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check chompjs==1.4.1 js2xml==0.5.0
"$here/venv/bin/python" - <<'PY'
import chompjs
import js2xml
from js2xml.utils.vars import get_vars

STATE = '{free: !1, live: !0, short: false, title: "Dam " + "holds"}'
FLAGS = "{free: !1, live: !0, short: false}"
one = chompjs.parse_js_object(FLAGS)
two = get_vars(js2xml.parse(f"var state = {STATE};"))["state"]
print(one, two)
assert one == {"free": "!1", "live": "!0", "short": False}, "changed: other values"
assert bool(one["free"]) is True
assert two == {"free": None, "live": None, "short": False, "title": None}
PY
