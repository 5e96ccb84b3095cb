"""The schemas are what the models say, complete, and not stale."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.errors import UsageError
from pipeline.schema import MODELS, file_name, schema, stale_schemas, write_schemas

ROOT = Path(__file__).parents[2]


def test_the_files_in_schemas_are_up_to_date() -> None:
    assert stale_schemas(ROOT / "schemas") == [], "run `make schemas` and commit the result"


def test_a_changed_or_missing_file_is_stale_and_is_written_again(tmp_path: Path) -> None:
    assert len(write_schemas(tmp_path)) == 2 * len(MODELS)  # each also as TypeScript
    (tmp_path / "article.v1.json").write_text("{}\n")
    (tmp_path / "run.v1.json").unlink()
    assert stale_schemas(tmp_path) == [tmp_path / "article.v1.json", tmp_path / "run.v1.json"]
    write_schemas(tmp_path)
    assert stale_schemas(tmp_path) == []


@pytest.mark.parametrize("name", MODELS)
def test_each_is_a_valid_schema_with_an_id_of_its_version(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == f"https://newswinnow.dev/schemas/1.0.0/{name}.json"
    assert file_name(name) == f"{name}.v1.json"


# Keys of minor versions after 1.0.0: (object, key).
ADDED = {("run", "passed_over"), ("run", "again_changed"), ("run", "again_same")}


def objects_of(name: str) -> dict[str, dict[str, Any]]:
    made = schema(name)
    definitions = {key: value for key, value in made["$defs"].items() if value["type"] == "object"}
    return {name: made} | definitions


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_required_described_and_has_no_default(name: str) -> None:
    """Required but for what came after the first version, which older files do not have."""
    for where, made in objects_of(name).items():
        assert made["required"] == [key for key in made["properties"] if (where, key) not in ADDED], where
        for key, value in made["properties"].items():
            assert value.get("description"), f"{where}.{key} has no docstring"
            assert "default" not in value, f"{where}.{key}"


@pytest.mark.parametrize("name", MODELS)
def test_further_keys_are_allowed_so_that_a_minor_version_breaks_nobody(name: str) -> None:
    assert all("additionalProperties" not in made for made in objects_of(name).values())


def test_null_is_allowed_and_the_empty_string_is_not() -> None:
    title = schema("article")["properties"]["title"]
    assert title["type"] == ["string", "null"]
    validator = Draft202012Validator(title)
    assert validator.is_valid(None)
    assert validator.is_valid("A title")
    assert not validator.is_valid("")


def test_a_nullable_choice_allows_null_and_nothing_else() -> None:
    validator = Draft202012Validator(schema("article")["properties"]["date_published_precision"])
    assert validator.is_valid(None)
    assert validator.is_valid("day")
    assert not validator.is_valid("week")


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="article, audit, quarantine, run"):
        schema("articles")


def test_the_files_are_readable_json_in_utf_8() -> None:
    for name in MODELS:
        assert json.loads((ROOT / "schemas" / file_name(name)).read_text("utf-8")) == schema(name)
