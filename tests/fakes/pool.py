"""A pool without processes: the batches' stages are done in this process, by the code that a worker runs.

What only processes can show is tested with real workers: tests/workers/, and the runs that tests start as commands.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pipeline.sinks import open_sink
from pipeline.workers import BatchDone, PoolAborted, StageDone, WorkerConfig, WorkItem
from pipeline.workers.guesses import Guesses
from pipeline.workers.messages import STAGES, OpenBatch, StageName
from pipeline.workers.stages import BatchLine


class _Slot:
    def set(self, index: int) -> None:
        """Nobody asks which document it is at: it cannot die."""


class InlinePool:
    """Has the methods of `Pool`. It can be aborted, too: what comes after raises PoolAborted."""

    def __init__(self, config: WorkerConfig, size: int, log: Path | None = None) -> None:
        self.config, self.size = config, size
        self.aborted = False
        self.ruleset = config.rules.load()
        self.guesses = Guesses()
        if log is not None:
            log.touch()  # as a pool does, which opens it

    def warm(self, most: int | None = None, wanted: int | None = None) -> None:
        """There is nothing to start."""

    def open(self, items: tuple[WorkItem, ...], shard: str) -> InlineBatch:
        return InlineBatch(self, OpenBatch(items, {}, shard))

    def abort(self) -> None:
        self.aborted = True

    def pids(self) -> list[int]:
        return []

    def close(self) -> None:
        self.aborted = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class InlineBatch:
    """Has the method of `Batch`: through one stage, and through those before it that were left out."""

    def __init__(self, pool: InlinePool, batch: OpenBatch) -> None:
        self._pool = pool
        self._left = list(STAGES)
        config = pool.config
        sink = open_sink(config.format, config.clean, batch.shard)
        self._line = BatchLine(
            batch, config, pool.ruleset, sink, _Slot(), timer=lambda seconds: None, guesses=pool.guesses
        )

    def run(self, stage: StageName) -> StageDone | BatchDone:
        if stage not in self._left:
            raise ValueError(f"stage {stage} was done already")
        while True:
            if self._pool.aborted:
                raise PoolAborted("The run was interrupted.")
            step = self._left.pop(0)
            done = self._line.run(step)
            if step == stage:
                return BatchDone(done, self._line.results()) if step == STAGES[-1] else done
