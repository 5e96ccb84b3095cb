#!/usr/bin/env bash
# mashumaro 3.23, pyserde 0.34.0, cattrs 26.2.1, dataclasses-json 0.6.7, jsons 1.6.3: a record with `authors: list[str]`.
# Expected: "Ana Silva", as JSON-LD has one author, is refused or a list of one name; dacite 1.9.2 and msgspec 0.23.0 refuse it.
# Happens: it is the list of its nine characters, and the author {"name": "Ana Silva"} is the list ["name"].
# Matters: `authors` of schema.org is text, an object or a list, as a site likes; the record is valid, and has nine authors.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
"${PYTHON:-python3}" -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check mashumaro==3.23 pyserde==0.34.0 cattrs==26.2.1 dataclasses-json==0.6.7 jsons==1.6.3 dacite==1.9.2 msgspec==0.23.0
"$here/venv/bin/python" - <<'PY'
import warnings
from dataclasses import dataclass

import cattrs
import dacite
import jsons
import msgspec
import serde
from dataclasses_json import DataClassJsonMixin
from mashumaro import DataClassDictMixin

warnings.simplefilter("ignore")


@dataclass
class Story:
    authors: list[str]


@dataclass
class Mixed(DataClassDictMixin):
    authors: list[str]


@dataclass
class Json(DataClassJsonMixin):
    authors: list[str]


READERS = {
    "mashumaro": Mixed.from_dict,
    "pyserde": lambda record: serde.from_dict(Story, record),
    "cattrs": lambda record: cattrs.structure(record, Story),
    "dataclasses-json": Json.from_dict,
    "jsons": lambda record: jsons.load(record, Story),
}
serde.serde(Story)
for name, read in READERS.items():
    assert read({"authors": ["Ana Silva"]}).authors == ["Ana Silva"]
    text, item = read({"authors": "Ana Silva"}).authors, read({"authors": {"name": "Ana Silva"}}).authors
    print(name, text, item)
    assert text == list("Ana Silva"), "changed: one name is not taken apart"
    assert item == ["name"]
for name, read in {"dacite": lambda record: dacite.from_dict(Story, record), "msgspec": lambda record: msgspec.convert(record, Story)}.items():
    try:
        read({"authors": "Ana Silva"})
    except (dacite.WrongTypeError, msgspec.ValidationError) as error:
        print(name, "refuses it:", type(error).__name__)
    else:
        raise AssertionError(name)
PY
