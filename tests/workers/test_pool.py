"""How many workers there are: as many as may be, and as many as are of use."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.packs import RulesetChoice
from pipeline.workers import Pool, WorkerConfig
from pipeline.workers import pool as pools


class _Worker:
    """What a pool knows of a worker."""

    started = 0

    def __init__(self, config: WorkerConfig, log: object, begun: object = None) -> None:
        type(self).started += 1
        self.documents, self.pid = 0, type(self).started

    def kill(self) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    monkeypatch.setattr(_Worker, "started", 0)
    monkeypatch.setattr(pools, "Worker", _Worker)
    config = WorkerConfig(tmp_path, "json", RulesetChoice(), 1_000, 1.0, 1 << 30)
    with Pool(config, 3) as pool:
        yield pool


def test_who_waits_for_a_worker_starts_one_up_to_the_most(pool: Pool) -> None:
    pool.warm(1, 5)
    first = pool.lease()
    leased: list[object] = []
    waiting = threading.Thread(target=lambda: leased.append(pool.lease()))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    assert not leased
    pool.warm(None, 0)  # now there may be three; nothing but who waits asks for one
    waiting.join(10)
    assert leased
    assert leased != [first]
    assert len(pool.pids()) == 2


def test_no_more_are_started_ahead_than_are_wanted(pool: Pool) -> None:
    pool.warm(None, 2)
    pool._starter.submit(bool).result()  # behind those that are being started
    one, two = pool.lease(), pool.lease()
    assert _Worker.started == 2
    pool.give_back(one)
    assert pool.lease() is one
    assert pool.lease() not in (one, two)
    assert _Worker.started == 3


def test_without_a_word_all_are_started(pool: Pool) -> None:
    pool.warm()
    pool._starter.submit(bool).result()
    assert len({pool.lease().pid for _ in range(3)}) == _Worker.started == 3
