"""The same runs with the ledger in PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import read_records
from pipeline.cli.app import app
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.ledger import Ledger
from pipeline.runs.session import Session
from pipeline.settings import Settings
from tests.flows.drive import article, ingest, tree
from tests.flows.test_kill import ROOT

pytestmark = pytest.mark.postgres


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02d}.txt").write_text(article(f"Person {number // 2}"), "utf-8")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.mark.slow
def test_a_run_in_steps_ends_as_with_a_file(raw: Path, tmp_path: Path, database: str) -> None:
    clean, other = tmp_path / "clean", tmp_path / "other"
    for step in range(3):
        (raw / f"{step:02d}.txt").write_text(article(f"Somebody Else {step}"), "utf-8")
        (raw / f"{20 + step}.txt").unlink(missing_ok=step == 0)
        # The folder knows its ledger: only the first run is told.
        with_database = ingest(raw, clean, ledger=database if step == 0 else None)
        with_file = ingest(raw, other)
        assert with_database.line == with_file.line
        assert tree(clean) == tree(other)
    assert not (clean / "ledger.sqlite").exists()
    assert [r.source.uri for r in read_records(clean)] == [r.source.uri for r in read_records(other)]


@pytest.mark.slow
@pytest.mark.parametrize("output", ["jsonl", "parquet"])
def test_readers_of_shards_ask_the_database(raw: Path, tmp_path: Path, database: str, output: str) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, ledger=database, format=output)
    (raw / "07.txt").write_text(article("Somebody Else"), "utf-8")
    ingest(raw, clean, format=output)
    assert sum(r.source.uri == "07.txt" for r in read_records(clean)) == 1
    done = CliRunner().invoke(app, ["status", str(clean), "--raw", str(raw), "--json"])
    assert '"articles": 40' in done.output
    assert '"leave_unchanged": 41' in done.output


@pytest.mark.slow
def test_two_runs_at_once_are_refused_from_other_machines_too(raw: Path, tmp_path: Path, database: str) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, ledger=database)
    # Another machine has its own locks: a copy of the folder stands for it.
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "ledger.json").write_bytes((clean / "ledger.json").read_bytes())
    with Session(Settings(raw=raw, clean=clean)), pytest.raises(EnvironmentFault, match="Another run is at work"):
        Session(Settings(raw=raw, clean=copy))
    with Session(Settings(raw=raw, clean=copy)) as session:
        assert session.survey.is_idle


@pytest.mark.slow
def test_a_database_belongs_to_one_folder(raw: Path, tmp_path: Path, database: str) -> None:
    ingest(raw, tmp_path / "clean", ledger=database)
    with pytest.raises(UsageError, match="belongs to another folder"):
        ingest(raw, tmp_path / "other", ledger=database)
    ingest(raw, tmp_path / "with-file")
    with pytest.raises(UsageError, match="has a ledger of its own"):
        ingest(raw, tmp_path / "with-file", ledger=database)


@pytest.mark.slow
def test_a_killed_run_is_finished_by_the_next(raw: Path, tmp_path: Path, database: str) -> None:
    clean = tmp_path / "clean"
    argv = [sys.executable, "-m", "tests.flows.killed", str(raw), str(clean), database]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not list(clean.glob("articles/*.json")) and time.monotonic() < deadline:
            time.sleep(0.005)
        process.kill()
    with Ledger(database) as ledger:
        assert ledger.totals().articles < 40
    ingest(raw, clean)
    ingest(raw, tmp_path / "undisturbed")
    assert tree(clean) == tree(tmp_path / "undisturbed")


def test_a_server_that_is_not_there_is_the_environment_s_fault(raw: Path, tmp_path: Path) -> None:
    address = "postgresql://somebody:secret@127.0.0.1:1/nothing"
    with pytest.raises(EnvironmentFault, match="cannot be used") as fault:
        ingest(raw, tmp_path / "clean", ledger=address)
    assert "secret" not in str(fault.value)


def test_an_address_of_something_else_is_a_usage_error(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no address"):
        ingest(raw, tmp_path / "clean", ledger="mysql://somewhere/else")
