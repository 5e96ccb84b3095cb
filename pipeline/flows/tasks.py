"""The four tasks. Each takes a batch through one stage, in a worker process; only tickets travel between them."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from pipeline.errors import TransientFault
from pipeline.runs.ahead import AnyBatch
from pipeline.workers import BatchDone, Pool, StageDone, WorkerConfig, WorkItem
from pipeline.workers.environment import usable_cores
from pipeline.workers.messages import STAGES, StageName
from pipeline.workers.waits import SECONDS_BETWEEN_LOOKS

# A passing fault of the environment (a network file system that stutters) is waited out: 1 s, then 5 s, give or take.
_RETRY_DELAYS: list[float] = [1, 5]
_JITTER = 0.5


Answers = tuple[StageDone | BatchDone, ...]


class Ticket:
    """Stands for a batch in Prefect's eyes. A plain object: Prefect looks into lists and data classes, not into this."""

    __slots__ = ("_batch", "done", "number")

    def __init__(self, number: int, batch: AnyBatch | None, done: tuple[StageDone | BatchDone, ...] = ()) -> None:
        self.number = number
        self._batch = batch
        self.done = done  # what each stage answered

    def __str__(self) -> str:
        return f"{self.number:04d}"

    def run(self, stage: StageName) -> Ticket:
        """Take the batch through a stage; returns the ticket for the next task."""
        if self._batch is None:
            raise ValueError("the ticket was released")
        return Ticket(self.number, self._batch, (*self.done, self._batch.run(stage)))

    def release(self) -> None:
        """Let go of the batch. Prefect keeps every task's result until the flow ends, and the ticket is that."""
        self._batch = None
        self.done = ()


class Settling:
    """Stands for the end of a run, as a ticket stands for a batch."""

    __slots__ = ("_settle",)

    def __init__(self, settle: Callable[[], None]) -> None:
        self._settle = settle

    def run(self) -> None:
        self._settle()


class Several:
    """Batches for one task, where four tasks each would be too many. `results` gives each one's answers at once."""

    __slots__ = ("_batches", "_done", "number", "results")

    def __init__(self, number: int, batches: tuple[AnyBatch, ...]) -> None:
        self.number, self._batches = number, batches
        self._done = 0
        self.results: SimpleQueue[Answers | None] = SimpleQueue()  # None: there will be no more

    def __str__(self) -> str:
        return f"{self.number:04d}"

    def next(self) -> Answers | None:
        """The next batch's answers; waits for them."""
        while True:
            try:
                return self.results.get(timeout=SECONDS_BETWEEN_LOOKS)
            except Empty:
                continue

    def run(self) -> Ticket:
        """Take the batches through all stages, one after the other; a retry goes on where the first try failed."""
        while self._done < len(self._batches):
            batch = self._batches[self._done]
            self.results.put(tuple(batch.run(stage) for stage in STAGES))
            self._done += 1
        return Ticket(self.number, None)


class Order:
    """Batches for a machine of a cluster: all that is needed to do them there. A plain object, like the ticket."""

    __slots__ = ("batches", "config", "number")

    def __init__(
        self, number: int, batches: tuple[tuple[tuple[WorkItem, ...], str], ...], config: WorkerConfig
    ) -> None:
        self.number, self.batches, self.config = number, batches, config

    def __str__(self) -> str:
        return f"{self.number:04d}"

    def run(self) -> Ticket:
        """Take the batches through all stages, in this machine's workers."""
        pool = _pool_for(self.config)
        opened = [pool.open(items, shard) for items, shard in self.batches]
        return Ticket(self.number, None, tuple(batch.run(stage) for batch in opened for stage in STAGES))


# Pools of this process for orders from elsewhere, by their configuration; they end with the process.
_pools: dict[WorkerConfig, Pool] = {}
_pools_lock = threading.Lock()


def _pool_for(config: WorkerConfig) -> Pool:
    with _pools_lock:
        if config not in _pools:
            _pools[config] = pool = Pool(config, usable_cores())
            atexit.register(pool.close)
        return _pools[config]


def _is_transient(_task: Any, _run: Any, state: Any) -> bool:
    try:
        state.result()
    except TransientFault:
        return True
    except BaseException:
        return False
    return False


# What writes is done again where what it met may pass: a store that does not answer, a disk that is full for a moment.
_REPEATED: dict[str, Any] = {
    "cache_policy": NO_CACHE,
    "persist_result": False,
    "retries": len(_RETRY_DELAYS),
    "retry_delay_seconds": _RETRY_DELAYS,
    "retry_jitter_factor": _JITTER,
    "retry_condition_fn": _is_transient,
}


@task(name="clean", task_run_name="clean-{ticket}", cache_policy=NO_CACHE, persist_result=False)
def clean_batch(ticket: Ticket) -> Ticket:
    """Read, segment and clean a batch's documents."""
    return ticket.run("clean")


@task(name="describe", task_run_name="describe-{ticket}", cache_policy=NO_CACHE, persist_result=False)
def describe_batch(ticket: Ticket) -> Ticket:
    """Find the metadata of a batch's documents."""
    return ticket.run("describe")


@task(name="validate", task_run_name="validate-{ticket}", cache_policy=NO_CACHE, persist_result=False)
def validate_batch(ticket: Ticket) -> Ticket:
    """Turn a batch's documents into records or quarantine records."""
    return ticket.run("validate")


@task(name="write", task_run_name="write-{ticket}", **_REPEATED)
def write_batch(ticket: Ticket) -> Ticket:
    """Write a batch's records, durably. The ledger hears of it afterwards, from the coordinator."""
    return ticket.run("write")


@task(name="link", task_run_name="link-duplicates", cache_policy=NO_CACHE, persist_result=False)
def link_duplicates(settling: Settling) -> None:
    """Have every record say which others have its text. Called, not submitted: the ledger is the coordinator's."""
    settling.run()


@task(name="batch", task_run_name="batch-{order}", **_REPEATED)
def whole_batches(order: Order | Several) -> Ticket:
    """All four stages of batches in one task. For runs of very many batches; and for clusters: a batch's intermediate
    values stay on one machine, and a lost machine costs its batches, which are done again elsewhere with the same bytes.
    """
    return order.run()
