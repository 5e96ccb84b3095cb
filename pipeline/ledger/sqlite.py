"""The ledger's statements on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault
from pipeline.ledger.database import Row

# Another process may read (`newswinnow status`) while a run writes; writers are kept apart by the folder's lock.
_BUSY_SECONDS = 30.0
# Few: the operating system keeps what is used, and a coordinator over millions of documents stays as small as one
_CACHE_KILOBYTES = 8_192


class SqliteDatabase:
    """A file. Write-ahead logging: readers see whole transactions and do not stand in the way."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises EnvironmentFault."""
        self._path = path
        self.name = str(path)
        with self.faults():
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # WAL: no corruption, and files are fsynced before
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")

    def has_tables(self) -> bool:
        """Whether the ledger's tables are there."""
        found = self._connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
        return bool(found[0])

    def script(self, statements: str) -> None:
        """Several statements, each ended by a semicolon."""
        self._connection.executescript(statements)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(statement, values)

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany(statement, rows)

    def one(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        found: Row | None = self._connection.execute(statement, values).fetchone()
        return found

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        return self._connection.execute(statement, values)

    def snapshot(self, statement: str) -> Iterator[Row]:
        """Rows as of now, whatever is committed while they are read: by a connection of its own."""
        with closing(sqlite3.connect(self._path, timeout=_BUSY_SECONDS)) as connection:
            yield from connection.execute(statement)

    def hold(self) -> None:
        """See the database as of now from here on."""
        self._connection.execute("BEGIN")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn what the database complains of into EnvironmentFault."""
        try:
            yield
        except sqlite3.Error as error:
            raise EnvironmentFault(f"The ledger {self.name!r} {_what(error)}.", _hint(error)) from error

    def erase(self) -> None:
        """Write the file anew and empty the log. A reader that is at work keeps the log until it has ended."""
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._connection.close()


# What SQLite says of a file that it cannot read any more; a table that is missing is damage as well.
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
DAMAGED = (
    "Put back a copy of it, or move it away (with its -wal and -shm) and run again: every document is done again, "
    "records stay, and revisions begin at 1."
)
_HINTS = {
    sqlite3.SQLITE_FULL: "The disk is full. Make room and run again: what was committed is kept.",
    sqlite3.SQLITE_BUSY: "Another program has it open and writes. Run again when it has ended.",
    sqlite3.SQLITE_READONLY: "Give permission to write it and the folder that it is in.",
    sqlite3.SQLITE_CANTOPEN: "Give permission to write it and the folder that it is in.",
    sqlite3.SQLITE_IOERR: "The disk reports a fault. Check it, and run again: what was committed is kept.",
}


def _is_damaged(error: sqlite3.Error) -> bool:
    return _code(error) in _DAMAGE or "no such table" in str(error) or "no such column" in str(error)


def _code(error: sqlite3.Error) -> int:
    """The primary code; the extended ones have it in their lowest byte."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _what(error: sqlite3.Error) -> str:
    return f"is damaged: {error}" if _is_damaged(error) else f"cannot be used: {error}"


def _hint(error: sqlite3.Error) -> str:
    if _is_damaged(error):
        return DAMAGED
    return _HINTS.get(_code(error), "Check free space and permissions.")
