#!/usr/bin/env bash
# cattrs 26.2.1, mashumaro 3.23, typedload 2.41, schema.org: isAccessibleForFree, which publishers write as the text "False".
# Expected: a field of type bool has False of it, or refuses it; pydantic 2.14.4 and dataclass-wizard 1.0.0 read False.
# Happens: it is True, as each text is but the empty one.
# Matters: each story behind a barrier, of which only the first lines are in the page, is a free one and held to be whole.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check cattrs==26.2.1 mashumaro==3.23 typedload==2.41 pydantic==2.14.4 dataclass-wizard==1.0.0
"$here/venv/bin/python" - <<'PY'
from dataclasses import dataclass

import cattrs
import dataclass_wizard
import pydantic
import typedload
from mashumaro.codecs import BasicDecoder


@dataclass
class Story:
    isAccessibleForFree: bool


PAID = {"isAccessibleForFree": "False"}
found = {
    "cattrs": cattrs.structure(PAID, Story),
    "mashumaro": BasicDecoder(Story).decode(PAID),
    "typedload": typedload.load(PAID, Story),
    "pydantic": pydantic.TypeAdapter(Story).validate_python(PAID),
    "dataclass-wizard": dataclass_wizard.fromdict(Story, PAID),
}
for name, story in found.items():
    print(name, story)
for name in ("cattrs", "mashumaro", "typedload"):
    assert found[name].isAccessibleForFree is True, "changed: the story is not free"
for name in ("pydantic", "dataclass-wizard"):
    assert found[name].isAccessibleForFree is False
PY
