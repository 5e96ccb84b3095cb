"""The pool: leases workers to batches, replaces the ones that die, and finds out which document was to blame."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import IO, Self

from pipeline.errors import EnvironmentFault, NewswinnowError
from pipeline.model.reasons import QuarantineCode, Stage
from pipeline.workers.begun import Begun
from pipeline.workers.handle import Worker, WorkerDied
from pipeline.workers.limits import NOBODY
from pipeline.workers.messages import (
    STAGES,
    BatchDone,
    Doom,
    OpenBatch,
    RunStage,
    StageDone,
    StageName,
    WorkerConfig,
    WorkItem,
)
from pipeline.workers.waits import SECONDS_BETWEEN_LOOKS, wait_until

# A worker is replaced after so many documents, so that what C libraries leak (libxml2's dictionaries grow with every
# new name) stays small; its start costs half a second of CPU, 1 % of the time that so many dumps take.
RECYCLE_AFTER = 10_000
# A document that kills its worker is tried once more: the kill may have come from outside (a lost worker, the
# system short of memory). One that runs into its time limit is not.
_CHANCES = 2
# Deaths between two documents have no culprit; so many in one batch are the environment's fault.
_UNEXPLAINED_DEATHS = 3


class PoolAborted(NewswinnowError):
    """The run was interrupted: the workers are gone on purpose."""


class Pool:
    """Up to `size` workers. `open` and the batches' methods may be used from many threads."""

    def __init__(self, config: WorkerConfig, size: int, log: Path | None = None, begun: Begun | None = None) -> None:
        """`begun`: a process for the first worker, started from a thread that lives as long as the pool, and ended with it."""
        self.config = config
        self._begun = begun
        self._size = self._most = size
        self._log: IO[bytes] | None = open(log, "ab") if log is not None else None  # noqa: SIM115
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._count = 0
        self._aborted = False
        self._changed = threading.Condition()
        # The kernel kills a worker when the thread that started it ends: one thread that lives as long as the pool.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="worker-starter")

    def warm(self, most: int | None = None, wanted: int | None = None) -> None:
        """Start all workers now, without waiting for them; there are no more than `most` until this is called again.

        `wanted`: start no more than so many now. The others start when a batch would wait for one.
        """
        with self._changed:
            self._most = max(1, self._size if most is None else min(self._size, most))
            missing = max(0, (self._most if wanted is None else min(self._most, wanted)) - self._count)
            self._count += missing
            self._changed.notify_all()
        for _ in range(missing):
            self._starter.submit(self._start_idle)

    def open(self, items: tuple[WorkItem, ...], shard: str) -> Batch:
        """A batch to be taken through the stages. It leases its worker with its first stage."""
        return Batch(self, items, shard)

    def lease(self) -> Worker:
        """An idle worker, a new one if there may be one more, or wait. Raises PoolAborted."""
        with self._changed:
            while True:
                if self._aborted:
                    raise PoolAborted("The run was interrupted.")
                if self._idle:
                    return self._idle.pop()
                if self._count < self._most:
                    self._count += 1
                    break
                self._changed.wait(SECONDS_BETWEEN_LOOKS)
        try:
            started = self._starter.submit(self._start)
            wait_until(lambda seconds: wait([started], seconds).done)
            return started.result()
        except BaseException:
            self._forget(None)
            raise

    def give_back(self, worker: Worker) -> None:
        """End a lease. Worn workers are replaced."""
        if worker.documents >= RECYCLE_AFTER:
            self._forget(worker)
            worker.close()
            return
        with self._changed:
            self._idle.append(worker)
            self._changed.notify()

    def bury(self, worker: Worker) -> None:
        """A leased worker has died."""
        self._forget(worker)
        worker.close()

    def abort(self) -> None:
        """Kill all workers; whoever waits for one gets PoolAborted."""
        with self._changed:
            self._aborted = True
            for worker in self._all:
                worker.kill()
            self._changed.notify_all()

    @property
    def aborted(self) -> bool:
        return self._aborted

    def pids(self) -> list[int]:
        """Process ids of the running workers."""
        with self._changed:
            return sorted(worker.pid for worker in self._all)

    def close(self) -> None:
        """End all workers and wait until they are gone."""
        with self._changed:
            self._aborted = True
            self._changed.notify_all()
        self._starter.shutdown(wait=True, cancel_futures=True)
        with self._changed:
            workers, self._all = self._all, set()
        for worker in workers:
            worker.close()
        if self._begun is not None:
            self._begun.end()
        if self._log is not None:
            self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> Worker:
        begun, self._begun = self._begun, None  # only one thread starts workers
        if begun is not None and begun.process.poll() is not None:
            begun.end()  # it is gone already: another one says in the log what is wrong
            begun = None
        worker = Worker(self.config, self._log, begun)
        with self._changed:
            self._all.add(worker)
            if self._aborted:
                worker.kill()
        return worker

    def _start_idle(self) -> None:
        worker = self._start()
        with self._changed:
            self._idle.append(worker)
            self._changed.notify()

    def _forget(self, worker: Worker | None) -> None:
        with self._changed:
            self._count -= 1
            if worker is not None:
                self._all.discard(worker)
            self._changed.notify()


