#!/usr/bin/env bash
# odfdo 3.27.3 and ezodf 0.3.2: the plain text of an OpenDocument paragraph with the reading above a Japanese word.
# Expected: "雨の東京で会議。", with or without the reading.
# Happens: "雨ので会議。": the word is gone together with its reading. odfdo's own Markdown of the same paragraph has both.
# Matters: readings are set above names, of people and of places, and so just these are missing from the text.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check odfdo==3.27.3 ezodf==0.3.2 lxml==6.1.3
"$here/venv/bin/python" - <<'PY'
import zipfile

import ezodf
from odfdo import Document

NAMES = {part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" for part in ("office", "text", "manifest")}
SPACES = " ".join(f'xmlns:{part}="{name}"' for part, name in NAMES.items())
CONTENT = f"""<office:document-content {SPACES} office:version="1.3"><office:body><office:text><text:p>雨の<text:ruby><text:ruby-base
>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>で会議。</text:p></office:text></office:body
></office:document-content>"""
ODT = "application/vnd.oasis.opendocument.text"
PARTS = {"content.xml": CONTENT}
for part in ("meta", "styles"):
    PARTS[f"{part}.xml"] = f'<office:document-{part} {SPACES} office:version="1.3"><office:{part}/></office:document-{part}>'
entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in PARTS)
root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
PARTS["META-INF/manifest.xml"] = f'<manifest:manifest {SPACES} manifest:version="1.3">{root}{entries}</manifest:manifest>'
with zipfile.ZipFile("story.odt", "w") as file:
    file.writestr("mimetype", ODT)
    for name, part in PARTS.items():
        file.writestr(name, part)

document = Document("story.odt")
found = [document.get_formatted_text().strip(), document.to_markdown().strip()]
found += [paragraph.plaintext() for paragraph in ezodf.opendoc("story.odt").body if paragraph.kind == "Paragraph"]
print(found)
assert found[0] == found[2] == "雨ので会議。", "changed: another text"
assert found[1] == "雨の東京とうきょうで会議。"
PY
