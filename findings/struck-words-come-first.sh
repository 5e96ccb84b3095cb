#!/usr/bin/env bash
# odfpy 1.4.1: the text of an OpenDocument story in which an editor's change is still tracked.
# Expected: "About 400 people left.", or the story as it was before the change.
# Happens: the struck "300" is the first paragraph, for the file keeps what was deleted before the text. The insertion is
# part of its sentence, so both figures are there, one of them in a place where it never stood.
# Matters: the paragraphs of a document are asked for like this in every example, and the first one is a story's headline.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check odfpy==1.4.1
"$here/venv/bin/python" - <<'PY'
import zipfile

from odf import teletype, text
from odf.opendocument import load

NAMES = {part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" for part in ("office", "text", "manifest")}
SPACES = " ".join(f'xmlns:{part}="{name}"' for part, name in NAMES.items())
WHO = "<dc:creator>A</dc:creator><dc:date>2026-01-05T08:30:00</dc:date>"
INFO = f'<office:change-info xmlns:dc="http://purl.org/dc/elements/1.1/">{WHO}</office:change-info>'
CONTENT = f"""<office:document-content {SPACES} office:version="1.3"><office:body><office:text><text:tracked-changes>
<text:changed-region text:id="c1"><text:deletion>{INFO}<text:p>300</text:p></text:deletion></text:changed-region>
<text:changed-region text:id="c2"><text:insertion>{INFO}</text:insertion></text:changed-region></text:tracked-changes>
<text:p>About <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>400<text:change-end
text:change-id="c2"/> people left.</text:p></office:text></office:body></office:document-content>"""
ODT = "application/vnd.oasis.opendocument.text"
MANIFEST = f"""<manifest:manifest {SPACES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/"
manifest:media-type="{ODT}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
with zipfile.ZipFile("story.odt", "w") as file:
    file.writestr("mimetype", ODT)
    file.writestr("content.xml", CONTENT)
    file.writestr("META-INF/manifest.xml", MANIFEST)

found = [teletype.extractText(paragraph) for paragraph in load("story.odt").getElementsByType(text.P)]
print(found)
assert found == ["300", "About 400 people left."], "changed: other paragraphs"
PY
