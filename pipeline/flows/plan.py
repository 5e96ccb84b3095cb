"""What a run has to do: the scan and the ledger, walked side by side in uri order; nothing is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.ledger import Known, Ledger
from pipeline.model.document import DocumentKind
from pipeline.sources import Container, DocumentRef, scan
from pipeline.workers import WorkItem

# A batch holds at most so many bytes of input: a worker keeps its documents, cut into blocks, in memory meanwhile.
BATCH_BYTES = 48_000_000
# Text shrinks to about a fifth when compressed.
EXPANSION = 5
# Four tasks a batch: 120 batches make 480 task runs, below the 500 that Prefect's server takes in its stride.
MOST_BATCHES = 120
# Measured with documents of 5 ms: 256 a batch cost 7 % over a bare loop, 1,024 cost 2 %, 64 cost 33 %.
USUAL_BATCH = 256
LARGEST_BATCH = 1_024
# Fewer than this would cost more in task runs than they gain in balance between the workers.
SMALLEST_BATCH = 32
# The first batch is small, so that the first records are there at once.
FIRST_BATCH = 8


@dataclass(frozen=True, slots=True)
class Decision:
    """One document of RAW: to be done or not, and what the ledger knows of it."""

    ref: DocumentRef
    known: Known | None
    todo: bool


@dataclass(frozen=True, slots=True)
class ContainerDecision:
    """One container: to be read or not. `documents` as of its last reading, 0 if it was never read to its end."""

    container: Container
    documents: int
    todo: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that the ledger knows and RAW no longer has. `fresh`: it had it at the last run."""

    uri: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """The documents of one batch. `ends`: with it the container is read to its end (unless it is damaged)."""

    items: tuple[WorkItem, ...]
    container: str = ""
    spool: str = ""  # file to remove afterwards
    ends: Container | None = None


@dataclass(slots=True)
class Survey:
    """What a run would do. Documents in containers that must be read are not counted: they are not known yet."""

    todo: int = 0
    new: int = 0
    unchanged: int = 0
    gone: int = 0
    vanished: int = 0  # of the gone ones, those that were there at the last run
    containers: int = 0
    present_containers: set[str] = field(default_factory=set)
    kinds: set[DocumentKind] = field(default_factory=set)  # of the documents to do

    @property
    def is_idle(self) -> bool:
        return not self.todo and not self.containers


@dataclass(frozen=True, slots=True)
class Plan:
    """The scan beside the ledger. Every walk reads both anew."""

    raw: Path | str
    clean: Path
    ledger: Ledger
    fingerprint: str
    force: bool = False
    limit: int | None = None

    def decisions(self) -> Iterator[Decision | ContainerDecision | Gone]:
        """Every document and container of RAW, and every vanished document, in uri order (containers' last)."""
        rows = self.ledger.files()
        row = next(rows, None)
        for entry in scan(self.raw, exclude=self.clean):
            if isinstance(entry, Container):
                yield self._container(entry)
                continue
            while row is not None and row.uri < entry.uri:
                yield Gone(row.uri, not row.gone)
                row = next(rows, None)
            known = None
            if row is not None and row.uri == entry.uri:
                known, row = row, next(rows, None)
            yield Decision(entry, known, self._is_todo(entry, known))
        while row is not None:
            yield Gone(row.uri, not row.gone)
            row = next(rows, None)

    def survey(self) -> Survey:
        """Count without doing. Stops at the limit, and then reports nothing as gone."""
        found = Survey()
        for decision in self._limited():
            if isinstance(decision, Gone):
                found.gone += 1
                found.vanished += decision.fresh
            elif isinstance(decision, ContainerDecision):
                found.containers += decision.todo
                found.present_containers.add(decision.container.uri)
                found.unchanged += 0 if decision.todo else decision.documents
            elif decision.todo:
                found.todo += 1
                found.kinds.add(decision.ref.kind)
                found.new += decision.known is None
            else:
                found.unchanged += 1
        return found

    def newly_gone(self) -> Iterator[str]:
        """Uris of plain files that have vanished since the last run."""
        if self.limit is None:
            yield from (d.uri for d in self.decisions() if isinstance(d, Gone) and d.fresh)

    def work(self) -> Iterator[WorkItem | Container]:
        """What is to be done, in uri order."""
        for decision in self._limited():
            if isinstance(decision, Decision) and decision.todo:
                yield WorkItem(decision.ref, decision.known, self.force)
            elif isinstance(decision, ContainerDecision) and decision.todo:
                yield decision.container

    def _limited(self) -> Iterator[Decision | ContainerDecision | Gone]:
        left = self.limit
        for decision in self.decisions():
            if left is None:
                yield decision
            elif not isinstance(decision, Gone):
                if left <= 0:
                    return
                left -= 1
                yield decision

    def _is_todo(self, ref: DocumentRef, known: Known | None) -> bool:
        if self.force or known is None or known.stamp != ref.stamp or not ref.stamp:
            return True
        return not known.is_settled(self.fingerprint)

    def _container(self, container: Container) -> ContainerDecision:
        found = self.ledger.container(container.uri)
        if found is None:
            return ContainerDecision(container, 0, True)
        stamp, fingerprint, documents = found
        todo = self.force or stamp != container.stamp or not stamp or fingerprint != self.fingerprint
        return ContainerDecision(container, documents, todo)


def batch_size(documents: int, workers: int) -> int:
    """Documents per batch: every worker gets a few batches, and the run stays below 500 task runs if it can."""
    fair = -(-documents // (4 * max(workers, 1)))
    needed = -(-documents // MOST_BATCHES)
    return max(SMALLEST_BATCH, min(fair, USUAL_BATCH), min(needed, LARGEST_BATCH))


def chunks(items: Iterable[WorkItem], size: int, first: int = FIRST_BATCH) -> Iterator[tuple[WorkItem, ...]]:
    """Cut into batches of `size` documents (the first of `first`), fewer if their bytes are many."""
    batch: list[WorkItem] = []
    space, most = BATCH_BYTES, min(first, size)
    for item in items:
        batch.append(item)
        space -= item.ref.size * (EXPANSION if item.ref.compression else 1)
        if len(batch) >= most or space <= 0:
            yield tuple(batch)
            batch, space, most = [], BATCH_BYTES, size
    if batch:
        yield tuple(batch)
