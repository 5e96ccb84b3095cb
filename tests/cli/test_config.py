"""newswinnow.toml, variables and options: which of them counts, and what is said when one is off."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.config import configure, template
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests.cli.test_messages import call
from tests.flows.drive import article, ingest


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    file = folder / "newswinnow.toml"
    file.write_text(text, "utf-8")
    return file


def test_option_before_variable_before_file_before_default(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, 'workers = 3\nlimit = 30\nformat = "jsonl"\n')
    monkeypatch.setenv("NEWSWINNOW_WORKERS", "2")
    monkeypatch.setenv("NEWSWINNOW_LIMIT", "20")
    found = configure({"limit": 10, "force": None})
    settings = found.settings
    assert (settings.limit, settings.workers, settings.format, settings.force) == (10, 2, "jsonl", False)
    assert [found.origins[n] for n in ("limit", "workers", "format", "force")] == [
        "option", "variable", "file", "default",
    ]  # fmt: skip


def test_a_file_above_is_found_and_its_paths_are_its_own(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, 'raw = "pages"\nclean = "/elsewhere/clean"\n')
    assert configure({}).settings.raw == Path("pages")
    below = project / "pages/deep"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    found = configure({})
    assert found.file == project / "newswinnow.toml"
    assert (found.settings.raw, found.settings.clean) == (project / "pages", Path("/elsewhere/clean"))
    assert configure({"raw": Path("here")}).settings.raw == Path("here")


def test_the_option_and_the_variable_name_another_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, "workers = 1\n")
    (project / "two.toml").write_text("workers = 2\n")
    (project / "three.toml").write_text("workers = 3\n")
    monkeypatch.setenv("NEWSWINNOW_CONFIG", "two.toml")
    assert configure({}).settings.workers == 2
    assert configure({}, Path("three.toml")).settings.workers == 3


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("\nwrokers = 2\n", "line 2: unknown key 'wrokers'", "'workers'"),
        ("[run]\nworkers = 2\n", "line 1: unknown key 'run'", "Known keys: raw, clean"),
        ('workers = "2"\n', "line 1: workers: Input should be a valid integer, not '2'", "Worker processes"),
        ("force = 1\n", "force: Input should be a valid boolean, not 1", "Redo everything"),
        ('format = "xml"\n', "format: Input should be 'json', 'jsonl', 'jsonl.zst' or 'parquet', not 'xml'", ""),
        ("workers = -1\n", "workers: Input should be greater than or equal to 0", ""),
        ("workers == 2\n", "is not TOML", 'key = "text"'),
        ("raw = 2026-01-01\n", "line 1: raw: Input should be a valid string, not datetime.date(2026, 1, 1)", ""),
    ],
)
def test_what_is_off_is_named(project: Path, text: str, message: str, hint: str) -> None:
    file = write(project, text)
    with pytest.raises(UsageError) as caught:
        configure({})
    assert caught.value.message.startswith(str(file))
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_variables_that_are_off(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWINNOW_PORT", "tcp://10.0.0.1:80")  # as Kubernetes sets for a service of that name
    assert configure({}).settings == Settings()
    monkeypatch.setenv("NEWSWINNOW_WROKERS", "2")
    with pytest.raises(UsageError, match="NEWSWINNOW_WROKERS") as caught:
        configure({})
    assert "'workers'" in caught.value.hint
    monkeypatch.delenv("NEWSWINNOW_WROKERS")
    monkeypatch.setenv("NEWSWINNOW_WORKERS", "many")
    with pytest.raises(UsageError, match="The variable NEWSWINNOW_WORKERS is off"):
        configure({})


def test_the_template_states_what_it_says_and_explains_every_key(project: Path) -> None:
    text = template({"raw": "pages", "packs": "packs"})
    assert tomllib.loads(text) == {"raw": "pages", "packs": "packs"}
    everything = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)
    assert list(tomllib.loads(everything)) == list(Settings.model_fields)
    write(project, everything)
    defaults = configure({}).settings.model_dump(exclude={"raw", "packs"})
    for name, value in Settings().model_dump(exclude={"raw", "packs"}).items():
        assert value is None or defaults[name] == value


def test_a_missing_file_is_said_once(tmp_path: Path) -> None:
    done = call("run", "--config", "none.toml", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("newswinnow: none.toml cannot be read")
    assert not list(tmp_path.iterdir())


def test_commands_read_it(project: Path) -> None:
    (project / "pages").mkdir()
    (project / "pages/one.txt").write_text(article("Person one"), "utf-8")
    ingest(project / "pages", project / "records")
    write(project, 'raw = "pages"\nclean = "records"\n')
    done = CliRunner().invoke(app, ["status"])
    assert done.exit_code == 0, done.output
    assert "articles: 1" in done.output
    done = CliRunner().invoke(app, ["report"])
    assert done.exit_code == 0, done.output
    assert (project / "records/report.html").is_file()
    assert CliRunner().invoke(app, ["report", "--quiet"]).output == ""
    done = CliRunner().invoke(app, ["learn"])
    assert done.exit_code == 0, done.output
