"""Captures of one address: documents whose records have one id. The newest is the record, the others its revisions.

They are put in the order of the time of their capture, then of the change that they state, then of how often they were
seen to change, then of their uris. A capture that says something else than the one before it has a higher revision, so
that the highest revision of an id is its newest text, wherever the rows are read. A revision never falls: what it counts
has been seen, even if it has vanished since.

Of the captures that RAW holds all but the newest are superseded: they have the text of no other record, and no other has
theirs (`pipeline.ledger.duplicates`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.ledger import statements as sql
from pipeline.ledger.database import Database


@dataclass(frozen=True, slots=True)
class _Capture:
    uri: str
    content_hash: str
    metadata_hash: str
    revision: int
    gone: int
    superseded: int
    text_id: str
    duplicate_of: str
    near_duplicate_of: str


def seconds_of(moment: str | None) -> int:
    """Seconds since 1970 of a day or a time, UTC unless it says otherwise; 0 for what tells no time."""
    if not moment:
        return 0
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return 0
    instant = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    try:
        return max(0, int(instant.timestamp()))
    except (OverflowError, ValueError):  # the first and last day of the calendar, in other zones
        return 0


def put_in_order(database: Database, record_id: str, run_id: str) -> None:
    """Give the captures of one id their revisions, and say which are superseded. Within a transaction."""
    captures = [_Capture(*row) for row in database.rows(sql.CAPTURES, (record_id,))]
    newest = next((c.uri for c in reversed(captures) if not c.gone), "")
    before: _Capture | None = None
    reached = 0
    for capture in captures:
        reached = max(capture.revision, reached + (before is None or _differs(capture, before)))
        if reached != capture.revision:
            database.execute(sql.PUT_REVISION, (reached, run_id, capture.uri))
            database.execute(sql.UNLINK, (capture.uri,))
        superseded = int(not capture.gone and capture.uri != newest)
        if superseded != capture.superseded:
            # Others may now be the original of its text, or it theirs.
            database.execute(sql.SUPERSEDE, (superseded, capture.uri))
            database.execute(sql.UNSETTLE_DOCUMENT, (capture.uri,))
        if superseded and (capture.duplicate_of or capture.near_duplicate_of):
            database.execute(sql.PUT_LINKS, ("", "", run_id, capture.uri))
            database.execute(sql.UNLINK, (capture.uri,))
        before = capture
    database.execute(sql.ORDERED, (record_id,))


def _differs(capture: _Capture, other: _Capture) -> bool:
    return (capture.content_hash, capture.metadata_hash) != (other.content_hash, other.metadata_hash)
