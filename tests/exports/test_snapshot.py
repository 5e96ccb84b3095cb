"""A snapshot is what the ledger said at one moment, whatever runs do meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.exports import snapshot
from pipeline.model.record import ArticleRecord
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.sinks.registry import SINKS
from pipeline.workers.messages import STAGES
from tests.fakes.pool import InlinePool
from tests.flows.drive import article

FORMATS = sorted(SINKS)


def ingest(raw: Path, clean: Path, **options: Any) -> None:
    """A run whose shards have names of their own, as the flow's have."""
    with Session(Settings(raw=raw, clean=clean, workers=1, **options), InlinePool) as session:
        for number, chunk in enumerate(session.chunks()):
            session.begin(chunk)
            batch = session.pool.open(chunk.items, f"{session.run_id}-{number:06d}")
            session.commit(chunk, [batch.run(stage) for stage in STAGES])
        session.finish("completed")


def states(records: Iterator[ArticleRecord]) -> dict[str, tuple[int, str]]:
    return {record.source.uri: (record.revision, record.text) for record in records}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02d}.txt").write_text(article(f"Person {number}"), "utf-8")
    return folder


def change(raw: Path) -> None:
    """Every document differs afterwards, one has no record any more, one is gone, one is new."""
    for number in range(10):
        (raw / f"{number:02d}.txt").write_text(article(f"Somebody Else {number}"), "utf-8")
    (raw / "10.txt").write_text("")
    (raw / "11.txt").unlink(missing_ok=True)
    (raw / "12.txt").write_text(article("Person 12"), "utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_in_between_does_not_show(name: str, raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, format=name, batch_size=5)
    before = states(snapshot(clean))
    assert len(before) == 12
    records = snapshot(clean)
    seen = list(islice(records, 3))
    change(raw)
    ingest(raw, clean, format=name, batch_size=4)
    assert states(iter([*seen, *records])) == before
    after = states(snapshot(clean))
    assert {uri: revision for uri, (revision, _) in after.items()} == {
        **{f"{n:02d}.txt": 2 for n in range(10)},
        "11.txt": 1,
        "12.txt": 1,
    }
    assert "11.txt" not in states(snapshot(clean, with_gone=False))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_what_was_written_and_not_committed_does_not_show(name: str, raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, format=name)
    before = states(snapshot(clean))
    change(raw)
    with Session(Settings(raw=raw, clean=clean, workers=1, format=name), InlinePool) as session:  # type: ignore[arg-type]
        for chunk in session.chunks():
            session.begin(chunk)
            batch = session.pool.open(chunk.items, "later")
            for stage in STAGES:
                batch.run(stage)
        assert states(snapshot(clean)) == before


def test_formats_in_one_folder_are_told_apart_by_the_ledger(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, format="json")
    change(raw)
    ingest(raw, clean, format="parquet")
    change(raw)
    (raw / "03.txt").write_text(article("A third person"), "utf-8")
    ingest(raw, clean, format="jsonl")
    found = states(snapshot(clean))
    assert {uri: revision for uri, (revision, _) in found.items()} == {
        **{f"{n:02d}.txt": 3 if n == 3 else 2 for n in range(10)},
        "11.txt": 1,
        "12.txt": 1,
    }
    assert "A third person" in found["03.txt"][1]


@pytest.mark.parametrize("name", FORMATS)
def test_a_record_that_is_missing_is_an_error(name: str, raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, format=name)
    next(p for p in sorted((clean / "articles").iterdir()) if p.is_file()).unlink()
    with pytest.raises(EnvironmentFault, match="does not have"):
        list(snapshot(clean))


def test_a_copy_without_a_ledger_is_read_as_it_is(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    shutil.copytree(clean / "articles", tmp_path / "copy/articles")
    assert states(snapshot(tmp_path / "copy")) == states(snapshot(clean))
    with pytest.raises(UsageError, match="no folder"):
        next(snapshot(tmp_path / "none"))
