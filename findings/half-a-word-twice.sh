#!/usr/bin/env bash
# alto-tools 0.1.0, which takes the text out of ALTO, the format of digitised newspapers: a word hyphenated at a line's end.
# Expected: "reservoir", as both halves state in SUBS_CONTENT, or "reser" and "voir".
# Happens: the second half is never read: in its place the first is written once more, and the next word follows without a
# blank: "The reser / reserholds."
# Matters: narrow columns hyphenate every third line. A search finds neither the word nor its neighbour, and the lines look
# like an error of the scanner.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check alto-tools==0.1.0
cat > page.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page ID="P1" PHYSICAL_IMG_NR="1" HEIGHT="900" WIDTH="800"><PrintSpace HPOS="0" VPOS="0" HEIGHT="900" WIDTH="800">
<TextBlock ID="B1" HPOS="0" VPOS="0" HEIGHT="40" WIDTH="200">
<TextLine HPOS="0" VPOS="0" HEIGHT="20" WIDTH="200"><String CONTENT="The" HPOS="0" VPOS="0" HEIGHT="20" WIDTH="40"/><SP/>
<String CONTENT="reser" SUBS_TYPE="HypPart1" SUBS_CONTENT="reservoir" HPOS="50" VPOS="0" HEIGHT="20" WIDTH="60"/>
<HYP CONTENT="-"/></TextLine>
<TextLine HPOS="0" VPOS="20" HEIGHT="20" WIDTH="200">
<String CONTENT="voir" SUBS_TYPE="HypPart2" SUBS_CONTENT="reservoir" HPOS="0" VPOS="20" HEIGHT="20" WIDTH="50"/><SP/>
<String CONTENT="holds." HPOS="60" VPOS="20" HEIGHT="20" WIDTH="60"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>
XML
text=$("$here/venv/bin/alto-tools" -t page.xml)
echo "$text"
if [ "$(tr -s ' \n' '  ' <<< "$text" | sed 's/^ *//; s/ *$//')" != "The reser reserholds." ]; then
    echo "changed: another text" >&2
    exit 1
fi
