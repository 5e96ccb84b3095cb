"""No change of a schema breaks those who read by the released one, without a new major version."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import Field
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import UsageError
from pipeline.model.record import Frozen
from pipeline.model.version import SCHEMA_VERSION
from pipeline.schema import MODELS, breaches, changes, file_name, release, released, required_bump, schema
from pipeline.schema.generate import MODELS as LIVE_MODELS

SCHEMAS = Path(__file__).parents[2] / "schemas"
Json = dict[str, Any]
Edit = Callable[[Json], object]

BREAKING: dict[str, tuple[Edit, str]] = {
    "a key is removed": (lambda s: s["properties"].pop("tags"), "/tags: removed"),
    "a nested key is removed": (lambda s: s["$defs"]["Source"]["properties"].pop("bytes"), "/source/bytes: removed"),
    "a key of a list's items": (
        lambda s: s["$defs"]["RemovedCount"]["properties"].pop("chars"),
        "/removed[]/chars: removed",
    ),
    "a key may be missing": (lambda s: s["required"].remove("title"), "/title: no longer always there"),
    "null where there was none": (
        lambda s: s["properties"]["text"].update(type=["string", "null"]),
        "/text: may be null now",
    ),
    "no null where there was one": (
        lambda s: s["properties"]["title"].update(type="string"),
        "/title: never null any more",
    ),
    "another type": (
        lambda s: s["properties"]["char_count"].update(type="number"),
        "/char_count: may be number now and never integer any more",
    ),
    "list of another type": (
        lambda s: s["properties"]["authors"]["items"].update(type="object"),
        "/authors[]: may be object now and never string any more",
    ),
    "a narrower pattern": (
        lambda s: s["properties"]["date_published"].update(pattern="^2"),
        "/date_published: pattern",
    ),
    "a greater minimum": (lambda s: s["properties"]["revision"].update(minimum=2), "/revision: minimum: 1 became 2"),
    "an empty string": (lambda s: s["properties"]["title"].pop("minLength"), "/title: minLength: 1 became None"),
    "a code goes": (
        lambda s: s["$defs"]["Reason"]["enum"].remove("promo"),
        "/removed[]/reason: no longer 'promo'",
    ),
    "a closed choice grows": (
        lambda s: s["properties"]["completeness"]["enum"].append("half"),
        "/completeness: may be 'half' now",
    ),
    "a closed choice shrinks": (
        lambda s: s["properties"]["completeness"]["enum"].remove("full"),
        "/completeness: no longer 'full'",
    ),
    "a choice becomes free": (lambda s: s["properties"]["completeness"].pop("enum"), "/completeness: a choice became"),
    "a new key that old records lack": (
        lambda s: (s["properties"].update(mood={"type": "string"}), s["required"].append("mood")),
        "/mood: new and required",
    ),
    "further keys are refused": (lambda s: s.update(additionalProperties=False), "/: additionalProperties"),
}
HARMLESS: dict[str, tuple[Edit, str]] = {
    "nothing": (lambda s: s, "none"),
    "another order of keys": (
        lambda s: s.update(properties=dict(reversed(s["properties"].items())), required=s["required"][::-1]),
        "none",
    ),
    "other words": (lambda s: s["properties"]["title"].update(description="The headline."), "patch"),
    "a new key": (lambda s: s["properties"].update(mood={"type": ["string", "null"]}), "minor"),
    "a new nested key": (lambda s: s["$defs"]["Source"]["properties"].update(etag={"type": "string"}), "minor"),
    "a new code": (lambda s: s["$defs"]["Reason"]["enum"].append("horoscope"), "minor"),
}


def edited(edit: Edit) -> Json:
    made = copy.deepcopy(schema("article"))
    edit(made)
    return made


@pytest.mark.parametrize(("edit", "said"), BREAKING.values(), ids=BREAKING)
def test_a_breaking_change_asks_for_a_major_version_and_says_where(edit: Edit, said: str) -> None:
    found = [change for change in changes(schema("article"), edited(edit)) if change.bump == "major"]
    assert [said in str(change) for change in found] == [True]
    assert required_bump(schema("article"), edited(edit)) == "major"


@pytest.mark.parametrize(("edit", "bump"), HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_change_asks_for_less(edit: Edit, bump: str) -> None:
    assert required_bump(schema("article"), edited(edit)) == bump


def test_a_type_that_holds_itself_is_compared_once() -> None:
    tree = {
        "$ref": "#/$defs/Node",
        "$defs": {"Node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}}},
    }
    assert changes(tree, copy.deepcopy(tree)) == []


def test_today_s_schemas_break_with_nothing_that_was_released() -> None:
    assert breaches(SCHEMAS) == []


def test_every_schema_has_a_release_and_every_released_major_its_file() -> None:
    found = released(SCHEMAS)
    assert set(found) >= set(MODELS)
    for name, versions in found.items():
        for (major, *_), path in versions.items():
            assert (SCHEMAS / f"{name}.v{major}.json").is_file(), "files of older majors are kept"
            assert (SCHEMAS / f"{name}.v{major}.d.ts").is_file()
            dotted = path.name.removeprefix(f"{name}.").removesuffix(".json")
            assert json.loads(path.read_text("utf-8"))["$id"].endswith(f"/{dotted}/{name}.json")


def test_a_break_with_a_release_is_named_unless_the_major_version_is_new(tmp_path: Path) -> None:
    release(tmp_path)
    path = tmp_path / "released" / f"audit.{SCHEMA_VERSION}.json"
    before = json.loads(path.read_text("utf-8"))
    before["properties"]["signature"] = {"type": "string"}
    path.write_text(json.dumps(before))
    assert breaches(tmp_path) == ["audit 1.0.0: /signature: removed"]
    assert breaches(tmp_path, "2.0.0") == []
    (tmp_path / "released" / "ghost.1.0.0.json").write_text("{}")
    assert breaches(tmp_path)[-1] == "ghost: released as 1.0.0, and there is no such file any more"


def test_the_command_refuses_a_breaking_change(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["schema", "--write", str(tmp_path), "--release", str(tmp_path)], catch_exceptions=False)
    assert CliRunner().invoke(app, ["schema", "--check", str(tmp_path)]).exit_code == 0
    path = tmp_path / "released" / f"run.{SCHEMA_VERSION}.json"
    path.write_text(path.read_text("utf-8").replace('"minimum": 0', '"minimum": -1', 1))
    refused = CliRunner().invoke(app, ["schema", "--check", str(tmp_path)])
    assert isinstance(refused.exception, UsageError)
    assert "without a new major version" in str(refused.exception)


def test_a_release_is_written_once_and_asks_for_the_version_that_its_changes_need(tmp_path: Path) -> None:
    first = release(tmp_path, "1.0.0")
    assert [path.name for path in first] == [f"{name}.1.0.0.json" for name in MODELS]
    assert release(tmp_path, "1.0.0") == []
    path = tmp_path / "released" / "audit.1.0.0.json"
    before = json.loads(path.read_text("utf-8"))
    del before["properties"]["blocks"]["description"]
    path.write_text(json.dumps(before))
    with pytest.raises(UsageError, match=r"audit schema has changed since 1\.0\.0 .* new patch version"):
        release(tmp_path, "1.0.0")
    before["$defs"]["Reason"]["enum"].pop()
    path.write_text(json.dumps(before))
    with pytest.raises(UsageError, match="new minor version"):
        release(tmp_path, "1.0.1")
    before["required"].remove("id")
    path.write_text(json.dumps(before))
    with pytest.raises(UsageError, match="new major version"):
        release(tmp_path, "1.1.0")
    assert len(release(tmp_path, "2.0.0")) == len(MODELS)


def test_a_key_of_a_later_minor_version_is_not_required(monkeypatch: pytest.MonkeyPatch) -> None:
    class Before(Frozen):
        """A thing."""

        schema_version: str = "1.0.0"
        """Version of this schema."""
        name: str
        """What it is called."""

    class After(Before):
        """A thing."""

        schema_version: str = "1.1.0"
        """Version of this schema."""
        mood: Annotated[str | None, Field(json_schema_extra={"since": "1.1.0"})] = None
        """How it feels."""

    monkeypatch.setitem(LIVE_MODELS, "before", Before)
    monkeypatch.setitem(LIVE_MODELS, "after", After)
    new = schema("after")
    assert new["required"] == ["schema_version", "name"]
    assert new["$id"] == "https://newswinnow.dev/schemas/1.1.0/after.json"  # each kind has a version of its own
    assert new["properties"]["mood"] == {"description": "How it feels.", "type": ["string", "null"], "minLength": 1}
    Draft202012Validator(new).validate({"schema_version": "1.0.0", "name": "a record of before"})
    assert required_bump(schema("before"), new) == "minor"
    assert After.model_validate({"name": "a record of before"}).mood is None


def test_old_majors_stay_when_schemas_are_written(tmp_path: Path) -> None:
    (tmp_path / "article.v0.json").write_text("{}\n")
    CliRunner().invoke(app, ["schema", "--write", str(tmp_path)], catch_exceptions=False)
    assert (tmp_path / "article.v0.json").read_text() == "{}\n"
    assert (tmp_path / file_name("article")).is_file()
