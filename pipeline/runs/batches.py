"""How documents are cut into batches: small ones first and last, large ones between, none of too many bytes."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Iterator

from pipeline.model.document import DocumentKind
from pipeline.sources import Container, DocumentRef
from pipeline.workers import WorkItem

# A batch holds at most so many bytes of input: a worker keeps its documents, cut into blocks, in memory meanwhile, twice the
# bytes. Some 80 pages of news; of 48 MB, a worker held 115 MB more at its peak, and saved 2 % of the CPU.
BATCH_BYTES = 16_000_000
# Text shrinks to about a fifth when compressed.
EXPANSION = 5
# Measured with documents of 5 ms: 256 a batch cost 7 % over a bare loop, 1,024 cost 2 %, 64 cost 33 %.
LARGEST_BATCH = 1_024
# Towards the end batches get smaller, down to this, so that the workers end together; fewer would cost more in task
# runs than they gain.
SMALLEST_BATCH = 64
# The same for pages, which take five times as long each.
SMALLEST_OF_PAGES = 16
# The first batch is small, so that the first records are there at once.
FIRST_BATCH = 8
# How many documents each batch may have; it is told how many the one before has had.
Sizes = Generator[int, int, None]


def space_of(item: DocumentRef | Container) -> int:
    """Bytes after decompression, about."""
    return item.size * (EXPANSION if item.compression else 1)


def batch_sizes(documents: int, workers: int, kinds: Collection[DocumentKind] = ()) -> Sizes:
    """Documents per batch, for ever: a small one first, then what is left in fair shares, smaller towards the end."""
    smallest = SMALLEST_OF_PAGES if "html" in kinds else SMALLEST_BATCH
    left = documents - (yield min(FIRST_BATCH, documents) or FIRST_BATCH)
    while True:
        left -= yield max(smallest, min(left // (2 * max(workers, 1)), LARGEST_BATCH))


def one_size(size: int) -> Sizes:
    """The same for ever."""
    while True:
        yield size


def chunks(items: Iterable[WorkItem], sizes: Sizes) -> Iterator[tuple[WorkItem, ...]]:
    """Cut into batches of the given sizes, fewer documents if their bytes are many."""
    batch: list[WorkItem] = []
    space, most, taken = BATCH_BYTES, 0, 0
    for item in items:
        most = most or (sizes.send(taken) if taken else next(sizes))
        batch.append(item)
        space -= space_of(item.ref)
        if len(batch) >= most or space <= 0:
            yield tuple(batch)
            batch, space, most, taken = [], BATCH_BYTES, 0, len(batch)
    if batch:
        yield tuple(batch)
