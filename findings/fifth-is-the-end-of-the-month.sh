#!/usr/bin/env bash
# cdx_toolkit 0.9.39: captures of Common Crawl up to a day, as a CDX timestamp, to=20260105.
# Expected: up to the end of 5 January, as to=202601 is up to the end of January.
# Happens: the day is replaced by the month's last one, and the question that is asked says to=20260131235959. to=202402 ends
# on the 28th in a leap year, which a comment in the source admits; the day it doesn't.
# Matters: a corpus "before the event" has most of a month after it, and its size looks right.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check cdx_toolkit==0.9.39
"$here/venv/bin/python" - <<'PY'
from cdx_toolkit.commoncrawl import filter_cc_endpoints
from cdx_toolkit.timeutils import pad_timestamp_up

CRAWLS = ("2025-51", "2026-05", "2026-09")
INDEXES = [f"https://index.example/CC-MAIN-{crawl}-index" for crawl in CRAWLS]
asked = {"from_ts": "20251201", "to": "20260105"}
filter_cc_endpoints(INDEXES, "mixed", asked)
print(asked, pad_timestamp_up("202601"), pad_timestamp_up("2026010508"))
assert pad_timestamp_up("202601") == "20260131235959"
assert asked == {"from_ts": "20251201000000", "to": "20260131235959"}, "changed: another span"
assert pad_timestamp_up("2026010508") == "20260131085959", "changed: the hour keeps its day"
PY
