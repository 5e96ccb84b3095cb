"""From an outcome to the ledger's row: digests, revisions, attempts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from operator import attrgetter
from typing import Any, Literal

from pipeline.ledger.captures import seconds_of
from pipeline.ledger.rows import FORGOTTEN, DocumentResult, Known
from pipeline.ledger.sketches import TextMark, mark_of
from pipeline.model.document import Hints, RawDocument
from pipeline.model.outcome import Outcome
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord
from pipeline.sinks import Former
from pipeline.sources import DocumentRef
from pipeline.workers.messages import WorkItem

# Keys that say how the record was made, or that `content_hash` covers; all others are metadata.
_NOT_METADATA = {
    "schema_version", "revision", "content_hash", "title", "paragraphs", "text", "char_count", "word_count",
    "duplicate_of", "near_duplicate_of", "removed", "provenance", "warnings", "source", "pipeline",
}  # fmt: skip
_HINTS = attrgetter(*(field.name for field in fields(Hints)))  # `astuple` copies every value, deeply
Hashes = tuple[str, str]
NO_MARK = TextMark("", b"")


def digest_of(raw: RawDocument) -> str:
    """SHA-256 over everything about an input that can change its record: bytes, charset, hints."""
    *hints, is_truncated, is_refused = _HINTS(raw.hints)
    marks = [*([True] if is_truncated else []), *(["refused"] if is_refused else [])]
    beside = json.dumps([raw.kind, raw.charset, *hints, *marks])
    return hashlib.sha256(f"{raw.sha256}\n{beside}".encode()).hexdigest()


def attempts_of(known: Known | None, stamp: str, digest: str, fingerprint: str) -> int:
    """Which attempt this is with the same input and the same rules. What cannot be read has its stamp only."""
    if known is None or not known.retryable or known.gone or known.fingerprint != fingerprint:
        return 1
    same = bool(stamp and known.stamp == stamp) or bool(digest and known.digest == digest)
    return known.attempts + 1 if same else 1


def revise(outcome: Outcome, known: Known | None, attempts: int) -> tuple[Outcome, Hashes, Former | None]:
    """The outcome with its revision (or attempt) number, its (content, metadata) hashes, and the record before it."""
    former = _former(known)
    record = outcome.record
    if isinstance(record, QuarantineRecord):
        if attempts > 1:
            outcome = Outcome(record.model_copy(update={"attempts": attempts}), outcome.audit)
        return outcome, (known.content_hash, known.metadata_hash) if known else ("", ""), former
    hashes = record.content_hash, metadata_hash(record)
    if known is not None and known.content_hash:
        changed = hashes != (known.content_hash, known.metadata_hash)
        kept = {
            "revision": known.revision + 1 if changed else known.revision,
            "duplicate_of": known.duplicate_of or None,
            "near_duplicate_of": known.near_duplicate_of or None,
        }
        outcome = Outcome(record.model_copy(update=kept), outcome.audit)
    return outcome, hashes, former


def metadata_hash(record: ArticleRecord) -> str:
    """SHA-256 over the record's metadata fields."""
    return hashlib.sha256(record.model_dump_json(exclude=_NOT_METADATA).encode()).hexdigest()


def unchanged_result(known: Known, ref: DocumentRef) -> DocumentResult:
    """The row of a document whose bytes and rules are those of its last run: only the stamp is new."""
    return DocumentResult(
        known.uri, ref.stamp, known.digest, known.outcome, True, known.code, known.retryable, known.attempts,
        known.record_id, known.content_hash, known.metadata_hash, known.revision, known.shard,
        text_id=known.text_id, duplicate_of=known.duplicate_of, near_duplicate_of=known.near_duplicate_of,
        site=known.site, fingerprint=known.fingerprint, captured=known.captured, modified=known.modified,
    )  # fmt: skip


