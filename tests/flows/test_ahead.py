"""Batches that are begun before anybody asks for them: the same answers, faults that are raised once, nothing twice."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import pytest

from pipeline.errors import TransientFault
from pipeline.runs.ahead import EarlyBatch
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.workers import WorkItem
from pipeline.workers.messages import STAGES, BatchDone, StageDone, StageName
from tests.fakes.pool import InlineBatch, InlinePool
from tests.flows.drive import article, ingest, tree


class Turns(InlinePool):
    """Of workers in one process only one is at work at a time: they write files under the same names."""

    turn = Lock()

    def open(self, items: tuple[WorkItem, ...], shard: str) -> InlineBatch:
        batch = super().open(items, shard)
        run = batch.run

        def in_turn(stage: StageName) -> StageDone | BatchDone:
            with self.turn:
                return run(stage)

        batch.run = in_turn  # type: ignore[method-assign]
        return batch


class Stuttering:
    """A batch whose last stage fails the first time."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, stage: StageName) -> StageDone:
        self.asked.append(stage)
        if stage == "write" and self.asked.count(stage) == 1:
            raise TransientFault("The disk stutters.")
        return StageDone(stage, 1, 0, 0.0)


def test_a_fault_is_raised_once_and_then_tried_anew() -> None:
    behind = Stuttering()
    batch = EarlyBatch(behind)
    batch.join()
    assert batch.answers == ()
    assert [batch.run(stage).stage for stage in STAGES[:3]] == list(STAGES[:3])  # type: ignore[union-attr]
    with pytest.raises(TransientFault):
        batch.run("write")
    assert isinstance(batch.run("write"), StageDone)
    assert behind.asked == [*STAGES, "write"]


def test_a_run_that_works_ahead_ends_as_one_that_does_not(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(40):
        (raw / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    settings = Settings(raw=raw, clean=tmp_path / "ahead", workers=1, batch_size=8)
    with Session(settings, Turns) as session:  # type: ignore[arg-type]  # it has a pool's methods
        session.work_ahead(2)
        for bundle in session.bundles():
            for chunk in bundle.chunks:
                session.begin(chunk)
                batch = session.open(chunk)
                session.commit(chunk, [batch.run(stage) for stage in STAGES])
        counts = session.finish("completed").counts
    assert (counts.records, counts.batches) == (40, 5)
    ingest(raw, tmp_path / "plain")
    assert tree(tmp_path / "ahead") == tree(tmp_path / "plain")


def test_what_was_done_before_an_interruption_is_kept(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(40):
        (raw / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    settings = Settings(raw=raw, clean=tmp_path / "clean", workers=1, batch_size=8)
    with Session(settings, Turns) as session:  # type: ignore[arg-type]  # it has a pool's methods
        session.work_ahead(2)
        for batch in session._begun:
            batch.join()
        session.interrupt()
        assert session.finish("interrupted").counts.records == 16
    counts = ingest(raw, tmp_path / "clean").counts
    assert (counts.records, counts.unchanged) == (24, 16)
