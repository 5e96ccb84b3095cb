"""What `newswinnow run` says when it cannot: one clear message, the exit code, no traceback, nothing half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.runs.lock import FolderLock


def newswinnow(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "pipeline", *(str(a) for a in arguments)]
    return subprocess.run(argv, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def _is_one_message(done: subprocess.CompletedProcess[str]) -> bool:
    return "Traceback" not in done.stderr and done.stdout == "" and done.stderr.startswith("newswinnow: ")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def test_a_missing_folder(tmp_path: Path) -> None:
    done = newswinnow("run", tmp_path / "none", tmp_path / "clean")
    assert done.returncode == 2
    assert _is_one_message(done)
    assert not (tmp_path / "clean").exists()


def test_an_unknown_option(raw: Path, tmp_path: Path) -> None:
    done = newswinnow("run", raw, tmp_path / "clean", "--no-such-option")
    assert done.returncode == 2
    assert "--no-such-option" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "clean").exists()


def test_an_off_variable(raw: Path, tmp_path: Path) -> None:
    done = newswinnow("run", raw, tmp_path / "clean", NEWSWINNOW_WORKERS="many")
    assert done.returncode == 2
    assert _is_one_message(done)
    assert "NEWSWINNOW_WORKERS" in done.stderr


def test_clean_that_cannot_be_written(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = newswinnow("run", raw, tmp_path / "file/clean")
    assert done.returncode == 3
    assert _is_one_message(done)


def test_raw_and_clean_the_same(raw: Path) -> None:
    done = newswinnow("run", raw, raw)
    assert done.returncode == 2
    assert _is_one_message(done)


def test_a_held_lock(raw: Path, tmp_path: Path) -> None:
    with FolderLock(tmp_path / "clean"):
        done = newswinnow("run", raw, tmp_path / "clean")
    assert done.returncode == 3
    assert _is_one_message(done)
    assert str(os.getpid()) in done.stderr


def test_a_ledger_of_a_newer_kind(raw: Path, tmp_path: Path) -> None:
    from pipeline.ledger import Ledger, statements

    (tmp_path / "clean").mkdir()
    with Ledger(tmp_path / "clean/ledger.sqlite") as ledger:
        ledger._database.execute(statements.PUT_META, ("schema_version", "99"))
    done = newswinnow("run", raw, tmp_path / "clean")
    assert done.returncode == 3
    assert _is_one_message(done)
    assert "99" in done.stderr


def test_a_damaged_ledger(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean/ledger.sqlite").write_bytes(b"no database" * 100)
    done = newswinnow("run", raw, tmp_path / "clean")
    assert done.returncode == 3
    assert _is_one_message(done)


def test_a_list_in_a_variable_that_is_no_json(raw: Path, tmp_path: Path) -> None:
    done = newswinnow("run", raw, tmp_path / "clean", NEWSWINNOW_ONLY="2026/*.html")
    assert done.returncode == 2
    assert _is_one_message(done)
    assert "NEWSWINNOW_ONLY" in done.stderr
    assert not (tmp_path / "clean").exists()


def test_a_home_of_prefect_that_cannot_be_made(raw: Path, tmp_path: Path) -> None:
    (raw / "one.txt").write_text("The pier is open again.", "utf-8")
    (tmp_path / "file").touch()
    done = newswinnow("run", raw, tmp_path / "clean", PREFECT_HOME=str(tmp_path / "file/home"), PREFECT_API_URL="")
    assert done.returncode == 3
    assert _is_one_message(done)
    assert "file/home" in done.stderr


@pytest.mark.parametrize("name", ["articles", "audit", "quarantine", "history", "runs", "ledger.sqlite"])
def test_what_cannot_be_written_in_clean_is_said_before_any_work(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = tmp_path / "clean"
    (clean / name).mkdir(parents=True)
    may_open = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != name and may_open(path, mode))
    with pytest.raises(EnvironmentFault, match=name):
        FolderLock(clean)
    monkeypatch.undo()
    FolderLock(clean).release()
