#!/usr/bin/env bash
# babel 2.18.0 (Unicode's CLDR for Python): the stand-alone names of months.
# Expected: they are the asked language's own, whatever was asked before.
# Happens: after Azerbaijani was read, languages whose stand-alone names are an alias of their others answer with Azerbaijani
# ones: January is "yanvar" in Welsh and in Sinhala. In a process that has not read Azerbaijani it is "Ionawr".
# Matters: lists of month names that one process makes from CLDR, language after language, hold another language's
# months, and dates with them are then found in texts of all these languages.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
cat > "$here/january.py" <<'PY'
import sys
from importlib.metadata import version

from babel import Locale

names = {code: Locale.parse(code).months["stand-alone"]["wide"][1] for code in sys.argv[1:]}
print(version("babel"), names)
PY
export PYTHONIOENCODING=utf-8
alone=$("$here/venv/bin/python" "$here/january.py" cy)
after=$("$here/venv/bin/python" "$here/january.py" az cy si)
echo "$alone"
echo "$after"
[ "$alone" = "2.18.0 {'cy': 'Ionawr'}" ]
[ "$after" = "2.18.0 {'az': 'yanvar', 'cy': 'yanvar', 'si': 'yanvar'}" ]
