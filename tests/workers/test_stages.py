"""The stages in a worker give, together, what the line gives; a batch can be stopped and replayed."""

from __future__ import annotations

from pathlib import Path

import pipeline
from pipeline.runs.orders import worker_config
from pipeline.settings import Settings
from pipeline.sinks import open_sink
from pipeline.sinks.layout import record_path
from pipeline.sources import DocumentRef, load, scan
from pipeline.workers import BatchDone, Pool, WorkItem
from pipeline.workers.messages import STAGES, OpenBatch
from pipeline.workers.stages import BatchLine
from tests.flows.drive import article

SAMPLES = Path(__file__).parents[2] / "raw"


def test_the_samples_end_as_the_line_ends_them(tmp_path: Path) -> None:
    settings = Settings(raw=SAMPLES, clean=tmp_path, workers=1)
    refs = [entry for entry in scan(SAMPLES) if isinstance(entry, DocumentRef)]
    with Pool(worker_config(settings), 1) as pool:
        batch = pool.open(tuple(WorkItem(ref) for ref in refs), "shard")
        answers = [batch.run(stage) for stage in STAGES]
    done = answers[-1]
    assert isinstance(done, BatchDone)
    assert [result.uri for result in done.results] == [ref.uri for ref in refs]
    rules = pipeline.load_ruleset()
    for ref, result in zip(refs, done.results, strict=True):
        outcome = pipeline.process(load(ref, settings.max_bytes), rules)
        assert result.outcome == ("article" if outcome.is_article else "quarantine")
        written = record_path(tmp_path, "articles" if outcome.is_article else "quarantine", ref.uri).read_text("utf-8")
        assert written == outcome.record.model_dump_json(indent=1) + "\n"
        audit = record_path(tmp_path, "audit", ref.uri)
        assert audit.exists() == (outcome.audit is not None)
        if outcome.audit is not None:
            assert audit.read_text("utf-8") == outcome.audit.model_dump_json(indent=1) + "\n"


def test_a_worker_lost_between_two_stages_costs_nothing(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(3):
        (raw / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    items = tuple(WorkItem(ref) for ref in scan(raw) if isinstance(ref, DocumentRef))
    with Pool(worker_config(Settings(raw=raw, clean=tmp_path / "clean")), 1) as pool:
        batch = pool.open(items, "shard")
        batch.run("clean")
        (before,) = pool.pids()
        for worker in list(pool._all):
            worker.kill()
        batch.run("describe")
        assert pool.pids() != [before]
        batch.run("validate")
        done = batch.run("write")
    assert isinstance(done, BatchDone)
    assert [result.outcome for result in done.results] == ["article"] * 3


def test_a_document_that_has_its_record_holds_nothing_else(tmp_path: Path) -> None:
    settings = Settings(raw=SAMPLES, clean=tmp_path, workers=1)
    items = tuple(WorkItem(ref) for ref in scan(SAMPLES) if isinstance(ref, DocumentRef))
    config, rules = worker_config(settings), pipeline.load_ruleset()
    sink = open_sink("json", tmp_path, "shard")
    line = BatchLine(OpenBatch(items, {}, "shard"), config, rules, sink, NoSlot(), lambda _seconds: None)  # type: ignore[arg-type]
    for stage in STAGES[:-1]:
        line.run(stage)
    assert {(slip.raw, slip.cleaned, slip.described) for slip in line._slips if slip.outcome} == {(None, None, None)}
    assert sum(slip.outcome is not None for slip in line._slips) == len(items)


class NoSlot:
    """Nobody asks which document it is at."""

    def set(self, index: int) -> None:
        """Nothing is remembered."""


def test_a_worn_worker_is_replaced(tmp_path: Path) -> None:
    import pipeline.workers.pool as pool_module

    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    items = tuple(WorkItem(ref) for ref in scan(raw) if isinstance(ref, DocumentRef))
    assert pool_module.RECYCLE_AFTER > 1
    with Pool(worker_config(Settings(raw=raw, clean=tmp_path / "clean")), 1) as pool:
        seen = []
        for wear in (0, pool_module.RECYCLE_AFTER):
            batch = pool.open(items, "shard")
            batch.run("clean")
            seen += pool.pids()
            for worker in pool._all:
                worker.documents = wear
            for stage in STAGES[1:]:
                batch.run(stage)
        assert seen[0] == seen[1]
        assert pool.pids() == []
