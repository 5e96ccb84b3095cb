"""A document that hangs, grows, crashes or trips over a bug costs one document: itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.model.quarantine import QuarantineRecord
from pipeline.workers import Pool
from tests.flows.drive import article, ingest, tree

FAULTS = Path(__file__).parent / "faults"


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(FAULTS))
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    return folder


def _spoil(raw: Path, fault: str) -> None:
    (raw / "3.txt").write_text(article(f"FAULT {fault}"), "utf-8")


@pytest.mark.parametrize(
    ("fault", "code", "retryable"),
    [
        ("hang", "timeout", True),
        ("grow", "out_of_memory", True),
        ("segfault", "worker_crashed", True),
        ("exit", "worker_crashed", True),
        ("bug", "worker_crashed", False),
    ],
)
def test_one_document_is_quarantined_and_its_batch_goes_on(
    raw: Path, tmp_path: Path, fault: str, code: str, retryable: bool
) -> None:
    _spoil(raw, fault)
    summary = ingest(raw, tmp_path / "clean", Pool, timeout_seconds=3.0 if fault == "hang" else 60.0, memory_mb=512)
    assert (summary.inputs, summary.counts.records, summary.counts.quarantined) == (6, 5, 1)
    record = QuarantineRecord.model_validate_json((tmp_path / "clean/quarantine/3.txt.json").read_bytes())
    assert record.code == code
    assert record.retryable is retryable
    assert record.stage == "clean"
    assert str(tmp_path) not in record.model_dump_json()


@pytest.mark.slow
def test_a_passing_fault_is_tried_again_a_few_times_and_then_left_alone(raw: Path, tmp_path: Path) -> None:
    _spoil(raw, "exit")
    attempts = []
    for _ in range(4):
        summary = ingest(raw, tmp_path / "clean", Pool)
        content = json.loads((tmp_path / "clean/quarantine/3.txt.json").read_bytes())
        attempts.append((content["attempts"], summary.counts.quarantined, summary.counts.unchanged))
    assert attempts == [(1, 1, 0), (2, 1, 5), (3, 1, 5), (3, 0, 6)]


def test_a_worker_killed_from_outside_loses_no_record(raw: Path, tmp_path: Path) -> None:
    _spoil(raw, f"once {tmp_path}/marker")
    summary = ingest(raw, tmp_path / "clean", Pool)
    assert (tmp_path / "marker").exists()
    assert (summary.counts.records, summary.counts.quarantined) == (6, 0)
    ingest(raw, tmp_path / "undisturbed")
    assert tree(tmp_path / "clean") == tree(tmp_path / "undisturbed")


_HOLD = """
import sys, time
from pathlib import Path
from pipeline.runs.session import Session
from pipeline.settings import Settings
with Session(Settings(raw=Path(sys.argv[1]), clean=Path(sys.argv[2]), workers=2)) as session:
    batch = session.pool.open(next(session.chunks()).items, "shard")
    session.start_workers()
    batch.run("clean")
    print(*session.pool.pids(), flush=True)
    time.sleep(60)
"""


def test_workers_do_not_outlive_a_killed_coordinator(raw: Path, tmp_path: Path) -> None:
    argv = [sys.executable, "-c", _HOLD, str(raw), str(tmp_path / "clean")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": "."}) as process:
        assert process.stdout is not None
        pids = [int(word) for word in process.stdout.readline().split()]
        process.kill()
    assert pids
    deadline = time.monotonic() + 60
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(_runs(pid) for pid in pids)


def _runs(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text() if Path("/proc").exists() else not os.kill(pid, 0)
    except OSError:
        return False