def forgotten_result(item: WorkItem, record_id: str = "") -> DocumentResult:
    """What became of a document that was taken down: it leaves no file and no row, and counts as unchanged."""
    if item.known is not None and item.known.outcome == "article":
        return unchanged_result(item.known, item.ref)
    return DocumentResult(item.ref.uri, item.ref.stamp, "", "quarantine", True, FORGOTTEN, record_id=record_id)


def result_of(
    outcome: Outcome,
    item: WorkItem,
    digest: str,
    hashes: Hashes,
    shard: str,
    site: str,
    fingerprint: str,
    marked: tuple[TextMark, bool] = (NO_MARK, False),
) -> DocumentResult:
    """The row of a document that was done, under what can affect it. `marked` is of an article (`mark_of_result`)."""
    record, ref, known = outcome.record, item.ref, item.known
    again = _again(outcome, known, hashes)
    if isinstance(record, QuarantineRecord):
        revision = known.revision if known else 1
        return DocumentResult(
            ref.uri, ref.stamp, digest, "quarantine", False, record.code, record.retryable, record.attempts,
            record.id, *hashes, revision, shard,
            unsettled=(known.text_id,) if known is not None and known.text_id else (), site=site, fingerprint=fingerprint,
            again=again,
        )  # fmt: skip
    # Other bytes, same rules, and nothing that matters is different: counted as unchanged.
    before: tuple[Literal["article"], str, str, str] = ("article", *hashes, fingerprint)
    unchanged = (
        known is not None
        and not item.force
        and bool(known.digest)
        and (known.outcome, known.content_hash, known.metadata_hash, known.fingerprint) == before
    )
    removed = tuple((r.reason.value, r.blocks, r.chars) for r in record.removed)
    return DocumentResult(
        ref.uri, ref.stamp, digest, "article", unchanged, "", False, 1, record.id, *hashes, record.revision, shard,
        record.outlet or record.outlet_domain or "", removed, site=site, fingerprint=fingerprint, again=again,
        captured=seconds_of(record.source.fetched_at),
        modified=seconds_of(record.datetime_modified or record.date_modified), **_likes(record, known, *marked),
    )  # fmt: skip


def _again(outcome: Outcome, known: Known | None, hashes: Hashes) -> Literal["", "changed", "same"]:
    """Whether a document that ended before ended otherwise now: as another text, other metadata, another code."""
    if known is None or not known.fingerprint:
        return ""
    if isinstance(outcome.record, QuarantineRecord):
        return "same" if (known.outcome, known.code) == ("quarantine", outcome.record.code) else "changed"
    before = known.outcome, known.content_hash, known.metadata_hash
    return "same" if before == ("article", *hashes) else "changed"


def mark_of_result(record: ArticleRecord, known: Known | None) -> tuple[TextMark, bool]:
    """What the record's text is compared by, and whether it is another text, or another record's, than before. The mark
    of one that is not has no sketch.
    """
    if known is not None and not known.gone and known.text_id:
        if (known.content_hash, known.record_id) == (record.content_hash, record.id):
            return TextMark(known.text_id, b""), False
        mark = mark_of(record.title, record.text)
        return mark, (known.text_id, known.record_id) != (mark.digest, record.id)
    return mark_of(record.title, record.text), True


def _likes(record: ArticleRecord, known: Known | None, mark: TextMark, is_moved: bool) -> dict[str, Any]:
    """The columns about the record's text. Which links it has is worked out later; until then it keeps what it says."""
    return {
        "text_id": mark.digest,
        "sketch": mark.sketch,
        "duplicate_of": record.duplicate_of or "",
        "near_duplicate_of": record.near_duplicate_of or "",
        "unsettled": tuple(sorted({mark.digest, known.text_id if known else ""} - {""})) if is_moved else (),
    }


def _former(known: Known | None) -> Former | None:
    if known is None:
        return None
    return Former(known.outcome, known.revision, known.content_hash, known.metadata_hash, known.shard)
