"""One batch inside a worker: its documents between the stages, and what each ended as."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.cleaning import clean
from pipeline.errors import NewswinnowError
from pipeline.fingerprint import fingerprints
from pipeline.ledger.rows import DocumentResult
from pipeline.ledger.sketches import TextMark
from pipeline.metadata import describe
from pipeline.model.document import CleanedDocument, DescribedDocument, DocumentKind, RawDocument
from pipeline.model.outcome import Outcome
from pipeline.model.reasons import QuarantineCode, Stage
from pipeline.model.record import ArticleRecord
from pipeline.packs import Ruleset
from pipeline.packs.memory import site_of
from pipeline.segment import SegmentError, segment
from pipeline.sinks import Sink
from pipeline.sources import SourceFault, load
from pipeline.sources.load import unread
from pipeline.validation import quarantine, validate
from pipeline.workers.guesses import Guesses
from pipeline.workers.limits import NOBODY, Slot, arm
from pipeline.workers.messages import OpenBatch, StageDone, StageName, WorkerConfig, WorkItem
from pipeline.workers.results import (
    NO_MARK,
    attempts_of,
    digest_of,
    forgotten_result,
    mark_of_result,
    result_of,
    revise,
    unchanged_result,
)

OUT_OF_MEMORY = "The document needs more memory than a worker may use. Raise --memory if it is an article."
FAULT = "A stage failed on this document; this is a fault of newswinnow. Please report it with the details."


@dataclass(slots=True)
class _Slip:
    """Where one document stands. Exactly one of the values is set, except in between."""

    item: WorkItem
    raw: RawDocument | None = None
    cleaned: CleanedDocument | None = None
    described: DescribedDocument | None = None
    outcome: Outcome | None = None
    result: DocumentResult | None = None
    digest: str = ""
    kind: DocumentKind | None = None  # of what was read, whatever its name says
    site: str = ""  # known once it is cut into blocks
    seconds: float = 0.0


class BatchLine:
    """Takes a batch through the stages, one document after the other."""

    def __init__(
        self,
        batch: OpenBatch,
        config: WorkerConfig,
        ruleset: Ruleset,
        sink: Sink,
        slot: Slot,
        timer: Callable[[float], None] = arm,
        guesses: Guesses | None = None,
    ) -> None:
        """`guesses` are those of the batches before. `timer` is told how many seconds a document has left, and 0 when it is done."""
        self._config, self._ruleset = config, ruleset
        self._timer = timer
        self._guesses = guesses or Guesses()
        self._fingerprints = fingerprints(ruleset)
        self._sink, self._slot = sink, slot
        self._doomed = batch.doomed
        self._slips = [_Slip(item) for item in batch.items]

    def run(self, stage: StageName) -> StageDone:
        """Take every document that is still on the line through a stage.

        Raises EnvironmentFault; whatever a document does wrong becomes its quarantine record.
        """
        started = time.process_time()
        step = {"clean": self._clean, "describe": self._describe, "validate": self._validate, "write": self._write}[
            stage
        ]
        before = self._on_the_line()
        for index, slip in enumerate(self._slips):
            if stage == "write" or (slip.outcome is None and slip.result is None):
                self._guarded(index, slip, stage, step)
        if stage == "write":
            self._sink.flush()
        left = self._on_the_line()
        return StageDone(stage, left, before - left, time.process_time() - started)

    def results(self) -> tuple[DocumentResult, ...]:
        """After the last stage: what every document ended as."""
        return tuple(slip.result for slip in self._slips if slip.result is not None)

    def _on_the_line(self) -> int:
        return sum(slip.outcome is None and slip.result is None for slip in self._slips)

    def _guarded(self, index: int, slip: _Slip, stage: StageName, step: Callable[[int, _Slip], None]) -> None:
        self._slot.set(index)
        began = time.monotonic()
        if stage != "write":  # a slow disk is not the document's fault
            self._timer(max(self._config.seconds - slip.seconds, 0.001))
        try:
            step(index, slip)
        except SourceFault as fault:
            slip.outcome = quarantine(unread(slip.item.ref), fault.code, fault.message, stage=Stage.READ,
                                      details=fault.details, retryable=_may_pass(fault.code))  # fmt: skip
        except SegmentError as error:
            slip.outcome = quarantine(_raw(slip), error.code, error.message, details=error.details)
        except MemoryError:
            code = QuarantineCode.OUT_OF_MEMORY
            slip.outcome = quarantine(_raw(slip), code, OUT_OF_MEMORY, stage=Stage(stage), retryable=True)
        except NewswinnowError:
            raise
        except Exception as error:
            if stage == "write":
                raise
            code, details = QuarantineCode.WORKER_CRASHED, _where(error)
            slip.outcome = quarantine(_raw(slip), code, FAULT, stage=Stage(stage), details=details)
        finally:
            self._timer(0)
            self._slot.set(NOBODY)
            slip.seconds += time.monotonic() - began
        if slip.outcome is not None:
            slip.raw = slip.cleaned = slip.described = (
                None  # the batch waits for its last document: what it holds adds up
            )

    def _clean(self, index: int, slip: _Slip) -> None:
        doom = self._doomed.get(index)
        if doom is not None:
            raw = unread(slip.item.ref)
            slip.outcome = quarantine(raw, doom.code, doom.message, stage=doom.stage, details=doom.details,
                                      retryable=True)  # fmt: skip
            return
        if self._config.forgotten.cover(slip.item.ref.uri):
            slip.result = forgotten_result(slip.item)
            return
        slip.raw = load(slip.item.ref, self._config.max_bytes)
        slip.digest, slip.kind = digest_of(slip.raw), slip.raw.kind
        known = slip.item.known
        same = known is not None and not slip.item.force and known.digest == slip.digest
        if known is not None and same and known.is_settled(self._fingerprint(slip, known.site)):
            slip.result = unchanged_result(known, slip.item.ref)
            return
        segmented = segment(slip.raw, self._ruleset.html)
        slip.site = site_of(segmented) or ""
        slip.cleaned = clean(segmented, self._ruleset)

    def _fingerprint(self, slip: _Slip, site: str) -> str:
        return self._fingerprints.of(slip.kind or slip.item.ref.kind, site, slip.item.ref.uri)

    def _describe(self, index: int, slip: _Slip) -> None:
        if slip.cleaned is not None:
            slip.described = describe(slip.cleaned, self._ruleset)
            slip.cleaned = None

    def _validate(self, index: int, slip: _Slip) -> None:
        if slip.described is not None:
            slip.outcome = validate(slip.described, self._fingerprint(slip, slip.site), self._ruleset.names)

    def _write(self, index: int, slip: _Slip) -> None:
        if slip.outcome is None:
            return
        if self._config.forgotten.cover(slip.item.ref.uri, slip.outcome.record.id):
            slip.result = forgotten_result(slip.item, slip.outcome.record.id)
            slip.outcome = None
            return
        fingerprint = self._fingerprint(slip, slip.site)
        attempts = attempts_of(slip.item.known, slip.item.ref.stamp, slip.digest, fingerprint)
        outcome, hashes, former = revise(slip.outcome, slip.item.known, attempts)
        marked = NO_MARK, False
        if isinstance(outcome.record, ArticleRecord):
            marked = mark_of_result(outcome.record, slip.item.known)
            outcome = self._with_guess(outcome, outcome.record, *marked)
        shard = self._sink.put(slip.item.ref.uri, outcome, former)
        slip.result = result_of(outcome, slip.item, slip.digest, hashes, shard, slip.site, fingerprint, marked)
        slip.outcome = None

    def _with_guess(self, outcome: Outcome, record: ArticleRecord, mark: TextMark, is_new: bool) -> Outcome:
        """With what a new text will probably have to say about its likes."""
        if not is_new:
            return outcome
        same, near = self._guesses.links(mark, record.source.uri, record.id)
        links = {"duplicate_of": same or None, "near_duplicate_of": near or None}
        if links == {name: getattr(record, name) for name in links}:
            return outcome
        return Outcome(record.model_copy(update=links), outcome.audit)


def _raw(slip: _Slip) -> RawDocument:
    return slip.raw if slip.raw is not None else unread(slip.item.ref)


def _may_pass(code: QuarantineCode) -> bool:
    return code is QuarantineCode.SOURCE_UNREADABLE


def _where(error: Exception) -> tuple[str, ...]:
    """The exception and the innermost places, without paths of this machine: the same on every one."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = tuple(f"{'/'.join(f.filename.rsplit('/', 3)[-3:])}:{f.lineno} {f.name}" for f in frames)
    return (f"{type(error).__name__}: {error}"[:300], *places)
