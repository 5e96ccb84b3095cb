#!/usr/bin/env bash
# wacz 0.6.0: `wacz create --detect-pages --text` over a WARC of news pages whose texts alone were fetched.
# Expected: each HTML answer with status 200 is a page, with its title and text, in pages/pages.jsonl.
# Happens: "Num Pages Detected: 0", and the file is not there: a page counts only if a request of the same WARC names its
#          address as the referrer. One picture that was asked for from the page makes a page of it.
# Matters: of an archive of articles without pictures, a tool that goes by the list of pages sees nothing; the WARC is whole.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check wacz==0.6.0 boilerpy3==1.0.7 cdxj-indexer==1.5.0 warcio==1.8.1
cat > "$here/write.py" <<'PY'
import io
import sys

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SENTENCE = "The council met in the old hall, and the mayor said that the dam would hold until the river fell. "
PAGE = f"<title>Dam holds</title><h1>Dam holds</h1>{f'<p>{SENTENCE * 3}</p>' * 5}".encode()


def add(writer, url, kind, payload, referrer=None):
    headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
    answer = writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=headers)
    asked = [("Host", "post.example")] + ([("Referer", referrer)] if referrer else [])
    request = StatusAndHeaders("GET / HTTP/1.1", asked, is_http_request=True)
    writer.write_request_response_pair(writer.create_warc_record(url, "request", http_headers=request), answer)


with open(sys.argv[1], "wb") as file:
    writer = WARCWriter(file, gzip=True)
    for name in ("dam", "bridge"):
        add(writer, f"https://post.example/{name}", "text/html", PAGE)
    if sys.argv[2] == "picture":
        add(writer, "https://post.example/dam.jpg", "image/jpeg", b"\xff\xd8", referrer="https://post.example/dam")
PY
for what in texts picture; do
  "$here/venv/bin/python" "$here/write.py" "$here/$what.warc.gz" "$what"
  "$here/venv/bin/wacz" create --text --detect-pages -o "$here/$what.wacz" "$here/$what.warc.gz" > "$here/$what.said"
  grep "Num Pages" "$here/$what.said"
done
grep -q "Detected: 0" "$here/texts.said" || { echo "changed: pages of texts alone are found"; exit 1; }
grep -q "Detected: 1" "$here/picture.said" || { echo "changed: another number with one picture"; exit 1; }
"$here/venv/bin/python" -m zipfile -l "$here/texts.wacz" | grep -q pages.jsonl && { echo "changed: a list of pages"; exit 1; }
"$here/venv/bin/python" -m zipfile -l "$here/picture.wacz" | grep pages.jsonl
