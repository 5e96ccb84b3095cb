"""`newswinnow init` and `newswinnow doctor`: a folder to begin with, and what is the matter with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.doctor import Finding, examine
from tests.flows.drive import article

NOWHERE = "http://127.0.0.1:9/api"  # nothing listens there


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", NOWHERE)  # the slow test starts one


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "coast news"
    done = CliRunner().invoke(app, ["init", str(folder)])
    assert done.exit_code == 0, done.output
    assert f"cd '{folder}'" in done.output
    monkeypatch.chdir(folder)
    (folder / "raw/one.txt").write_text(article("Person one"), "utf-8")
    return folder


def findings() -> dict[str, Finding]:
    return {finding.name: finding for finding in examine()}


def test_init_makes_what_a_run_needs(project: Path) -> None:
    made = {path.relative_to(project).as_posix() for path in project.rglob("*")}
    assert {"raw", "clean", "newswinnow.toml", ".gitignore", "packs/phrases/und.toml", "packs/outlets/own.toml"} < made
    found = findings()
    assert {name: f.status for name, f in found.items() if name != "prefect"} == dict.fromkeys(
        (
            "version",
            "packages",
            "settings",
            "locale",
            "raw",
            "clean",
            "memory",
            "rules",
            "models",
            "extras",
            "sources",
            "sinks",
            "exports",
        ),
        "ok",
    )
    assert "your own from packs" in found["rules"].message
    assert "beginning with one.txt" in found["raw"].message


def test_init_overwrites_nothing(project: Path) -> None:
    before = (project / "newswinnow.toml").read_bytes()
    done = CliRunner().invoke(app, ["init", "."])
    assert done.exit_code == 1
    assert "newswinnow.toml is there already" in str(done.exception)
    assert (project / "newswinnow.toml").read_bytes() == before
    (project / "newswinnow.toml").unlink()
    (project / ".gitignore").write_text("mine")
    assert CliRunner().invoke(app, ["init", ".", "--quiet"]).output == ""
    assert (project / ".gitignore").read_text() == "mine"


def test_a_server_that_does_not_answer_is_a_problem(project: Path) -> None:
    found = findings()["prefect"]
    assert found.status == "problem"
    assert NOWHERE in found.message
    assert "unset PREFECT_API_URL" in found.hint


def test_problems_are_found_and_each_says_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "packs/phrases/en.toml").write_text("[[phrase]]\nid = 'a'\n")
    (project / "raw/one.txt").unlink()
    (project / "clean").rmdir()
    (project / "clean").touch()
    monkeypatch.setenv("NEWSWINNOW_COLOUR", "blue")
    found = findings()
    assert {name for name, f in found.items() if f.status == "problem"} == {"clean", "rules", "prefect"}
    assert {name for name, f in found.items() if f.status == "warning"} == {"raw", "settings"}
    assert all(f.hint for f in found.values() if f.status != "ok")
    assert "NEWSWINNOW_COLOUR" in found["settings"].message


def test_settings_that_are_off_do_not_hide_the_rest(project: Path) -> None:
    (project / "newswinnow.toml").write_text("wrokers = 2\n")
    found = findings()
    assert found["settings"].status == "problem"
    assert found["models"].status == "ok"


def test_the_command_s_exit_code_and_forms(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = CliRunner().invoke(app, ["doctor", "--json"])
    assert done.exit_code == 3
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert [row["name"] for row in rows if row["status"] == "problem"] == ["prefect"]
    quiet = CliRunner().invoke(app, ["doctor", "--quiet"]).output.splitlines()
    assert [line.split()[0] for line in quiet] == ["problem", "Start"]


@pytest.mark.slow
def test_a_server_of_our_own_starts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL")
    monkeypatch.setenv("PREFECT_HOME", str(project / "prefect"))
    done = CliRunner().invoke(app, ["doctor", "--verbose"])
    assert done.exit_code == 0, done.output
    assert "a run brings its own server" in done.output
    assert "workers          0                            default" in done.output
    assert not (project / "prefect").exists()
