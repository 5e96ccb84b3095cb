"""The suite of random faults: it repeats itself, and sees what it is for."""

from __future__ import annotations

import http.client
import json
import random
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from lab import torture
from lab.torture_documents import DOCUMENTS, fill
from lab.torture_faults import KINDS, bring_back, draw, hurt, left_behind
from lab.torture_store import failing_store
from tests.fakes.patience import slowness

# What a run of the suite costs in CI: some 20 s on an idle machine.
_SLICE = 6


def test_the_same_seed_makes_the_same_documents_and_faults(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert fill(tmp_path / name, 0, random.Random(5)) > 0
    one, two = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == DOCUMENTS + 3
    chance, same = random.Random(7), random.Random(7)
    drawn = [draw(chance) for _ in range(100)]
    assert drawn == [draw(same) for _ in range(100)]
    assert {fault.kind for faults in drawn for fault in faults} == set(KINDS)


@pytest.mark.parametrize(
    ("records", "not_reached", "status", "faults"),
    [
        (2, 1, "interrupted", 0),
        (3, 0, "completed", 0),
        (2, 0, "completed", 1),
        (4, -1, "completed", 1),
        (2, 1, "completed", 1),
    ],
)
def test_counts_that_do_not_add_up_are_seen(
    tmp_path: Path, records: int, not_reached: int, status: str, faults: int
) -> None:
    path = tmp_path / "run.json"
    counts = {"inputs": 3, "records": records, "quarantined": 0, "unchanged": 0, "not_reached": not_reached}
    path.write_text(json.dumps({"status": status, **counts}))
    assert len(torture.sums(path)) == faults


def _clean(folder: Path, rows: int, quarantined: bytes) -> Path:
    (folder / "quarantine").mkdir(parents=True)
    (folder / "quarantine/a.json").write_bytes(quarantined)
    columns = "uri, container, outcome, code, record_id, content_hash, metadata_hash, revision, text_id"
    columns += ", duplicate_of, near_duplicate_of"
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as connection:
        connection.execute(f"CREATE TABLE documents ({columns})")
        connection.executemany("INSERT INTO documents (uri) VALUES (?)", [(str(n),) for n in range(rows)])
        connection.commit()
    return folder


@pytest.mark.parametrize(
    ("rows", "quarantined", "faults"), [(2, b'{"attempts": 3}', 0), (1, b'{"attempts": 1}', 1), (2, b'{"code": 1}', 3)]
)
def test_lost_rows_and_other_bytes_are_seen_but_not_the_number_of_attempts(
    tmp_path: Path, rows: int, quarantined: bytes, faults: int
) -> None:
    one, two = _clean(tmp_path / "one", rows, quarantined), _clean(tmp_path / "two", 2, b'{"attempts": 1}')
    assert len(torture.compare(one, two)) == faults


def test_what_vanishes_comes_back_and_what_is_left_behind_is_found(tmp_path: Path) -> None:
    raw, away = tmp_path / "raw", tmp_path / "away"
    fill(raw, 0, random.Random(1))
    before = {path: path.stat().st_mtime_ns for path in raw.rglob("*.*")}
    chance = random.Random(3)
    faults = [fault for _ in range(60) for fault in draw(chance) if fault.kind == "vanish"]
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(sleeper, text=True, env={"LAB_TEST": str(tmp_path)}) as process:
        hurt(process, faults, 0.0, raw, away, chance)
        assert len([path for path in before if path.exists()]) < len(before)
        assert left_behind(f"LAB_TEST={tmp_path}".encode(), 0.2) == [process.pid]
    bring_back(raw, away)
    assert {path: path.stat().st_mtime_ns for path in raw.rglob("*.*")} == before


def test_the_store_fails_now_and_then_and_lies_never(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 1000)
    whole = failed = 0
    with failing_store(tmp_path, 1) as address:
        for _ in range(60):
            try:
                with urllib.request.urlopen(f"{address}/a.txt") as answer:
                    whole += answer.read() == b"word " * 1000
            except (http.client.HTTPException, OSError):
                failed += 1
    assert whole
    assert failed


@pytest.mark.slow
def test_a_slice_of_the_suite_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("_LONGEST_END", "_LONGEST_ORPHAN"):
        monkeypatch.setattr(torture, limit, getattr(torture, limit) * slowness())
    found = torture.torture(tmp_path, 1, lambda found: found.runs < _SLICE)
    assert found.runs >= _SLICE
    assert found.all_faults > 0
    assert found.wrong == []