class Batch:
    """One batch on its way through the stages, pinned to one worker at a time."""

    def __init__(self, pool: Pool, items: tuple[WorkItem, ...], shard: str) -> None:
        self._pool, self._items, self._shard = pool, items, shard
        self._worker: Worker | None = None
        self._reached = 0  # stages that the worker holds the results of
        self._doomed: dict[int, Doom] = {}
        self._deaths: dict[int, int] = {}

    def run(self, stage: StageName) -> StageDone | BatchDone:
        """Take the batch through one stage, and through the ones before it if their results are lost.

        After the last stage, or after an error, the worker is free again. Raises PoolAborted, EnvironmentFault.
        """
        try:
            while True:
                try:
                    answer = self._up_to(STAGES.index(stage) + 1)
                    break
                except WorkerDied as death:
                    self._bury(death)
        except BaseException:
            self._release()
            raise
        if isinstance(answer, BatchDone):
            self._release()
        return answer

    def _up_to(self, goal: int) -> StageDone | BatchDone:
        if self._worker is None:
            self._worker = self._pool.lease()
            self._reached = 0
            self._worker.ask(OpenBatch(self._items, dict(self._doomed), self._shard))
        if self._reached >= goal:
            raise ValueError(f"stage {STAGES[goal - 1]} was done already")
        while True:
            answer: StageDone | BatchDone = self._worker.ask(RunStage(STAGES[self._reached]))
            self._reached += 1
            if self._reached == goal:
                return answer

    def _bury(self, death: WorkerDied) -> None:
        """Take the dead worker's leave and decide who is to blame."""
        assert self._worker is not None
        self._pool.bury(self._worker)
        self._worker = None
        if self._pool.aborted:
            raise PoolAborted("The run was interrupted.")
        self._deaths[death.index] = deaths = self._deaths.get(death.index, 0) + 1
        if death.index == NOBODY:
            if deaths >= _UNEXPLAINED_DEATHS:
                message = f"Workers end for no reason that can be seen: {death.how}."
                raise EnvironmentFault(message, "Is the machine out of memory? Try fewer --workers.")
        elif death.timed_out:
            self._doom(
                death.index,
                QuarantineCode.TIMEOUT,
                "The document takes longer than allowed. Raise --timeout if it is an article.",
            )
        elif deaths >= _CHANCES:
            self._doom(
                death.index,
                QuarantineCode.WORKER_CRASHED,
                "The document ended its worker process, twice. Please report it.",
                death.how,
            )

    def _doom(self, index: int, code: QuarantineCode, message: str, *details: str) -> None:
        stage = Stage(STAGES[min(self._reached, len(STAGES) - 1)])
        self._doomed[index] = Doom(code, stage, message, details)

    def _release(self) -> None:
        if self._worker is not None:
            self._worker.documents += len(self._items)
            self._pool.give_back(self._worker)
            self._worker = None
