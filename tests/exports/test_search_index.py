"""The index for Elasticsearch and OpenSearch has a field for every key of the record, of a kind that takes its values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.exports import EXPORTS
from pipeline.schema import schema
from tests.consumers.search_stub import Malformed, read_bulk
from tests.exports.records import BARE, FULL

INDEX = json.loads((Path(__file__).parents[2] / "docs" / "examples" / "search-index.json").read_text("utf-8"))
KINDS = {
    "string": {"keyword", "text", "date"}, "integer": {"integer", "long"}, "number": {"float"}, "boolean": {"boolean"},
}  # fmt: skip
FREE = {"object"}  # kept, not indexed


def check(properties: dict[str, Any], node: dict[str, Any], root: dict[str, Any], where: str) -> None:
    assert list(properties) == list(node["properties"]), where
    for name, value in node["properties"].items():
        field, target = properties[name], value
        target = target.get("items", target) if target.get("type") == "array" else target
        if "$ref" in target:
            target = root["$defs"][target["$ref"].rsplit("/", 1)[-1]]
        if field.get("type") in FREE:
            assert field["enabled"] is False
        elif "properties" in target:
            check(field["properties"], target, root, f"{where}.{name}")
        else:
            kinds = target["type"] if isinstance(target["type"], list) else [target["type"]]
            assert field["type"] in KINDS[next(kind for kind in kinds if kind != "null")], f"{where}.{name}"


def test_the_index_has_a_field_for_every_key() -> None:
    root = schema("article")
    check(INDEX["mappings"]["properties"], root, root, "article")


def test_what_is_exported_is_a_bulk_request_as_documented(tmp_path: Path) -> None:
    EXPORTS["es-bulk"].write([FULL, BARE], tmp_path / "out")
    pairs = read_bulk((tmp_path / "out").read_bytes(), "application/x-ndjson")
    assert [source for _, source in pairs] == [record.model_dump(mode="json") for record in (FULL, BARE)]
    assert [metadata["_id"] for metadata, _ in pairs] == [FULL.id, BARE.id]


@pytest.mark.parametrize(
    ("body", "says"),
    [(b'{"index":{}}\n{}', "newline"), (b'{"index":{}}\n', "without a source"), (b'{"put":{}}\n{}\n', "unknown"),
     (b'{"index":{"_type":"x"}}\n{}\n', "unknown"), (b'{"index":{},"create":{}}\n{}\n', "one key")],
)  # fmt: skip
def test_the_check_refuses_what_the_documentation_refuses(body: bytes, says: str) -> None:
    with pytest.raises(Malformed, match=says):
        read_bulk(body, "application/x-ndjson")
    with pytest.raises(Malformed, match="Content-Type"):
        read_bulk(b'{"index":{}}\n{}\n', "text/plain")
