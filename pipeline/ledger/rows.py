"""The values that go into the ledger and come out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

OutcomeKind = Literal["article", "quarantine"]
# A document that failed for a passing reason is tried in this many runs, then left until it or the rules change.
MAX_ATTEMPTS = 3


# Code of a document that was taken down; there is no row of it.
FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows about one document. Digests are hexadecimal, "" where in doubt or where there is none."""

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
    text_id: str = ""  # see pipeline.ledger.sketches
    duplicate_of: str = ""  # as the record says it; "" for null
    near_duplicate_of: str = ""
    site: str = ""  # to which site's line memory it counts
    captured: int = 0  # see pipeline.ledger.captures; seconds since 1970, 0 where not told
    modified: int = 0

    def is_settled(self, fingerprint: str) -> bool:
        """Whether the same bytes under the same rules would end the same: no need to do them again."""
        if self.fingerprint != fingerprint or self.gone:
            return False
        return not self.retryable or self.attempts >= MAX_ATTEMPTS


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """What one document ended as in this run: the row to be committed, and what the summary counts.

    `unchanged`: neither the cleaned text nor the metadata are other than in the record of an earlier run. `removed` counts blocks and characters per reason. `unsettled` names the texts that lost or gained this document.
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
    text_id: str = ""
    sketch: bytes = b""
    duplicate_of: str = ""
    near_duplicate_of: str = ""
    unsettled: tuple[str, ...] = ()
    site: str = ""
    fingerprint: str = ""  # of what could affect this document; "": the run's
    captured: int = 0
    modified: int = 0
    again: Literal["", "changed", "same"] = ""  # done before and now: whether it ended otherwise


@dataclass(frozen=True, slots=True)
class Link:
    """What a record has to say about its likes: ids, "" for null; and which revision of its article it is. `shard` as in
    `Known`.
    """

    uri: str
    shard: str
    duplicate_of: str
    near_duplicate_of: str
    revision: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the whole ledger."""

    articles: int
    quarantined: int
    gone: int
    codes: tuple[tuple[str, int], ...]
