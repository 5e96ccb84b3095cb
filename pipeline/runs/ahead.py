"""The first batches, worked on while Prefect and its server still load: nobody waits for those with idle workers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from threading import Condition, Thread
from typing import Protocol

from pipeline.runs.plan import Bundle, Chunk
from pipeline.workers import BatchDone, StageDone
from pipeline.workers.messages import STAGES, StageName
from pipeline.workers.waits import wait_until

Answer = StageDone | BatchDone


class AnyBatch(Protocol):
    """A batch of a pool."""

    def run(self, stage: StageName) -> Answer: ...


class EarlyBatch:
    """A batch whose stages are being done already. A task that asks for one gets its answer, or waits for it."""

    def __init__(self, batch: AnyBatch) -> None:
        self._batch = batch
        self._answers: dict[StageName, Answer] = {}
        self._fault: BaseException | None = None
        self._ended = False
        self._moved = Condition()
        self._thread = Thread(target=self._work, name="early-batch", daemon=True)
        self._thread.start()

    def run(self, stage: StageName) -> Answer:
        """As of `Batch`. What went wrong early is raised once; whoever tries again has the stage done anew."""
        with self._moved:
            self._moved.wait_for(lambda: self._ended or stage in self._answers)
            if stage in self._answers:
                return self._answers[stage]
            fault, self._fault = self._fault, None
        if fault is not None:
            raise fault
        return self._batch.run(stage)

    @property
    def is_at_work(self) -> bool:
        return self._thread.is_alive()

    def join(self) -> None:
        """Wait until nothing of it is at work any more."""
        wait_until(self._ends_within)

    def _ends_within(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self.is_at_work

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What all stages answered; empty as long as one has not."""
        with self._moved:
            return tuple(self._answers.values()) if len(self._answers) == len(STAGES) else ()

    def _work(self) -> None:
        try:
            for stage in STAGES:
                answer = self._batch.run(stage)
                with self._moved:
                    self._answers[stage] = answer
                    self._moved.notify_all()
        except BaseException as fault:  # noqa: BLE001  # it is the asking task's to raise
            self._fault = fault
        finally:
            with self._moved:
                self._ended = True
                self._moved.notify_all()


def first_of(bundles: Iterator[Bundle], most: int) -> tuple[list[Chunk], Iterator[Bundle]]:
    """The chunks that can be begun early, those of single files in chained tasks, and all bundles again."""
    taken = list(islice(bundles, most))
    early = [chunk for bundle in taken if bundle.is_chained for chunk in bundle.chunks if not chunk.container]
    return early, chain(taken, bundles)
