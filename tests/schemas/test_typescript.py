"""The TypeScript declarations say what the schemas say."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.schema import MODELS, declarations, render_typescript, schema


def interface(text: str, name: str) -> dict[str, str]:
    body = re.search(rf"^export interface {name} \{{\n(.*?)^\}}$", text, re.MULTILINE | re.DOTALL)
    assert body is not None
    return dict(re.findall(r"^  (\w+\??): (.+);$", body[1], re.MULTILINE))


@pytest.mark.parametrize("name", MODELS)
def test_every_key_of_every_object_is_declared_and_described(name: str) -> None:
    made, text = schema(name), render_typescript(name)
    objects = {MODELS[name].__name__: made} | {k: d for k, d in made["$defs"].items() if "properties" in d}
    for defined, node in objects.items():
        declared = [key if key in node["required"] else f"{key}?" for key in node["properties"]]
        assert list(interface(text, defined)) == declared
        for value in node["properties"].values():
            words = value["description"].split()
            assert " ".join(words[:3]) in text
    assert text.count("export ") == 1 + len(made["$defs"])


def test_the_types_of_the_article() -> None:
    found = interface(render_typescript("article"), "ArticleRecord")
    assert found["title"] == "string | null"
    assert found["id_basis"] == '"canonical_url" | "source_uri"'
    assert found["date_published_precision"] == '"year" | "month" | "day" | "minute" | "second" | null'
    assert found["paragraphs"] == "string[]"
    assert found["removed"] == "RemovedCount[]"
    assert found["warnings"] == "WarningCode[]"
    assert found["source"] == "Source"
    assert found["is_accessible_for_free"] == "boolean | null"
    assert found["language_confidence"] == "number | null"


def test_a_vocabulary_stays_open_for_the_codes_of_later_versions() -> None:
    text = render_typescript("article")
    assert '  | "related_links"\n' in text
    assert text.count("  | (string & {});") == 2  # Reason, WarningCode


def test_what_a_description_says_cannot_end_its_comment() -> None:
    made = {
        "$id": "x",
        "description": "A */ trap",
        "properties": {
            "a-b": {"type": "array", "items": {"type": ["string", "null"]}, "pattern": "*/"},
            "c": {"anyOf": [{"const": 1}, {"$ref": "#/$defs/D"}]},
        },
        "required": ["a-b"],
        "$defs": {"D": {"enum": ["d"]}},
    }
    text = declarations(made, "Thing")
    assert text.count("*/") == text.count("/**") == 2
    assert '  "a-b": (string | null)[];' in text
    assert "  c?: 1 | D;" in text


def test_a_type_that_cannot_be_said_is_refused() -> None:
    with pytest.raises(ValueError, match="no TypeScript type"):
        declarations({"$id": "x", "properties": {"a": {"type": "object"}}}, "Thing")


def test_the_command_prints_them() -> None:
    printed = CliRunner().invoke(app, ["schema", "quarantine", "--typescript"])
    assert printed.stdout == render_typescript("quarantine")
