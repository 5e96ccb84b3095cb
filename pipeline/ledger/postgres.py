"""The ledger's statements on PostgreSQL, by psycopg. The tables stand in the connection's schema (`search_path`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from pipeline.address import DATABASES, is_well_formed, revealed, shown
from pipeline.errors import EnvironmentFault, UsageError, extra
from pipeline.ledger import statements as sql
from pipeline.ledger.database import Row

if TYPE_CHECKING:
    import psycopg

# Rows that the server sends at a time while a table is read to its end.
_FETCHED = 2_000
# The server learns at once when a client's process dies, but first ends what it was doing for it.
_LOCK_PATIENCE = "5s"
_CONNECT_SECONDS = 10
# One ledger per schema: the lock is named by it.
_LOCK = "SELECT pg_advisory_lock(hashtextextended('newswinnow ' || current_schema(), 0))"
_SQLITE_ONLY = re.compile(r" WITHOUT ROWID")
# Uris are compared as the scan sorts them, by code points, and not as some language would.
_TEXT = re.compile(r"\bTEXT\b")


class PostgresDatabase:
    """A database at `postgresql://USER:PASSWORD@HOST/NAME`."""

    def __init__(self, address: str, *, exclusive: bool) -> None:
        """Connect. `exclusive`: nobody else may; for runs. The lock ends with the process, however that ends.

        Raises UsageError (see `check_address`); EnvironmentFault if psycopg is missing, the server cannot be reached, or the ledger is in use.
        """
        try:
            import psycopg
        except ImportError:
            hint = extra("postgres")
            raise EnvironmentFault("A ledger in PostgreSQL needs psycopg.", hint) from None
        self._psycopg = psycopg
        check_address(address)
        self._address = revealed(address)
        self.name = shown(address)
        self._streams = count(1)
        with self.faults():
            self._connection = self._connect()
            if exclusive:
                self._lock()

    def _connect(self) -> psycopg.Connection[Row]:
        # TCP's own probes find a server that is gone; prepared statements are kept per connection.
        return self._psycopg.connect(
            self._address, autocommit=True, connect_timeout=_CONNECT_SECONDS, keepalives_idle=30,
            application_name="newswinnow",
        )  # fmt: skip

    def _lock(self) -> None:
        self.execute(f"SET lock_timeout = '{_LOCK_PATIENCE}'")
        try:
            self.execute(_LOCK)
        except self._psycopg.errors.LockNotAvailable:
            self._connection.close()
            raise EnvironmentFault(
                f"Another run is at work with the ledger {self.name!r}.", "Wait until it has ended."
            ) from None
        self.execute("SET lock_timeout = 0")

    def has_tables(self) -> bool:
        """Whether the ledger's tables are there."""
        found = self.one("SELECT to_regclass('meta') IS NOT NULL")
        return found is not None and bool(found[0])

    def script(self, statements: str) -> None:
        """Several statements, each ended by a semicolon; all or nothing."""
        with self.transaction():
            for statement in statements.split(";"):
                if statement.strip():
                    self.execute(statement)

    def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        self._connection.execute(_translated(statement), values)

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(_translated(statement), rows)

    def one(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        return self._connection.execute(_translated(statement), values).fetchone()

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        return iter(self._connection.execute(_translated(statement), values))

    def snapshot(self, statement: str) -> Iterator[Row]:
        """Rows as of now, whatever is committed while they are read: by a connection of its own."""
        with self._connect() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            with connection.cursor(name=f"ledger_{next(self._streams)}") as cursor:
                cursor.itersize = _FETCHED
                cursor.execute(_translated(statement))
                yield from cursor

    def hold(self) -> None:
        """See the database as of now from here on."""
        self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        with self._connection.transaction():
            yield

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn what the server complains of into EnvironmentFault."""
        try:
            yield
        except self._psycopg.Error as error:
            what = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise EnvironmentFault(
                f"The ledger {self.name!r} cannot be used: {what}.",
                "Check the address, the server and the user's rights. What was committed is kept: run again.",
            ) from error

    def erase(self) -> None:
        """Write the tables anew. The server's own log and backups are out of reach."""
        for table in sql.TABLES_OF_DOCUMENTS:
            self.execute(f"VACUUM (FULL) {table}")

    def close(self) -> None:
        self._connection.close()


def check_address(address: str) -> None:
    """Raise UsageError if it cannot be told where the password ends; what libpq says of it would show a part of it."""
    if not is_well_formed(address):
        raise UsageError(
            f"The address {shown(address)!r} cannot be read: its user or password holds signs that are not percent-encoded.",
            "Write @ as %40, / as %2F, # as %23, ? as %3F, % as %25; or leave the password out and set PGPASSWORD.",
        )


def is_address(place: object) -> bool:
    """Whether a ledger's place is the address of a PostgreSQL database."""
    return isinstance(place, str) and place.startswith(DATABASES)


def _translated(statement: str) -> Any:
    if statement.lstrip().startswith("CREATE TABLE"):
        statement = _TEXT.sub('TEXT COLLATE "C"', _SQLITE_ONLY.sub("", statement)).replace("BLOB", "BYTEA")
    return statement.replace("?", "%s")
