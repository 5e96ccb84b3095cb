"""What the command says when the call is off: one message, the right exit code, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import EXIT_ENVIRONMENT, EXIT_USAGE, extra, folder_meant
from pipeline.model.counted import counted

ROOT = Path(pipeline.__file__).parents[1]


def call(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder), "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rnu"], "Did you mean 'run'?"),
        (["run", "--wrokers", "2"], "--workers"),
        (["run", "--format", "xml"], "'json', 'jsonl', 'jsonl.zst', 'parquet'"),
        (["run", "nowhere", "clean"], "nowhere"),
        (["explain", "no-such-file.txt"], "There is no file 'no-such-file.txt'."),
        (["explain"], "FILE"),
        (["schema", "articles"], "article, audit, quarantine, run"),
        (["bench", "text", "nowhere"], "nowhere"),
        (["bench", "peer", "nobody", "raw", "clean"], "trafilatura, readability"),
    ],
)
def test_a_wrong_call_gets_one_message_that_helps(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = call(*arguments, folder=tmp_path)
    assert done.returncode == EXIT_USAGE, done.stderr
    assert message.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []  # nothing half-made


def test_a_missing_library_is_the_environment_s_fault(tmp_path: Path) -> None:
    (tmp_path / "readability").mkdir()
    (tmp_path / "readability" / "__init__.py").write_text("raise ImportError('no such thing here')")
    done = call("bench", "peer", "readability", "raw", "clean", folder=tmp_path)
    assert done.returncode == EXIT_ENVIRONMENT, done.stderr
    assert "pip install 'newswinnow[bench]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_missing_goes_into_the_environment_that_runs(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "clean/articles").mkdir(parents=True)
    (tmp_path / "pyarrow.py").write_text("raise ImportError('no such thing here')")
    done = call("export", "clean", "articles.parquet", folder=tmp_path)
    assert done.returncode == EXIT_ENVIRONMENT, done.stderr
    assert done.stderr.endswith(f"\n  {sys.executable} -m pip install 'newswinnow[parquet]'\n")


@pytest.mark.parametrize(
    ("folder", "python"), [("/", "env/bin/python"), ("/env", "bin/python"), ("/other", "/env/bin/python")]
)
def test_an_interpreter_below_is_named_as_people_type_it(
    folder: str, python: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/env/bin/python")
    monkeypatch.setattr(Path, "cwd", lambda: Path(folder))
    assert extra("fetch") == f"{python} -m pip install 'newswinnow[fetch]'"


def test_an_empty_folder_is_not_taken_for_itself(tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    assert folder_meant(tmp_path / "clean", "otherwise") == "otherwise"
    (tmp_path / "cleaned").mkdir()
    assert folder_meant(tmp_path / "clean", "otherwise") == f"Did you mean {str(tmp_path / 'cleaned')!r}?"


@pytest.mark.parametrize(
    ("number", "form", "wanted"),
    [
        (0, "", "0 records"),
        (1, "", "1 record"),
        (2, "", "2 records"),
        (2000, "", "2000 records"),
        (2000, ",", "2,000 records"),
    ],
)
def test_one_is_singular(number: int, form: str, wanted: str) -> None:
    assert counted(number, "record", form) == wanted


def test_the_version_is_the_installed_one() -> None:
    assert call("--version").stdout == f"newswinnow {version('newswinnow')}\n"


@pytest.mark.parametrize("as_json", [False, True])
def test_a_terminal_that_knows_only_ascii_gets_all_of_it(tmp_path: Path, as_json: bool) -> None:
    text = "Flößer am Morgen \U0001f6f6\n\nDie Flößer sagten am Montag, daß der Fluß bis zum Abend wieder frei sein werde.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    argv = [sys.executable, "-m", "pipeline", "explain", "a.txt", *(["--json"] if as_json else [])]
    environment = {
        "PYTHONPATH": str(ROOT),
        "PATH": "",
        "HOME": str(tmp_path),
        "PYTHONIOENCODING": "ascii",
        "COLUMNS": "200",
    }
    done = subprocess.run(argv, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    if as_json:
        assert "Flößer am Morgen \U0001f6f6" in json.dumps(json.loads(done.stdout), ensure_ascii=False)
    else:
        said = done.stdout.decode("ascii")
        assert "Fl\\u00f6\\u00dfer am Morgen \\ud83d\\udef6" in said
