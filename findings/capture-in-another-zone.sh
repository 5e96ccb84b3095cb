#!/usr/bin/env bash
# har2warc 1.0.4, HAR into WARC: the moment at which a page was captured, by a browser that states it with its offset.
# Expected: WARC-Date in UTC, as the format wants it: 08:30 at +09:00 is 23:30Z of the day before.
# Happens: the offset is cut off and "Z" written behind the local clock: three HARs of one moment are three moments.
# Matters: Firefox saves HARs in the zone of its machine. Replays, CDX keys and "fetched at" are hours off, often in the
# future, and two archives of one site that were made in two countries are merged in the wrong order.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check har2warc==1.0.4 warcio==1.8.1
cat > "$here/look.py" <<'PY'
import json
import subprocess
import sys
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

PAGE = "<!doctype html><title>Dam holds</title><p>The dam held.</p>"


def har(started):
    headers = [{"name": "Content-Type", "value": "text/html"}]
    content = {"size": len(PAGE), "mimeType": "text/html", "text": PAGE}
    common = {"httpVersion": "HTTP/1.1", "cookies": [], "headersSize": -1, "bodySize": -1}
    request = {**common, "method": "GET", "url": "https://post.example/a", "headers": [], "queryString": []}
    response = {**common, "status": 200, "statusText": "OK", "headers": headers, "content": content, "redirectURL": ""}
    timings = {"send": 0, "wait": 1, "receive": 1}
    entry = {"pageref": "p", "startedDateTime": started, "time": 2, "request": request, "response": response}
    page = {"id": "p", "startedDateTime": started, "title": "Dam holds", "pageTimings": {}}
    log = {"version": "1.2", "creator": {"name": "browser", "version": "1"}, "pages": [page]}
    return {"log": {**log, "entries": [{**entry, "cache": {}, "timings": timings}]}}


found = []
for n, started in enumerate(["2026-01-04T23:30:00.000Z", "2026-01-05T08:30:00.000+09:00", "2026-01-04T18:30:00.000-05:00"]):
    Path(f"{n}.har").write_text(json.dumps(har(started)))
    subprocess.run([Path(sys.executable).with_name("har2warc"), f"{n}.har", f"{n}.warc.gz"], check=True)
    with open(f"{n}.warc.gz", "rb") as file:
        date = next(r.rec_headers["WARC-Date"] for r in ArchiveIterator(file) if r.rec_type == "response")
    print(started, "->", date)
    found.append(date)
assert found == ["2026-01-04T23:30:00Z", "2026-01-05T08:30:00Z", "2026-01-04T18:30:00Z"], "changed: other moments"
PY
"$here/venv/bin/python" "$here/look.py"
