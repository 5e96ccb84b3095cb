"""Building the typed record, the quarantine record, and the audit that goes with either."""

from __future__ import annotations

import hashlib
import unicodedata
import uuid
from collections import defaultdict
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import ValidationError

from pipeline.model.audit import AuditRecord
from pipeline.model.description import Description
from pipeline.model.document import DescribedDocument, RawDocument
from pipeline.model.outcome import Outcome
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.reasons import QuarantineCode, Reason, Stage, WarningCode
from pipeline.model.record import ArticleRecord, PipelineStamp, Source, count_words
from pipeline.packs.names import Names, shipped_names, using
from pipeline.packs.shipped import newswinnow_version
from pipeline.validation.gate import refuse

# Namespace of the records' ids: uuid5(NAMESPACE_URL, SCHEMA_BASE).
ID_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://newswinnow.dev/schemas")
EXCERPT_CHARS = 300
EVIDENCE_CHARS = 200
_REASONS, _WARNINGS = tuple(Reason), tuple(WarningCode)  # in their order; an enum's own iterator is slow


def source_of(raw: RawDocument, charset: str | None) -> Source:
    """The record's `source` key."""
    return Source(
        uri=raw.uri,
        kind=raw.kind,
        media_type=raw.media_type,
        sha256=raw.sha256,
        bytes=len(raw.content),
        charset=charset,
        url=raw.hints.url or None,
        fetched_at=raw.hints.fetched_at or None,
    )


def record_id(basis: str) -> str:
    """UUIDv5 over a canonical URL or a source uri."""
    return str(uuid.uuid5(ID_NAMESPACE, basis))


def content_hash(title: str | None, text: str) -> str:
    """SHA-256 of the title in NFC, a blank line, and the text."""
    return hashlib.sha256(f"{unicodedata.normalize('NFC', title or '')}\n\n{text}".encode()).hexdigest()


def quarantine(
    raw: RawDocument,
    code: QuarantineCode,
    message: str,
    *,
    stage: Stage = Stage.SEGMENT,
    details: tuple[str, ...] = (),
    retryable: bool = False,
    excerpt: str = "",
    charset: str | None = None,
    audit: AuditRecord | None = None,
) -> Outcome:
    """The outcome of a document that has no article record."""
    record = QuarantineRecord(
        id=record_id(raw.uri),
        source=source_of(raw, charset),
        stage=stage,
        code=code,
        message=message,
        details=list(details),
        retryable=retryable,
        excerpt=excerpt[:EXCERPT_CHARS],
    )
    return Outcome(record, audit)


def validate(described: DescribedDocument, fingerprint: str, names: Names | None = None) -> Outcome:
    """Build the typed record; a document that is no article, or whose record breaks the contract, is quarantined.

    `names` are the rule set's, by default the shipped ones.
    """
    cleaned, found = described.cleaned, described.description
    raw, segmented = described.raw, cleaned.segmented
    paragraphs = [unicodedata.normalize("NFC", b.text) for b in cleaned.kept]
    basis = found.canonical_url or raw.uri
    identity = record_id(basis)
    source = source_of(raw, segmented.charset)
    audit = _audit(described, identity, source)
    with using(names or shipped_names()):
        refusal = refuse(described)
    if refusal is not None:
        return quarantine(
            raw,
            refusal.code,
            refusal.message,
            stage=Stage.VALIDATE,
            details=refusal.details,
            excerpt=segmented.text,
            charset=segmented.charset,
            audit=audit,
        )
    try:
        record = ArticleRecord.model_validate(_values(described, identity, paragraphs, source, fingerprint))
    except ValidationError as error:
        details = tuple(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        message = "The record breaks its schema; this is a fault of newswinnow. Please report it with the details."
        return quarantine(raw, QuarantineCode.RECORD_INVALID, message, stage=Stage.VALIDATE, details=details,
                          excerpt=segmented.text, charset=segmented.charset, audit=audit)  # fmt: skip
    return Outcome(record, audit)


# What a description holds beside the record's fields; these two become provenance and warnings.
_ITS_OWN = frozenset({"evidence", "warnings"})


@cache  # of the classes that there are
def _fields(kind: type[Description]) -> tuple[str, ...]:
    """Names of the fields that a record takes from the description as they are: all, so that a new one cannot get lost."""
    return tuple(found.name for found in fields(kind) if found.name not in _ITS_OWN)


def _values(
    described: DescribedDocument, identity: str, paragraphs: list[str], source: Source, fingerprint: str
) -> dict[str, Any]:
    """The article record as plain values all the way down: one call then validates the whole tree."""
    found = described.description
    text = "\n\n".join(paragraphs)
    values: dict[str, Any] = {name: getattr(found, name) for name in _fields(type(found))}  # type: ignore[arg-type]  # classes can be hashed
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return values | {
        "id": identity,
        "id_basis": "canonical_url" if found.canonical_url else "source_uri",
        "content_hash": content_hash(found.title, text),
        "paragraphs": paragraphs,
        "text": text,
        "duplicate_of": None,
        "near_duplicate_of": None,
        "char_count": len(text),
        "word_count": count_words(text),
        "removed": _removed(described),
        "provenance": _provenance(described),
        "warnings": _warnings(described),
        "source": source,
        "pipeline": PipelineStamp(version=newswinnow_version(), fingerprint=fingerprint),
    }


def _removed(described: DescribedDocument) -> list[dict[str, Any]]:
    blocks: defaultdict[Reason, int] = defaultdict(int)
    chars: defaultdict[Reason, int] = defaultdict(int)
    cleaned = described.cleaned
    for block, verdict in cleaned.judged:
        reason = verdict.reason
        if reason is not None:
            blocks[reason] += 1
            chars[reason] += len(block.text)
    return [{"reason": r, "blocks": blocks[r], "chars": chars[r]} for r in _REASONS if r in blocks]


def _provenance(described: DescribedDocument) -> list[dict[str, Any]]:
    out = []
    for item in described.description.evidence:
        chosen = item.chosen
        out.append({
            "field": item.field,
            "method": chosen.method if chosen else "none",
            "evidence": chosen.evidence[:EVIDENCE_CHARS] if chosen else "",
            "confidence": chosen.confidence if chosen else 0.0,
            "candidates": [{"value": c.value, "method": c.method, "confidence": c.confidence} for c in item.losers],
        })  # fmt: skip
    return out


def _warnings(described: DescribedDocument) -> list[WarningCode]:
    cleaned = described.cleaned
    seen = {*cleaned.segmented.warnings, *cleaned.warnings, *described.description.warnings}
    return [code for code in _WARNINGS if code in seen] if seen else []


def _audit(described: DescribedDocument, identity: str, source: Source) -> AuditRecord:
    cleaned = described.cleaned
    blocks = [
        {
            "index": block.index,
            "start": block.start,
            "end": block.end,
            "path": block.path,
            "text": block.text,
            "reason": verdict.reason,
            "rule": verdict.rule,
            "confidence": verdict.confidence,
            "evidence": verdict.evidence[:EVIDENCE_CHARS],
            "captured_as": verdict.captured_as,
        }
        for block, verdict in cleaned.judged
        if verdict.reason is not None
    ]
    # Plain values again: a call per block costs three times as much.
    return AuditRecord.model_validate({"id": identity, "source": source, "blocks": blocks})
