#!/usr/bin/env bash
# warcio 1.8.1 beside fastwarc 2.0.1: a page that was sent as two gzip members, one behind the other (RFC 1952, 2.2).
# Expected: the whole page; a gzip file is a series of members, and servers that put pages together send them so.
# Happens: content_stream() ends behind the first member: the head of the page, without its body. A whole record is reported.
# Matters: the title is there and the text is not, as on a page behind a paywall; nothing says that half was not unpacked.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check warcio==1.8.1 fastwarc==2.0.1
"$here/venv/bin/python" - <<'PY'
import gzip
import io

import fastwarc.warc
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HEAD, BODY = b"<html><head><title>Dam</title></head>", b"<body><p>The dam holds.</p></body></html>"
file = io.BytesIO()
writer = WARCWriter(file, gzip=True)
fields = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1")
payload = io.BytesIO(gzip.compress(HEAD) + gzip.compress(BODY))
writer.write_record(writer.create_warc_record("https://post.example/1", "response", payload=payload, http_headers=fields))
file.seek(0)
one = [record.content_stream().read() for record in ArchiveIterator(file)]
file.seek(0)
other = [record.reader.read() for record in fastwarc.warc.ArchiveIterator(file, parse_http=True, auto_decode="all")]
print("warcio", one, "| fastwarc", other)
assert other == [HEAD + BODY], "changed: fastwarc reads otherwise"
assert one == [HEAD], "changed: warcio reads otherwise"
PY
