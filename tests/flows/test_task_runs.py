"""What a run leaves in Prefect's own server, and what it does not start it for."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.model.run import RunManifest
from tests.flows.drive import article, ingest, tree

pytestmark = pytest.mark.slow


def _run(raw: Path, clean: Path, *options: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSWINNOW_"))}
    argv = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), *options]
    done = subprocess.run(argv, capture_output=True, text=True, check=True, env=kept)
    assert done.stderr == ""
    return done.stdout


def _counts(clean: Path) -> dict[str, int]:
    with closing(sqlite3.connect(clean / ".prefect/prefect.db")) as database:
        return dict(database.execute("SELECT name || ' ' || state_type, COUNT(*) FROM task_run GROUP BY 1").fetchall())


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(230):
        (folder / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    return folder


def test_many_batches_share_task_runs_and_write_the_same(raw: Path, tmp_path: Path) -> None:
    out = _run(raw, tmp_path / "many", "--batch-size", "1", "--workers", "2")
    assert out == "230 documents: 230 records, 0 quarantined, 0 unchanged\n"
    by_state: dict[str, int] = {}
    for name, count in _counts(tmp_path / "many").items():
        by_state[name.split()[1]] = by_state.get(name.split()[1], 0) + count
    assert by_state.keys() == {"COMPLETED"}
    assert by_state["COMPLETED"] < 200
    ingest(raw, tmp_path / "few")
    assert tree(tmp_path / "many") == tree(tmp_path / "few")


def test_a_run_without_work_is_told_without_prefect(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    _run(raw, clean, "--workers", "1")
    database = (clean / ".prefect/prefect.db").stat().st_mtime_ns
    assert _run(raw, clean) == "230 documents: 0 records, 0 quarantined, 230 unchanged\n"
    assert (clean / ".prefect/prefect.db").stat().st_mtime_ns == database
    (raw / "7.txt").unlink()
    assert _run(raw, clean) == "229 documents: 0 records, 0 quarantined, 229 unchanged, 1 gone\n"
    manifests = [RunManifest.model_validate_json(path.read_bytes()) for path in sorted(clean.glob("runs/*.json"))]
    assert [(m.status, m.records, m.unchanged, m.gone) for m in manifests] == [
        ("completed", 230, 0, 0), ("completed", 0, 230, 0), ("completed", 0, 229, 1),
    ]  # fmt: skip
