"""A worker process that was started before anybody knew what it shall do: it becomes the first worker, or ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.packs import RulesetChoice
from pipeline.sources import DocumentRef, scan
from pipeline.workers import BatchDone, Pool, WorkerConfig, WorkItem
from pipeline.workers.begun import Begun, begin
from pipeline.workers.messages import STAGES
from tests.laws.pieces import ENGLISH


@pytest.fixture
def begun() -> Iterator[Begun]:
    with Begun() as process:
        yield process


def pool_of(clean: Path, begun: Begun, packs: Path | None = None) -> Pool:
    clean.mkdir(exist_ok=True)
    return Pool(
        WorkerConfig(clean, "json", RulesetChoice(packs_dir=packs), 100_000, 30.0, 2 << 30), 1, clean / "log", begun
    )


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_does_the_first_batch(tmp_path: Path, begun: Begun) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("\n\n".join(ENGLISH.paragraphs), "utf-8")
    items = tuple(WorkItem(ref) for ref in scan(raw) if isinstance(ref, DocumentRef))
    with pool_of(tmp_path / "clean", begun) as pool:
        batch = pool.open(items, "shard")
        done = [batch.run(stage) for stage in STAGES][-1]
        assert pool.pids() == [begun.process.pid]
    assert isinstance(done, BatchDone)
    assert [result.outcome for result in done.results] == ["article"]
    assert (tmp_path / "clean/articles/a.txt.json").exists()
    assert not is_there(begun.process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only there one can look at another process's files")
def test_what_it_says_goes_to_the_log_from_then_on(tmp_path: Path, begun: Begun) -> None:
    log = tmp_path / "clean" / "log"
    with pool_of(tmp_path / "clean", begun) as pool:
        pool.lease().wait_ready()
        outputs = {os.readlink(f"/proc/{begun.process.pid}/fd/{number}") for number in (1, 2)}
    assert outputs == {str(log)}


def test_what_is_wrong_with_the_rules_comes_out(tmp_path: Path, begun: Begun) -> None:
    from pipeline.errors import PackError

    with (
        pool_of(tmp_path / "clean", begun, tmp_path / "none") as pool,
        pytest.raises(PackError, match="no such folder"),
    ):
        pool.lease().wait_ready()


def test_one_that_nobody_needs_ends_with_the_pool(tmp_path: Path, begun: Begun) -> None:
    with pool_of(tmp_path / "clean", begun):
        assert is_there(begun.process.pid)
    assert not is_there(begun.process.pid)


def test_one_that_has_died_is_replaced(tmp_path: Path, begun: Begun) -> None:
    begun.process.kill()
    begun.process.wait()
    with pool_of(tmp_path / "clean", begun) as pool:
        worker = pool.lease()
        worker.wait_ready()
        assert worker.pid != begun.process.pid


def test_none_is_begun_where_it_would_be_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.workers.begun.usable_cores", lambda: 1)
    assert begin() is None
