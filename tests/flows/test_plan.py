"""How a run is cut: every document once, in order; few task runs, whatever the run's size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from pipeline.runs.batches import (
    BATCH_BYTES,
    FIRST_BATCH,
    LARGEST_BATCH,
    SMALLEST_BATCH,
    SMALLEST_OF_PAGES,
    batch_sizes,
    chunks,
)
from pipeline.runs.plan import MOST_CHAINS, Chunk, bundles
from pipeline.sources import DocumentRef
from pipeline.workers import WorkItem
from pipeline.workers.messages import STAGES

MOST_TASK_RUNS = 500


def _items(count: int, size: int) -> Iterator[WorkItem]:
    return (WorkItem(DocumentRef(f"{n:07d}.txt", "", "text", "text/plain", size=size)) for n in range(count))


@pytest.mark.parametrize(
    ("count", "size"), [(1, 10), (9, 10), (3000, 10), (500, BATCH_BYTES // 10), (3, BATCH_BYTES * 2)]
)
@pytest.mark.parametrize("workers", [1, 2, 16])
def test_every_document_is_in_one_batch_in_order(count: int, size: int, workers: int) -> None:
    cut = list(chunks(_items(count, size), batch_sizes(count, workers)))
    assert [item.ref.uri for batch in cut for item in batch] == [item.ref.uri for item in _items(count, size)]
    assert len(cut[0]) <= FIRST_BATCH
    for batch in cut:
        assert len(batch) <= LARGEST_BATCH
        assert len(batch) == 1 or sum(item.ref.size for item in batch[:-1]) < BATCH_BYTES


def test_batches_are_large_first_and_small_at_the_end() -> None:
    sizes = [len(batch) for batch in chunks(_items(10_000, 1), batch_sizes(10_000, 2))]
    assert sizes[1] == LARGEST_BATCH
    assert sizes[1:] == sorted(sizes[1:], reverse=True)
    assert sizes[-1] <= SMALLEST_BATCH
    assert len(sizes) < 30


def test_shares_are_of_what_is_left_also_where_bytes_cut_batches_short() -> None:
    page = BATCH_BYTES // 80
    sizes = [len(batch) for batch in chunks(_items(1_000, page), batch_sizes(1_000, 2, ("html",)))]
    assert sum(sizes) == 1_000
    assert set(sizes[1:9]) == {80}
    assert sizes[1:] == sorted(sizes[1:], reverse=True)
    assert sizes[-2] == SMALLEST_OF_PAGES
    assert len(sizes) < 26


@pytest.mark.parametrize("batches", [1, 50, MOST_CHAINS, MOST_CHAINS + 1, 1_000, 3_100, 50_000])
@pytest.mark.parametrize("misjudged", [0.05, 0.5, 1.0, 2.0])
def test_task_runs_stay_few_also_if_a_run_was_misjudged(batches: int, misjudged: float) -> None:
    made = [Chunk((), str(n)) for n in range(batches)]
    cut = list(bundles(iter(made), batches * misjudged))
    assert [chunk for bundle in cut for chunk in bundle.chunks] == made
    assert sum(len(STAGES) if bundle.is_chained else 1 for bundle in cut) < MOST_TASK_RUNS - 1  # and the one that links
    assert all(len(bundle.chunks) == 1 for bundle in cut if bundle.is_chained)


def test_small_runs_chain_all_stages() -> None:
    assert all(bundle.is_chained for bundle in bundles((Chunk((), str(n)) for n in range(20)), 20))


def test_bundles_are_given_as_they_fill() -> None:
    endless = (Chunk((), "") for _ in iter(int, 1))
    assert len(list(islice(bundles(endless, 1e6), 3))) == 3
