#!/usr/bin/env bash
# pimht 0.6.0 with chardet 7.7.0: pages that a browser saved as MHTML, with a frame in which a post is embedded.
# Expected: "Dam holds — mayor" and "5 €". Browsers save text in UTF-8 and write no charset into the head of a frame.
# Happens: "Dam holds вАФ mayor" and "5 тВм": the charset of each part is guessed from it alone, and in a short one with no
# other letter that is none of ASCII, a dash, a euro or a degree counts for Cyrillic.
# Matters: it is the embedded posts that are damaged, and the page around them shows that all is well.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check pimht==0.6.0 chardet==7.7.0
"$here/venv/bin/python" - <<'PY'
import pimht

SAVED = """From: <Saved by Blink>
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://valley.media/dam

<html><head><meta charset=3D"utf-8"></head><body><iframe src=3D"cid:frame-2@mhtml.blink"></iframe></body></html>
--B
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable

<p>{0}</p>
--B--
"""
POSTS = ("Dam holds — mayor", "5 €", "Plotina drží — mayor")
encoded = ("".join(f"={byte:02X}" if byte > 127 else chr(byte) for byte in post.encode()) for post in POSTS)
found = [list(pimht.from_string(SAVED.format(post)))[1].text.strip() for post in encoded]
print(found)
assert found == ["<p>Dam holds вАФ mayor</p>", "<p>5 тВм</p>", "<p>Plotina drží — mayor</p>"], "changed: other texts"
PY
