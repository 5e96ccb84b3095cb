#!/usr/bin/env bash
# warcio 1.8.1: an ARC record whose server answered in HTTP/0.9, which has no headers (archives of the nineties).
# Expected: the payload is the page, since ARC says what was received, and 0.9 sends nothing but the page.
# Happens: the page's first line becomes the protocol, everything up to the first empty line is swallowed as headers.
# Matters: headline and lead vanish while the end of the page looks like a whole, well-formed record.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check warcio==1.8.1
"$here/venv/bin/python" - <<'PY'
import io

from warcio.archiveiterator import ArchiveIterator

PAGE = b"<HTML><TITLE>Dam holds</TITLE>\n<H1>Dam holds</H1>\n<P>The lead.</P>\n\n<P>The end.</P></HTML>\n"
HEAD = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
ARC = b"filedesc://a.arc 0.0.0.0 19970304223000 text/plain %d\n%b\n" % (len(HEAD), HEAD)
ARC += b"http://post.example/ 192.0.2.1 19970304223000 text/html %d\n%b\n" % (len(PAGE), PAGE)


def payload(**options):
    for record in ArchiveIterator(io.BytesIO(ARC), **options):
        if record.rec_type == "response":
            return record.content_stream().read()


print(payload())
assert payload() == b"<P>The end.</P></HTML>\n", "changed: another payload"
assert payload(no_record_parse=True) == PAGE, "the record itself is whole"
PY
