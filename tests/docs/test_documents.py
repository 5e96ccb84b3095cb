"""The documents are current: tables from the models, rules from the packs, every code explained once."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path

import pytest

from pipeline.model.reasons import QuarantineCode, Reason, Stage, WarningCode
from tests.docs.generate import DOCS, ELSEWHERE, TABLES, example, generated

RECORD = (DOCS / "RECORD.md").read_text("utf-8")


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_a_generated_document_is_current(path: Path) -> None:
    assert path.read_text("utf-8") == generated()[path], "stale: run `python -m tests.docs --write`"


@pytest.mark.parametrize("name", TABLES)
def test_every_field_is_explained_by_an_example_that_holds(name: str) -> None:
    model, values = TABLES[name][0], example(name)
    assert list(values) == list(model.model_fields)
    assert json.loads(model.model_validate(values).model_dump_json()) == values
    assert RECORD.count(f"<!-- fields: {name} -->") == 1
    assert all(field.description for field in model.model_fields.values())


@pytest.mark.parametrize("name", TABLES)
def test_no_field_has_nothing_for_an_example(name: str) -> None:
    elsewhere = {field: value for (model, field), value in ELSEWHERE.items() if model == name}
    values = example(name) | elsewhere
    assert [field for field, value in values.items() if value in (None, [], "")] == []
    for field, value in elsewhere.items():
        assert getattr(TABLES[name][0].model_validate(example(name) | {field: value}), field) == value


@pytest.mark.parametrize("codes", [Reason, QuarantineCode, Stage, WarningCode], ids=lambda codes: codes.__name__)
def test_every_code_is_explained_once(codes: type[StrEnum]) -> None:
    explained = re.findall(r"^\| `(\w+)` \| [^|]+ \|$", RECORD, re.MULTILINE)
    for code in codes:
        assert explained.count(code.value) == 1, code


def test_no_code_is_explained_that_does_not_exist() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \| [^|]+ \|$", RECORD, re.MULTILINE))
    assert explained <= {*Reason, *QuarantineCode, *Stage, *WarningCode}
