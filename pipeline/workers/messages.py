"""What travels between the coordinator and a worker. All of it is small."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.ledger.rows import DocumentResult, Known
from pipeline.model.document import DocumentKind
from pipeline.model.reasons import QuarantineCode, Stage
from pipeline.packs import RulesetChoice
from pipeline.sinks.forgotten import NO_TOMBSTONES, Tombstones
from pipeline.sources.reference import DocumentRef

# The chained steps of a batch. Reading and segmenting belong to `clean`.
StageName = Literal["clean", "describe", "validate", "write"]
STAGES: tuple[StageName, ...] = ("clean", "describe", "validate", "write")


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """All that a worker must be told. `memory_bytes` and `seconds` are limits per process and per document."""

    clean: Path
    format: str
    rules: RulesetChoice
    max_bytes: int
    seconds: float
    memory_bytes: int
    forgotten: Tombstones = NO_TOMBSTONES
    kinds: tuple[DocumentKind, ...] = ()  # what is sure to come: warmed up for while the rest of the run starts


@dataclass(frozen=True, slots=True)
class Start:
    """The first message to a worker. `log`: the file that takes its output from now on; "": as it was started."""

    config: WorkerConfig
    log: str = ""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One document to do. `known` is what the ledger knows of it; `force`: do it even if its bytes are the same."""

    ref: DocumentRef
    known: Known | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Doom:
    """Why a document is not tried (again): it killed its worker."""

    code: QuarantineCode
    stage: Stage
    message: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """A new batch for a worker: it forgets the one before. `doomed` by position in `items`."""

    items: tuple[WorkItem, ...]
    doomed: dict[int, Doom]
    shard: str


@dataclass(frozen=True, slots=True)
class RunStage:
    """Take the open batch through one stage."""

    stage: StageName


@dataclass(frozen=True, slots=True)
class StageDone:
    """What one stage did. `documents` went on, `ended` left the line in it (quarantined or unchanged)."""

    stage: StageName
    documents: int
    ended: int
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class BatchDone:
    """The last stage's answer: what every document ended as, in the order of the items."""

    done: StageDone
    results: tuple[DocumentResult, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """The environment is off (a full disk, a broken pack): the run cannot go on."""

    error: Exception
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded its rules."""

    fingerprint: str
