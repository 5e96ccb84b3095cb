"""RAW is listed once per run, and what the listing finds to do is kept until it is done."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from pipeline.ledger import Ledger
from pipeline.runs.todo import Kept
from pipeline.sources import DocumentRef
from pipeline.workers import WorkItem
from tests.flows.drive import article, ingest, tree


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 5_000])
def test_what_is_kept_comes_back_in_order_as_often_as_asked(count: int, tmp_path: Path) -> None:
    items = [WorkItem(DocumentRef(f"{n}.txt", "/raw", "text", "text/plain")) for n in range(count)]
    kept: Kept[WorkItem] = Kept(tmp_path)
    for item in items:
        kept.put(item)
    assert list(kept) == items
    assert list(kept) == items
    kept.close()
    assert not list(tmp_path.iterdir())


def test_every_folder_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    (raw / "a/b").mkdir(parents=True)
    (raw / "a/b/one.txt").write_text(article("Ada Brook"), "utf-8")
    (raw / "two.txt").write_text(article("Ben Ash", "Ferry runs again"), "utf-8")
    (raw / "feed.jsonl").write_text('{"id": "1", "text": "no article"}\n', "utf-8")
    ingest(raw, clean)
    (raw / "a/b/one.txt").unlink()
    (raw / "a/three.txt").write_text(article("Cal Dunn", "Market opens"), "utf-8")
    (raw / "feed.jsonl").write_text('{"id": "2", "text": "no article either"}\n', "utf-8")
    listed: Counter[str] = Counter()
    scandir = os.scandir

    def counted(path: str | int) -> object:
        if isinstance(path, str) and path.startswith(str(raw)):
            listed[os.path.relpath(path, raw)] += 1
        return scandir(path)

    monkeypatch.setattr("pipeline.sources.folder.os.scandir", counted)
    summary = ingest(raw, clean)
    assert (summary.counts.records, summary.counts.unchanged, summary.counts.gone) == (1, 1, 2)
    assert listed == {".": 1, "a": 1, "a/b": 1}


def test_a_clean_folder_within_raw_that_is_made_meanwhile_is_not_read(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    (raw / "out").mkdir(parents=True)
    (raw / "a.txt").write_text(article("Ada Brook"), "utf-8")
    for _ in range(2):
        summary = ingest(raw, raw / "out/clean", only=("**/*",))
        assert (summary.inputs, summary.counts.records + summary.counts.unchanged) == (1, 1)
        assert not summary.passed


@pytest.mark.parametrize("limit", [None, 1])
def test_files_of_a_document_that_vanished_while_a_run_was_killed_are_removed(
    tmp_path: Path, limit: int | None
) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "a.txt").write_text(article("Ada Brook"), "utf-8")
    ingest(raw, clean)
    lost = clean / "articles/z.txt.json"
    lost.write_text("{}", "utf-8")
    with Ledger(clean / "ledger.sqlite") as ledger:
        ledger.begin(["a.txt", "z.txt"])
    ingest(raw, clean, limit=limit)
    with Ledger(clean / "ledger.sqlite") as ledger:
        assert ledger.in_flight() == ([] if limit is None else ["z.txt"])
    assert lost.exists() == (limit is not None)
    ingest(raw, clean)
    assert [path for path in tree(clean) if path.startswith("articles/")] == ["articles/a.txt.json"]
