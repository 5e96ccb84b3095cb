"""Evidence: where a field's value was read, how sure that is, and which candidates lost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible value of a field. `value` is its textual form (lists joined by `; `).

    `method` names the way it was found (`json_ld.datePublished`, `line.byline`, `meta.og:site_name`), `evidence`
    the text it was read from (shortened), `confidence` is 0 to 1: the share of values found this way that were
    right on labelled pages.
    """

    value: str
    method: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """The winner for one field and the losers. `chosen` is None when every candidate was refused."""

    field: str
    chosen: Candidate | None
    losers: tuple[Candidate, ...] = ()
