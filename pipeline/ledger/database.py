"""What the ledger needs of a database. Statements are written for SQLite, with `?` for values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Row = tuple[Any, ...]


class Database(Protocol):
    """One connection. Not for use from several threads at once. Errors come out as they are, save inside `faults`."""

    name: str  # for messages; holds no password

    def has_tables(self) -> bool:
        """Whether the ledger's tables are there."""
        ...

    def script(self, statements: str) -> None:
        """Several statements, each ended by a semicolon."""
        ...

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None: ...

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None: ...

    def one(self, statement: str, values: Sequence[Any] = ()) -> Row | None: ...

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Row]: ...

    def snapshot(self, statement: str) -> Iterator[Row]:
        """Rows in code point order of texts, as of the first, whatever is committed while they are read; streaming."""
        ...

    def hold(self) -> None:
        """See the database as of now from here on; for one that is opened only to be read."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        ...

    def faults(self) -> AbstractContextManager[None]:
        """Turn what the database complains of into EnvironmentFault."""
        ...

    def erase(self) -> None:
        """Write the tables anew, so that nothing of deleted rows is left in the files; outside of transactions."""
        ...

    def close(self) -> None: ...
