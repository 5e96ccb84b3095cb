"""--json: what a command answers satisfies a schema, is one object on standard output, and has names like other answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from pipeline.cli import answers
from pipeline.cli.app import app
from pipeline.schema import schema
from tests.exports.captures import ADDRESS, capture_twice
from tests.flows.drive import ingest

Schema = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "json"
    capture_twice(place / "raw")
    (place / "raw/empty.txt").touch()
    ingest(place / "raw", place / "clean")
    return place


def answer(*words: str) -> list[Any]:
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def of(model: type[answers.Answer]) -> Callable[[], Schema]:
    return model.model_json_schema


CALLS: list[tuple[str, Callable[[], Schema], dict[str, Any]]] = [
    ("export {clean} {folder}/out.jsonl", of(answers.ExportAnswer), {"records": 2}),
    ("report {clean} {folder}/page.html", of(answers.ReportAnswer), {"command": "report"}),
    ("run {folder}/raw {clean}", lambda: schema("run"), {"inputs": 4, "unchanged": 4}),
    (f"forget {ADDRESS} --yes --clean {{clean}}", of(answers.ForgetAnswer), {"report_removed": False}),
    (
        "correct m-other.html --field outlet --value Post --yes --clean {clean} --raw {folder}/raw --packs {folder}/packs",
        of(answers.CorrectAnswer),
        {"done_again": 1, "changed": 1},
    ),
    ("learn {folder}/raw {folder}/memory.json", of(answers.LearnAnswer), {"command": "learn"}),
    ("init {folder}/made", of(answers.InitAnswer), {"command": "init"}),
    ("packs list", of(answers.RulesAnswer), {"command": "packs list"}),
    ("correct --check --clean {clean} --raw {folder}/raw", of(answers.CheckAnswer), {"corrections": 0}),
    ("forget --list --clean {clean}", of(answers.TombstoneAnswer), {}),
    ("forget a-tuesday.html --undo --clean {clean}", of(answers.ForgetAnswer), {"tombstones_removed": 2}),
]


@pytest.mark.parametrize(("call", "wanted", "said"), CALLS, ids=[call.partition("{")[0] for call, _, _ in CALLS])
def test_an_answer_satisfies_its_schema(
    call: str, wanted: Callable[[], Schema], said: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)  # where `correct` puts regression files
    if call.startswith(("forget --list", "forget a-tuesday")):
        answer("forget", ADDRESS, "--yes", "--clean", str(folder / "clean"), "--json")
    found = answer(*call.format(clean=folder / "clean", folder=folder).split(), "--json")
    assert found
    for one in found:
        Draft202012Validator(wanted()).validate(one)
        assert said.items() <= one.items()
        assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in one)
    with pytest.raises(Exception, match="required property"):
        Draft202012Validator(wanted() | {"required": ["none"]}).validate(found[0])


def test_documents_are_told_with_title_and_address(folder: Path, tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    (found,) = answer("forget", ADDRESS, "--yes", "--clean", str(tmp_path / "clean"), "--json")
    assert [(d["uri"], d["title"], d["url"]) for d in found["documents"]] == [
        (name, "Slipway to be mended", ADDRESS) for name in ("a-tuesday.html", "z-monday.html")
    ]


def test_status_has_the_manifest_s_names(folder: Path) -> None:
    done = CliRunner().invoke(app, ["status", str(folder / "clean"), "--raw", str(folder / "raw"), "--json"])
    found = json.loads(done.stdout)
    assert found["quarantine_codes"] == {"empty_input": 1}
    assert all(" " not in name for name in [*found, *found["a_run_would"]])
