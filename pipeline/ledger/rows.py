"""The values that go into the ledger and come out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

OutcomeKind = Literal["article", "quarantine"]
# A document that failed for a passing reason is tried in this many runs, then left until it or the rules change.
MAX_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows about one document. Digests are hexadecimal SHA-256, "" where in doubt."""

    uri: str
    stamp: str
    digest: str
    fingerprint: str
    outcome: OutcomeKind
    code: str
    retryable: bool
    attempts: int
    record_id: str
    content_hash: str
    metadata_hash: str
    revision: int
    shard: str
    gone: bool

    def is_settled(self, fingerprint: str) -> bool:
        """Whether the same bytes under the same rules would end the same: no need to do them again."""
        if self.fingerprint != fingerprint or self.gone:
            return False
        return not self.retryable or self.attempts >= MAX_ATTEMPTS


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What one document ended as in this run: the row to be committed, and what the summary counts.

    `unchanged`: neither the cleaned text nor the metadata are other than in the record of an earlier run. `removed` counts blocks and characters per reason.
    """

    uri: str
    stamp: str
    digest: str
    outcome: OutcomeKind
    unchanged: bool = False
    code: str = ""
    retryable: bool = False
    attempts: int = 1
    record_id: str = ""
    content_hash: str = ""
    metadata_hash: str = ""
    revision: int = 1
    shard: str = ""
    outlet: str = ""
    removed: tuple[tuple[str, int, int], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the whole ledger."""

    articles: int
    quarantined: int
    gone: int
    codes: tuple[tuple[str, int], ...]
