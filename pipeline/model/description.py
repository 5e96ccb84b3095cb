"""The metadata of one document: the values, and the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.evidence import FieldEvidence
from pipeline.model.reasons import WarningCode


@dataclass(frozen=True, slots=True)
class Description:
    """Values as in the article record (see `pipeline.model.record.ArticleRecord` for each field's contract)."""

    url: str | None = None
    canonical_url: str | None = None
    outlet_domain: str | None = None
    outlet: str | None = None
    title: str | None = None
    subtitle: str | None = None
    description: str | None = None
    section: str | None = None
    dateline: str | None = None
    authors: tuple[str, ...] = ()
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    date_published: str | None = None
    datetime_published: str | None = None
    datetime_published_local: str | None = None
    date_published_precision: str | None = None
    date_published_raw: str | None = None
    date_modified: str | None = None
    datetime_modified: str | None = None
    language: str | None = None
    language_confidence: float | None = None
    language_declared: str | None = None
    captions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    copyright_notice: str | None = None
    copyright_holder: str | None = None
    license: str | None = None
    is_accessible_for_free: bool | None = None
    completeness: str = "unknown"
    evidence: tuple[FieldEvidence, ...] = field(default=(), repr=False)
    warnings: tuple[WarningCode, ...] = ()
