"""`newswinnow correct`: what it asks and says, what it refuses, and marks that come from the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import UsageError
from tests.correct.ten import TIP, fill
from tests.flows.drive import ingest

SLIPWAY = "dumps/slipway.txt"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    fill(folder / "raw")
    ingest(folder / "raw", folder / "clean")
    return folder


@pytest.fixture
def folder(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(filled)
    return filled


def call(*words: str) -> tuple[str, int]:
    done = CliRunner().invoke(app, ["correct", *words], catch_exceptions=False)
    return done.output, done.exit_code


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Which document?"),
        ((SLIPWAY,), "What is wrong there?"),
        ((SLIPWAY, "--goes", "a", "--stays", "b"), "What is wrong there?"),
        ((SLIPWAY, "--field", "title", "--nothing", "--value", "x"), "What is wrong there?"),
        ((SLIPWAY, "--goes", "no such line"), "has no line"),
        ((SLIPWAY, "--goes", "the"), "lines of"),
        ((SLIPWAY, "--goes", "3", "--reason", "fun"), "There is no reason 'fun'."),
        ((SLIPWAY, "--goes", "3", "--scope", "here"), "There is no scope 'here'."),
        ((SLIPWAY, "--field", "titel", "--nothing"), "Did you mean 'title'?"),
        ((SLIPWAY, "--field", "date_published", "--value", "3 May"), "a day such as"),
        ((SLIPWAY, "--field", "title", "--value", "Slipway to be mended"), "It is so already"),
        ((SLIPWAY, "--stays", TIP), "It is so already"),
        (("nowhere.txt", "--goes", "x"), "has the id, url or path"),
        ((SLIPWAY, "--goes", TIP), "Nobody is there to be asked"),
        (("--from", "nowhere.json"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(words: tuple[str, ...], message: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(UsageError) as refused:
        call(*words)
    assert message in str(refused.value)
    assert sorted(folder.rglob("*")) == before


def test_the_page_s_file_is_read_and_its_faults_are_named(folder: Path, tmp_path: Path) -> None:
    marks = tmp_path / "marks.json"
    good = {"document": "pages/crane.html", "line": "5", "verdict": "goes", "reason": "promo"}
    marks.write_text(json.dumps({"version": 1, "marks": [good, {"document": SLIPWAY}]}), "utf-8")
    with pytest.raises(UsageError, match="mark 2: neither a line nor a value"):
        call("--from", str(marks), "--yes")
    value = {"document": "pages/boat.html", "field": "authors", "values": ["Hanna Lorne"], "never": True}
    marks.write_text(json.dumps({"version": 1, "marks": [good, value]}), "utf-8")
    said, code = call("--from", str(marks), "--yes", "--json")
    answer = json.loads(said.splitlines()[-1])
    assert code == 0
    assert [rule["document"] for rule in answer["rules"]] == ["pages/crane.html", "pages/boat.html"]
    assert (answer["done_again"], answer["changed"]) == (2, 2)
    assert (folder / "packs/corrections/own.toml").is_file()
    assert call("--check", "--packs", "packs") == ("2 corrections: 2 hold, 0 do not.\n", 0)


def test_a_correction_that_holds_no_more_ends_with_2(folder: Path) -> None:
    call("dumps/byline.txt", "--field", "authors", "--value", "Ada Brook", "--yes")
    pack = folder / "packs/corrections/own.toml"
    pack.write_text(pack.read_text("utf-8").replace("Ada Brook", "Ben Ash"), "utf-8")
    said, code = call("--check")
    assert code == 2
    assert "authors is Ben Ash" in said


def test_it_says_the_rule_and_what_changes(folder: Path) -> None:
    said, code = call(SLIPWAY, "--goes", "walk the sea wall for nothing", "--reason", "promo", "--yes")
    assert code == 0
    assert "[[phrase]]" in said
    assert "changes elsewhere: 1 document; 0 more have it and stay as they are" in said
    assert "dumps/jetty.txt" in said
    assert "2 done again: 2 changed, 0 the same." in said
    assert "Later runs need these rules: --packs packs" in said
    (folder / "newswinnow.toml").write_text('packs = "packs"\n', "utf-8")
    said, _ = call("dumps/day.txt", "--field", "title", "--value", "Market hall opens", "--yes")
    assert "Later runs" not in said
