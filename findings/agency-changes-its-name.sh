#!/usr/bin/env bash
# Four converters of Serbian from Latin to Cyrillic letters: srtools 0.1.13, cyrtranslit 1.2.0, serbian-translit 0.4.3,
# serbian-text-converter 0.1.5.
# Expected: Танјуг, инјекција and надживети, where n and j (d and ž) are two sounds; Njegoš is Његош.
# Happens: all four write њ and џ everywhere: the news agency Tanjug is "Тањуг", an injection "ињекција".
# Matters: the agency's credit isn't found among those in the other script, so its texts pass for the paper's own.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check srtools==0.1.13 cyrtranslit==1.2.0 serbian-translit==0.4.3 serbian-text-converter==0.1.5
"$here/venv/bin/python" - <<'PY'
import cyrtranslit
import srtools
from serbian_text_converter import SerbianTextConverter
from serbian_translit import srp

TEXT = "Tanjug: injekcija, nadživeti, Njegoš"
for found in (
    srtools.latin_to_cyrillic(TEXT),
    cyrtranslit.to_cyrillic(TEXT, "sr"),
    srp.to_cyr(TEXT),
    SerbianTextConverter.to_cyrillic(TEXT),
):
    print(found)
    assert found == "Тањуг: ињекција, наџивети, Његош", "changed: other letters"
PY
