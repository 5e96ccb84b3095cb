"""What was fetched: one row per address, in `RAW/.fetch.sqlite`. It is what makes the next call a short one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self

from pipeline.errors import EnvironmentFault

STATE = ".fetch.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS fetched (
    url TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    stamp TEXT NOT NULL,
    first_seen REAL NOT NULL,
    status INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (
    url TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL, content BLOB NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is known of an address. `path` below RAW, "" for pages that gave none; `stamp` as the list
    wrote it when the address was last asked for; `first_seen` in seconds since 1970; `status` of the last answer.
    """

    url: str
    path: str = ""
    sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    stamp: str = ""
    first_seen: float = 0.0
    status: int = 0


@dataclass(frozen=True, slots=True)
class KeptList:
    """A feed or sitemap as it was last sent, for when the server says that it is as before."""

    url: str
    etag: str
    last_modified: str
    content: bytes


class FetchState:
    """The open state. Only one call at a time may have it."""

    def __init__(self, raw: Path) -> None:
        """Open or make it. Raises EnvironmentFault if RAW cannot be written, or another call is at work."""
        self._file = raw / STATE
        with self._faults():
            try:
                raw.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EnvironmentFault(f"{str(raw)!r} cannot be made: {error.strerror}.", "Give another RAW.") from None
            self._connection = sqlite3.connect(self._file, timeout=0.1, isolation_level=None)
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.executescript(_SCHEMA)
            self._connection.execute("BEGIN IMMEDIATE")  # takes the lock, which is kept until the state is closed
            self._connection.execute("COMMIT")

    def get(self, url: str) -> Fetched | None:
        """The row of an address."""
        with self._faults():
            row = self._connection.execute("SELECT * FROM fetched WHERE url = ?", (url,)).fetchone()
            return Fetched(*row) if row is not None else None

    def put(self, row: Fetched) -> None:
        """Put down what is now known of an address; what it names is on the disk already."""
        with self._faults():
            self._connection.execute("INSERT OR REPLACE INTO fetched VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(row))

    def get_list(self, url: str) -> KeptList | None:
        """A list as it was last sent."""
        with self._faults():
            row = self._connection.execute("SELECT * FROM lists WHERE url = ?", (url,)).fetchone()
            return KeptList(*row) if row is not None else None

    def put_list(self, row: KeptList) -> None:
        """Keep a list."""
        with self._faults():
            self._connection.execute("INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?)", astuple(row))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise EnvironmentFault(
                    f"Another fetch is at work on {str(self._file.parent)!r}.", "Wait until it has ended."
                ) from None
            raise EnvironmentFault(f"{str(self._file)!r} cannot be used: {error}.", "Check permissions.") from error
        except sqlite3.DatabaseError as error:
            hint = "Move it away: the next call asks for everything again, and replaces what has changed."
            raise EnvironmentFault(f"{str(self._file)!r} cannot be used: {error}.", hint) from error
