"""What a run has to do: the listing and the ledger, walked side by side in uri order; nothing is held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from pipeline.fingerprint import Fingerprints
from pipeline.ledger import Known, Ledger
from pipeline.model.document import DocumentKind
from pipeline.runs.batches import BATCH_BYTES, LARGEST_BATCH, space_of
from pipeline.runs.raw import Listing
from pipeline.runs.todo import Todo
from pipeline.sinks.forgotten import NO_TOMBSTONES, Tombstones
from pipeline.sources import KEYS, Container, DocumentRef, Keys
from pipeline.workers import WorkItem
from pipeline.workers.messages import STAGES

# Four tasks a batch: with so many batches a run stays below the 500 task runs that Prefect's server takes in its stride.
MOST_CHAINS = 110
# Beyond, a task does several batches, and so many of them are aimed at; should the batches be more than was reckoned,
# every few tasks do twice as many.
BUNDLES = 300
_BUNDLES_SLACK = 8
_OTHER: dict[DocumentKind, DocumentKind] = {"html": "text", "text": "html"}
# What a document in a container takes, to reckon with before it is read: a short dump. Pages take more.
_SMALL_DOCUMENT = 2_000


# Why a document is to be done; "": it is not.
Cause = Literal["", "new", "forced", "interrupted", "changed", "back", "rules", "retry"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One document of RAW: why it is to be done, if it is, and what the ledger knows of it."""

    ref: DocumentRef
    known: Known | None
    cause: Cause


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
    shard: str  # name of its files, in formats that write shards
    container: str = ""
    spool: str = ""  # file to remove afterwards
    ends: Container | None = None
    read: int = 0  # bytes of all containers that were read for it and those before it


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes into Prefect's tasks together: one batch through four chained tasks, or several through one."""

    chunks: tuple[Chunk, ...]
    is_chained: bool


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
    causes: Counter[Cause] = field(default_factory=Counter)
    batches: float = 0  # about how many they fill
    bytes: int = 0  # on the disk, of what is to be done
    passed: Counter[str] = field(default_factory=Counter)  # files that are not read, by kind
    present: set[str] = field(default_factory=set)  # of the uris that were watched for

    @property
    def is_idle(self) -> bool:
        return not self.todo and not self.containers

    def add(self, decision: Decision) -> None:
        """Count a document."""
        if not decision.cause:
            self.unchanged += 1
            return
        self.todo += 1
        self.causes[decision.cause] += 1
        self.bytes += decision.ref.size
        self.batches += max(1 / LARGEST_BATCH, space_of(decision.ref) / BATCH_BYTES)
        self.kinds.add(decision.ref.kind)
        self.new += decision.known is None

    def add_container(self, decision: ContainerDecision) -> None:
        """Count a container."""
        self.containers += decision.todo
        self.bytes += decision.container.size if decision.todo else 0
        self.batches += 1 + _fill(decision.container) if decision.todo else 0
        self.present_containers.add(decision.container.uri)
        self.unchanged += 0 if decision.todo else decision.documents


