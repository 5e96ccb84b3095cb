#!/usr/bin/env bash
# arrow 1.4.0: spans of time in Amharic, written and read again.
# Expected: "in five hours" has the word for hours, ሰዓታት, as "five hours ago" has, and is five hours when read again.
# Happens: it has the one for seconds, ሰከንድ: five hours and five seconds ahead have the same words, and they are read as the sum.
# Matters: a live report that starts in five hours is announced for the next five seconds.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check arrow==1.4.0
"$here/venv/bin/python" - <<'PY'
import arrow

now = arrow.get("2026-01-05T12:00:00")
hours = now.shift(hours=5).humanize(now, locale="am")
seconds = now.shift(seconds=5).humanize(now, locale="am", granularity="second")
back = now.dehumanize(hours, locale="am")
print(hours, "|", seconds, "|", now.shift(hours=-5).humanize(now, locale="am"), "|", back)
assert "ሰዓታት" in now.shift(hours=-5).humanize(now, locale="am")
assert hours == seconds == "በ 5 ሰከንድ ውስጥ", "changed: other words for hours"
assert back == now.shift(hours=5, seconds=5)
PY
