"""SIGKILL at any moment: nothing lost, nothing doubled, nothing half-written, and the next run finishes the work."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.flows.drive import article, ingest, tree

ROOT = Path(__file__).parents[2]
DOCUMENTS = 150
KILLS = 8


def _fill(raw: Path, revision: int) -> None:
    for number in range(DOCUMENTS):
        path = raw / f"{number % 7}/{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        # Every third changes from one revision to the next, every seventh is quarantined in the second.
        change = revision if number % 3 == 0 else 0
        text = "" if revision and number % 7 == 0 else article(f"Person {number} the {change}")
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")


@pytest.mark.slow
def test_killed_runs_end_as_undisturbed_ones(tmp_path: Path) -> None:
    chance = random.Random(20240229)
    raw, clean, undisturbed = tmp_path / "raw", tmp_path / "clean", tmp_path / "undisturbed"
    for revision in (0, 1):
        _fill(raw, revision)
        ingest(raw, undisturbed)
        for _ in range(KILLS // 2):
            _run_and_kill(raw, clean, chance.uniform(0.0, 0.4))
            _is_whole(clean)
        ingest(raw, clean)
        assert tree(clean) == tree(undisturbed)
    assert ingest(raw, clean).counts.unchanged == DOCUMENTS
    rows = sqlite3.connect(clean / "ledger.sqlite").execute("SELECT COUNT(*) FROM documents").fetchone()[0]
    assert rows == DOCUMENTS


def _run_and_kill(raw: Path, clean: Path, seconds: float) -> None:
    """Start a run, let it work for a time from its first batch on, and kill it with its whole process group."""
    argv = [sys.executable, "-m", "tests.flows.killed", str(raw), str(clean)]
    shutil.rmtree(clean / ".tmp", ignore_errors=True)  # made again with the first file that is written
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not (clean / ".tmp").exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):  # it was quicker, and ended by itself
            os.killpg(process.pid, signal.SIGKILL)


def _is_whole(clean: Path) -> None:
    """Every file that can be seen is a whole record, also right after a kill."""
    for folder in ("articles", "audit", "quarantine", "history"):
        for path in (clean / folder).rglob("*.json"):
            assert json.loads(path.read_bytes())["id"]
