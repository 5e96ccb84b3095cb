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
            raise EnvironmentFault(
                f"The ledger {self.name!r} cannot be used: {error}.",
                "Check free space and permissions; if the file is damaged, move it away and run again: everything is redone.",
            ) from error

    def erase(self) -> None:
        """Write the file anew and empty the log. A reader that is at work keeps the log until it has ended."""
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._connection.close()
