"""The journal of fetching, `RAW/.fetch.sqlite`: a row per page, the lists as they were last sent, the calls.

A page is `had` (its file is there) or has the name of what was in the way when it was last asked for. How often that
was in a row and since when decides when it is asked for again (see `pipeline.fetch.due`).
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self

from pipeline.errors import EnvironmentFault
from pipeline.fetch.addresses import key, written

STATE = ".fetch.sqlite"
VERSION = 1
HAD = "had"
_SCHEMA = """
CREATE TABLE pages (
    key TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    answered TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    stamp TEXT NOT NULL,
    first_seen REAL NOT NULL,
    asked_at REAL NOT NULL,
    asked_in INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE lists (
    url TEXT PRIMARY KEY, answered TEXT NOT NULL, etag TEXT NOT NULL, last_modified TEXT NOT NULL, stamp TEXT NOT NULL,
    read_in INTEGER NOT NULL, content BLOB NOT NULL
);
CREATE TABLE calls (number INTEGER PRIMARY KEY, began REAL NOT NULL, pass_began REAL NOT NULL, ended REAL);
"""
# A call that was killed is finished by the next one, if that comes within a day.
_PASS_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page. `url` as it was last asked for, `answered` the address that answered; `path` below RAW, ""
    while there is none; `stamp` as the list wrote it when the page was last asked for. Times in seconds since 1970;
    `asked_in` is the number of the call. `state`: HAD, or the outcome that was in the way, `tries` times in a row.
    """

    key: str
    url: str
    answered: str = ""
    path: str = ""
    sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    stamp: str = ""
    first_seen: float = 0.0
    asked_at: float = 0.0
    asked_in: int = 0
    state: str = ""
    tries: int = 0


@dataclass(frozen=True, slots=True)
class KeptList:
    """A feed or sitemap as it was last sent, for when the server says that it is as before. `stamp`: its date in the index
    that named it; `read_in`: the last call that read it.
    """

    url: str
    answered: str
    etag: str
    last_modified: str
    stamp: str
    read_in: int
    packed: bytes

    @property
    def content(self) -> bytes:
        """What was sent."""
        return zlib.decompress(self.packed)


@dataclass(frozen=True, slots=True)
class Call:
    """The call at work. `pass_began`: when the first of the calls began that were killed before this one, and which this
    one finishes; its own beginning if the last one ended as it should.
    """

    number: int
    began: float
    pass_began: float


class FetchState:
    """The open journal. Only one call at a time may have it."""

    def __init__(self, raw: Path) -> None:
        """Open or make it, and bring an older one up to date. Raises EnvironmentFault if RAW cannot be written, another
        call is at work, or a newer version made the journal.
        """
        self._file = raw / STATE
        with self._faults():
            try:
                raw.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EnvironmentFault(f"{str(raw)!r} cannot be made: {error.strerror}.", "Give another RAW.") from None
            self._connection = sqlite3.connect(self._file, timeout=0.1, isolation_level=None)
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            # A page's row is on the disk at the latest when the next one is written; what a dead machine forgets is asked again.
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute("BEGIN IMMEDIATE")  # takes the lock, which is kept until the state is closed
            self._bring_up_to_date()
            self._connection.execute("COMMIT")

    def _bring_up_to_date(self) -> None:
        """All in the transaction that is open: a kill leaves the old journal as it was."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version == VERSION:
            return
        if version > VERSION:
            hint = "Use that version, or move the file away: then everything is asked for again."
            raise EnvironmentFault(f"{str(self._file)!r} was made by a newer newswinnow.", hint)
        old = []
        if self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'fetched'").fetchone():
            old = self._connection.execute("SELECT * FROM fetched ORDER BY path = '', url").fetchall()
            self._connection.execute("DROP TABLE fetched")
            self._connection.execute("DROP TABLE lists")  # read anew: one request each
        for statement in filter(str.strip, _SCHEMA.split(";")):
            self._connection.execute(statement)
        for url, path, sha256, etag, last_modified, stamp, first_seen, status in old:
            state, tries = (HAD, 0) if path else (str(status) if status != 200 else "no page", 1)
            page = Page(key(written(url) or url), url, url, path, sha256, etag, last_modified, stamp, first_seen,
                        first_seen, 0, state, tries)  # fmt: skip
            self._connection.execute(f"INSERT OR IGNORE INTO pages VALUES ({_MARKS})", astuple(page))
        self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def begin(self) -> Call:
        """Note that a call begins."""
        with self._faults():
            row = self._connection.execute("SELECT * FROM calls ORDER BY number DESC LIMIT 1").fetchone()
            number, now = (row[0] if row else 0) + 1, time.time()
            goes_on = row is not None and row[3] is None and 0 <= now - row[2] < _PASS_SECONDS
            call = Call(number, now, row[2] if goes_on else now)
            self._connection.execute("DELETE FROM calls")  # only the last one is of use
            self._connection.execute("INSERT INTO calls VALUES (?, ?, ?, NULL)", astuple(call))
            return call

    def end(self, call: Call) -> None:
        """Note that a call came to its end."""
        with self._faults():
            self._connection.execute("UPDATE calls SET ended = ? WHERE number = ?", (time.time(), call.number))

    def get(self, page_key: str) -> Page | None:
        """The row of a page."""
        with self._faults():
            row = self._connection.execute("SELECT * FROM pages WHERE key = ?", (page_key,)).fetchone()
            return Page(*row) if row is not None else None

    def put(self, row: Page) -> None:
        """Put down what is now known of a page; what it names is on the disk already."""
        with self._faults():
            self._connection.execute(f"INSERT OR REPLACE INTO pages VALUES ({_MARKS})", astuple(row))

    def get_list(self, url: str) -> KeptList | None:
        """A list as it was last sent."""
        with self._faults():
            row = self._connection.execute("SELECT * FROM lists WHERE url = ?", (url,)).fetchone()
            return KeptList(*row) if row is not None else None

    def list_reading(self, url: str) -> tuple[int, str]:
        """The last call that read a list (0: none has), and its date in the index at that time."""
        with self._faults():
            row = self._connection.execute("SELECT read_in, stamp FROM lists WHERE url = ?", (url,)).fetchone()
            return (int(row[0]), str(row[1])) if row is not None else (0, "")

    def put_list(self, row: KeptList) -> None:
        """Keep a list."""
        with self._faults():
            self._connection.execute("INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(row))

    def close(self) -> None:
        """Close it, and let the next call in."""
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


_MARKS = ", ".join("?" * len(Page.__dataclass_fields__))
