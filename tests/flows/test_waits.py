"""Wherever the main thread waits for others, it sees a signal that came in a bad moment."""

from __future__ import annotations

import socket
import threading
from collections import deque
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import uuid4

from prefect.futures import PrefectConcurrentFuture

from pipeline.flows.ingest import _commit_oldest, _UnderWay
from pipeline.flows.tasks import Several, Ticket
from pipeline.runs.ahead import EarlyBatch
from pipeline.runs.orders import worker_config
from pipeline.runs.plan import Bundle, Chunk
from pipeline.settings import Settings
from pipeline.workers import Pool
from pipeline.workers.handle import Worker
from tests.fakes.signals import unseen_interrupt

_BUNDLE = Bundle((Chunk((), "shard"),), is_chained=False)


def _pool(tmp_path: Path, size: int) -> Pool:
    return Pool(worker_config(Settings(raw=tmp_path, clean=tmp_path)), size)


def test_for_a_worker_that_is_not_free(tmp_path: Path) -> None:
    with _pool(tmp_path, 0) as pool, unseen_interrupt(pool.abort):
        pool.lease()


def test_for_a_worker_that_starts(tmp_path: Path) -> None:
    with _pool(tmp_path, 1) as pool:
        goes_on = threading.Event()
        pool._starter.submit(goes_on.wait)
        with unseen_interrupt(goes_on.set):
            pool.lease()
        goes_on.set()


def test_for_a_workers_answer() -> None:
    ours, theirs = socket.socketpair()
    worker = Worker.__new__(Worker)  # one that never says anything: only its pipe is there
    worker._connection, worker._ready = Connection(ours.detach()), False
    with unseen_interrupt(theirs.close):
        worker.wait_ready()
    theirs.close()
    worker._connection.close()


def _chain() -> tuple[Future[Any], PrefectConcurrentFuture[Ticket]]:
    below: Future[Any] = Future()
    return below, PrefectConcurrentFuture(uuid4(), below)


def test_for_a_task() -> None:
    below, future = _chain()
    with unseen_interrupt(lambda: below.set_result(Ticket(1, None))):
        _commit_oldest(None, deque([_UnderWay(_BUNDLE, (future,))]))  # type: ignore[arg-type]  # nothing is committed


def test_for_a_batch_of_several() -> None:
    _, future = _chain()
    several = Several(1, ())
    with unseen_interrupt(lambda: several.results.put(None)):
        _commit_oldest(None, deque([_UnderWay(_BUNDLE, (future,), several)]))  # type: ignore[arg-type]


def test_for_a_batch_that_was_begun_early() -> None:
    goes_on = threading.Event()

    class Waiting:
        def run(self, stage: str) -> Any:
            goes_on.wait()

    batch = EarlyBatch(Waiting())
    with unseen_interrupt(goes_on.set):
        batch.join()
    goes_on.set()
