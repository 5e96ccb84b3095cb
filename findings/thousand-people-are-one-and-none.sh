#!/usr/bin/env bash
# cn2an 0.5.24: transform(…, "an2cn"), which writes the numbers of a Chinese sentence in Chinese, for speech or for comparison.
# Expected: "1,000人" (a thousand people) is 一千人, "12,500人" 一万二千五百人, and 3-1, a score, isn't counted.
# Happens: "一,零人", one, no people; "十二,五百人", twelve, five hundred people; and 3-1 is 三负一, three minus one. "1000人" is right,
# and an2cn() alone refuses the comma.
# Matters: heard or compared, a toll of a thousand is one, and nothing is raised.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24
"$here/venv/bin/python" - <<'PY'
import cn2an

found = [cn2an.transform(text, "an2cn") for text in ("1000人", "1,000人", "12,500人", "3-1")]
print(found)
assert found == ["一千人", "一,零人", "十二,五百人", "三负一"], "changed: other numbers"
try:
    cn2an.an2cn("1,000")
except ValueError as refused:
    print(refused)
else:
    raise AssertionError("changed: the comma is read")
PY