@dataclass(frozen=True, slots=True)
class Plan:
    """The listing of RAW beside the ledger."""

    ledger: Ledger
    rules: Fingerprints
    force: bool = False
    limit: int | None = None
    forgotten: Tombstones = NO_TOMBSTONES
    only: frozenset[str] | None = None  # uris: nothing else is looked at
    keys: Keys = KEYS
    is_part: bool = False  # only a part of RAW is listed

    @property
    def is_partial(self) -> bool:
        """Whether less than all of RAW is looked at: then nothing can be called gone."""
        return self.limit is not None or self.only is not None or self.is_part

    def decisions(self, listing: Listing) -> Iterator[Decision | ContainerDecision | Gone]:
        """Every document and container of RAW, and every vanished document, in uri order."""
        rows = self.ledger.files()
        row = next(rows, None)
        for entry in listing.entries:
            if isinstance(entry, Container):
                yield self._container(entry)
                continue
            while row is not None and row.uri < entry.uri:
                yield Gone(row.uri, not row.gone)
                row = next(rows, None)
            known = None
            if row is not None and row.uri == entry.uri:
                known, row = row, next(rows, None)
            yield Decision(entry, known, self._cause(entry, known))
        while row is not None:
            yield Gone(row.uri, not row.gone)
            row = next(rows, None)

    def survey(self, listing: Listing, todo: Todo | None = None, watched: Collection[str] = ()) -> Survey:
        """Count, and put down in `todo` what is to be done. Stops at the limit, and then reports nothing as gone.

        Of the `watched` uris the survey names those that RAW holds.
        """
        found = Survey(passed=listing.passed)
        for decision in self._limited(listing):
            if isinstance(decision, Gone):
                found.gone += 1
                found.vanished += decision.fresh
                if todo is not None and decision.fresh:
                    todo.vanished.put(decision.uri)
            elif isinstance(decision, ContainerDecision):
                found.add_container(decision)
                if todo is not None and decision.todo:
                    todo.containers.put(decision.container)
            else:
                found.add(decision)
                if todo is not None and decision.cause:
                    todo.documents.put(WorkItem(decision.ref, decision.known, self.force))
                if decision.ref.uri in watched:
                    found.present.add(decision.ref.uri)
        return found

    def _limited(self, listing: Listing) -> Iterator[Decision | ContainerDecision | Gone]:
        left = self.limit
        for decision in filter(self._is_meant, self.decisions(listing)):
            if left is None:
                yield decision
            elif not isinstance(decision, Gone):
                if left <= 0:
                    return
                left -= 1
                yield decision

    def _is_meant(self, decision: Decision | ContainerDecision | Gone) -> bool:
        if self.is_part and isinstance(decision, Gone):
            return False
        if self.only is None:
            return True
        if isinstance(decision, ContainerDecision):
            inside = f"{decision.container.uri}/"
            return any(uri.startswith(inside) for uri in self.only)
        return isinstance(decision, Decision) and decision.ref.uri in self.only

    def _cause(self, ref: DocumentRef, known: Known | None) -> Cause:
        if known is None:
            return "" if self.forgotten.cover(ref.uri) else "new"
        if self.force:
            return "forced"
        if known.stamp != ref.stamp or not ref.stamp:
            return "interrupted" if ref.stamp and not known.stamp else "changed"
        rules = self.rules.of(ref.kind, known.site, ref.uri)
        # What was read may be of the other kind than its name says: then it depends on the rules for that one.
        if known.is_settled(rules) or known.is_settled(self.rules.of(_OTHER[ref.kind], known.site, ref.uri)):
            return ""
        if known.gone:
            return "back"
        return "retry" if known.fingerprint == rules else "rules"

    def _container(self, container: Container) -> ContainerDecision:
        container = container.with_keys(self.keys)
        found = self.ledger.container(container.uri)
        if found is None:
            return ContainerDecision(container, 0, True)
        stamp, fingerprint, documents = found
        todo = (
            self.force
            or self.only is not None
            or stamp != container.stamp
            or not stamp
            or fingerprint != self.rules.all
        )
        return ContainerDecision(container, documents, todo)


def _fill(container: Container) -> float:
    """How many batches a container fills, about."""
    return space_of(container) * max(1 / BATCH_BYTES, 1 / (_SMALL_DOCUMENT * LARGEST_BATCH))


def bundles(batches: Iterable[Chunk], expected: float) -> Iterator[Bundle]:
    """Put batches into tasks, below 500 task runs in all. `expected`: about how many batches will come."""
    share = 1 if expected <= MOST_CHAINS else max(2, round(expected / BUNDLES))
    chains = tasks = 0
    bundle: list[Chunk] = []
    for chunk in batches:
        if share == 1 and chains < MOST_CHAINS:
            chains += 1
            yield Bundle((chunk,), is_chained=True)
            continue
        bundle.append(chunk)
        over = max(0, tasks + len(STAGES) * chains - BUNDLES)
        if len(bundle) >= max(share, 2 ** (over // _BUNDLES_SLACK)):
            tasks += 1
            yield Bundle(tuple(bundle), is_chained=False)
            bundle = []
    if bundle:
        yield Bundle(tuple(bundle), is_chained=False)
