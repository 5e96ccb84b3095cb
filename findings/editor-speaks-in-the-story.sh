#!/usr/bin/env bash
# firecrawl-anydoc 0.2.4: Markdown of an OpenDocument story with a comment at the margin.
# Expected: the sentence, with or without a note at the end; footnotes are made so.
# Happens: who commented, when, and what, is in the sentence without a blank: "the valley.Editor2026-01-05T08:30:00check this".
# Matters: what an editor asks the reporter is printed as the story, and a date is in it that is none of the story's.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check firecrawl-anydoc==0.2.4
"$here/venv/bin/python" - <<'PY'
import zipfile

import anydoc

NAMES = {part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" for part in ("office", "text", "manifest")}
SPACES = " ".join(f'xmlns:{part}="{name}"' for part, name in NAMES.items()) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTENT = f"""<office:document-content {SPACES} office:version="1.3"><office:body><office:text><text:p>About 400 people left the
valley.<office:annotation><dc:creator>Editor</dc:creator><dc:date>2026-01-05T08:30:00</dc:date><text:p>check this</text:p
></office:annotation></text:p></office:text></office:body></office:document-content>"""
ODT = "application/vnd.oasis.opendocument.text"
MANIFEST = f"""<manifest:manifest {SPACES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/"
manifest:media-type="{ODT}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
with zipfile.ZipFile("story.odt", "w") as file:
    file.writestr("mimetype", ODT)
    file.writestr("content.xml", CONTENT)
    file.writestr("META-INF/manifest.xml", MANIFEST)

found = anydoc.to_markdown("story.odt").strip()
print(found)
assert found == "About 400 people left the valley.Editor2026-01-05T08:30:00check this", "changed: another text"
PY
