"""Which of several records of one article is the newest, and the choice of that one for an export.

A page that was captured twice, or saved under two names, has one `id` and as many records as raw documents. An export
holds one of them: the capture with the latest `source.fetched_at`; where that does not tell, the one that states the
latest change, then the higher revision, then the uri that sorts last. A record with a time of capture is newer than one
without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Self

from pipeline.ledger.captures import seconds_of
from pipeline.model.record import ArticleRecord

# Below 2^53 until the year 2255, so that readers of JSON that know only floats keep every digit.
_REVISIONS = 1_000_000


def captured(record: ArticleRecord) -> int:
    """The second of capture since 1970, 0 if the record does not tell or tells no time."""
    return seconds_of(record.source.fetched_at)


def version(record: ArticleRecord) -> int:
    """A number that grows from capture to capture of an article, and with the revisions of one capture."""
    return captured(record) * _REVISIONS + min(record.revision, _REVISIONS - 1)


class Older:
    """The records that give way to a newer one of the same id. Kept on the disk, however many there are.

    Records are told apart by a name that the caller chooses: the uri, or where it stands. First `consider` all that
    may share their id with another, then ask.
    """

    def __init__(self) -> None:
        # An empty name is a temporary file of SQLite's own, which is gone with the connection.
        self._table = sqlite3.connect("")
        self._table.execute(
            "CREATE TABLE captures (id TEXT, captured INTEGER, modified INTEGER, revision INTEGER, uri TEXT, name TEXT)"
        )
        self._table.execute("CREATE TABLE older (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._is_decided = self._is_empty = False

    def consider(self, records: Iterable[tuple[str, ArticleRecord]]) -> None:
        """Take note of (name, record)."""
        self._table.executemany(
            "INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?)",
            (
                (r.id, captured(r), seconds_of(r.datetime_modified or r.date_modified), r.revision, r.source.uri, name)
                for name, r in records
            ),
        )
        self._is_decided = False

    def __contains__(self, name: str) -> bool:
        if not self._is_decided:
            self._decide()
        if self._is_empty:
            return False
        return self._table.execute("SELECT 1 FROM older WHERE name = ?", (name,)).fetchone() is not None

    def _decide(self) -> None:
        self._table.execute("DELETE FROM older")
        found = self._table.execute(
            "INSERT INTO older SELECT name FROM (SELECT name, row_number() OVER (PARTITION BY id ORDER BY captured DESC,"
            " modified DESC, revision DESC, uri DESC, name DESC) AS place FROM captures) WHERE place > 1"
        )
        self._is_decided, self._is_empty = True, not found.rowcount

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._table.close()
