#!/usr/bin/env bash
# blatt 0.1.6, which makes sentences of digitised pages in PAGE XML: a line with two readings, and blocks with a stated order.
# Expected: the line once, in its first reading (the smallest @index), and the headline first, as ReadingOrder says.
# Happens: both readings are in the sentence, one behind the other, and the blocks come in the order of the file.
# Matters: whatever the recogniser was not sure of is told twice, once wrong, and a story begins in its middle.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check blatt==0.1.6
"$here/venv/bin/python" - <<'PY'
from pathlib import Path

import blatt

SHAPE = '<Coords points="0,0 9,0 9,9 0,9"/>'
LINE = SHAPE + '<Baseline points="0,9 9,9"/>'
Path("page.xml").write_text(
    f"""<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>desk</Creator>
<Created>2026-01-05T08:30:00</Created><LastChange>2026-01-05T08:30:00</LastChange></Metadata>
<Page imageFilename="page.png" imageWidth="9" imageHeight="9"><ReadingOrder><OrderedGroup id="g">
<RegionRefIndexed index="0" regionRef="head"/><RegionRefIndexed index="1" regionRef="body"/></OrderedGroup></ReadingOrder>
<TextRegion id="body" type="paragraph">{SHAPE}<TextLine id="l1">{LINE}<TextEquiv index="0"><Unicode>About 300 left.</Unicode>
</TextEquiv><TextEquiv index="1"><Unicode>About 800 left.</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="head" type="heading">{SHAPE}<TextLine id="l2">{LINE}<TextEquiv><Unicode>Dam holds.</Unicode></TextEquiv>
</TextLine></TextRegion></Page></PcGts>"""
)
page = blatt.Page("page.xml")
print(page.text_lines, page.sentences)
assert page.text_lines == ["About 300 left.", "About 800 left.", "Dam holds."], "changed: other lines, or another order"
PY
