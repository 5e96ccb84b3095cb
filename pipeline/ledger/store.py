"""The ledger in SQLite: read in uri order beside the scan, written in one transaction per batch.

Crash safety: before a batch touches a file its uris are put down as in flight; the transaction that commits the
batch takes them off again. What is still in flight when a run starts was interrupted: those documents, and only
those, are in doubt and are done again. No walk over the output is needed to find them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from pipeline.errors import EnvironmentFault
from pipeline.ledger import statements as sql
from pipeline.ledger.rows import DocumentResult, Known, OutcomeKind, Totals

# Another process may read (`newswinnow status`) while a run writes; writers are kept apart by the folder's lock.
_BUSY_SECONDS = 30.0


class Ledger:
    """One open ledger. Not for use from several threads at once."""

    def __init__(self, path: Path) -> None:
        """Open or make the ledger. Raises EnvironmentFault if it cannot be, or is of a newer kind."""
        self._path = path
        with _faults(path):
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # WAL: no corruption, and files are fsynced before
            self._check_version()

    def _check_version(self) -> None:
        tables = self._connection.execute("SELECT COUNT(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
        if not tables[0]:
            self._connection.executescript(sql.SCHEMA)
            self._connection.execute(sql.PUT_META, ("schema_version", sql.SCHEMA_VERSION))
        found = self._connection.execute(sql.GET_META, ("schema_version",)).fetchone()
        if found is None or found[0] != sql.SCHEMA_VERSION:
            version = found[0] if found else "unknown"
            raise EnvironmentFault(
                f"The ledger {str(self._path)!r} has schema {version}; this newswinnow knows {sql.SCHEMA_VERSION}.",
                "Use the newswinnow that wrote it, or another CLEAN folder.",
            )

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def files(self) -> Iterator[Known]:
        """Rows of plain files (not out of containers), gone ones included, in uri order; streaming.

        As of the moment of the first row: commits in between do not show (a connection of its own reads them).
        """
        with _faults(self._path), closing(sqlite3.connect(self._path, timeout=_BUSY_SECONDS)) as snapshot:
            for row in snapshot.execute(sql.FILES_IN_ORDER):
                yield _known(row)

    def find(self, uris: Iterable[str]) -> dict[str, Known]:
        """Rows by uri; unknown uris are missing."""
        with _faults(self._path):
            rows = (self._connection.execute(sql.BY_URI, (uri,)).fetchone() for uri in uris)
            return {row[0]: _known(row) for row in rows if row is not None}

    def container(self, uri: str) -> tuple[str, str, int] | None:
        """(stamp, fingerprint, number of documents) of a container that was read to its end."""
        with _faults(self._path):
            row: tuple[str, str, int] | None = self._connection.execute(sql.CONTAINER, (uri,)).fetchone()
            return row

    def containers(self) -> list[str]:
        """Uris of the containers that were read to their end and are not gone."""
        with _faults(self._path):
            return [row[0] for row in self._connection.execute(sql.CONTAINERS)]

    def unseen_members(self, container: str, run_id: str) -> list[str]:
        """Uris of a container's documents that this run did not meet and that are not gone yet."""
        with _faults(self._path):
            return [row[0] for row in self._connection.execute(sql.UNSEEN_MEMBERS, (container, run_id))]

    def begin(self, uris: Iterable[str]) -> None:
        """Put down that the files of these documents are about to change."""
        with _faults(self._path), self._transaction():
            self._connection.executemany(sql.BEGIN_FLIGHT, ((uri,) for uri in uris))

    def commit(self, results: Iterable[DocumentResult], container: str, fingerprint: str, run_id: str) -> None:
        """Put down a batch whose files are durable, in one transaction."""
        with _faults(self._path), self._transaction():
            for r in results:
                state = (r.uri, container, r.stamp, r.digest, fingerprint, r.outcome, r.code, int(r.retryable))
                record = (r.attempts, r.record_id, r.content_hash, r.metadata_hash, r.revision, r.shard)
                self._connection.execute(sql.UPSERT, (*state, *record, run_id, run_id, run_id))
                self._connection.execute(sql.END_FLIGHT, (r.uri,))

    def put_container(self, uri: str, stamp: str, fingerprint: str) -> None:
        """Put down that a container was read to its end."""
        with _faults(self._path), self._transaction():
            self._connection.execute(sql.PUT_CONTAINER, (uri, stamp, fingerprint))

    def mark_gone(self, uris: Iterable[str], containers: Iterable[str] = ()) -> None:
        """Put down that raw documents have vanished. Their records stay."""
        with _faults(self._path), self._transaction():
            self._connection.executemany(sql.MARK_GONE, ((uri,) for uri in uris))
            self._connection.executemany(sql.DROP_CONTAINER, ((uri,) for uri in containers))

    def in_flight(self) -> list[str]:
        """Documents that an interrupted run was working on."""
        with _faults(self._path):
            return [row[0] for row in self._connection.execute(sql.IN_FLIGHT)]

    def recover(self, uris: Iterable[str]) -> None:
        """Take documents off the flight list; what was known about their bytes is in doubt from now on."""
        with _faults(self._path), self._transaction():
            for uri in uris:
                self._connection.execute(sql.DOUBT, (uri,))
                self._connection.execute(sql.END_FLIGHT, (uri,))

    def gone(self) -> list[Known]:
        """Documents that have vanished from RAW."""
        with _faults(self._path):
            return [_known(row) for row in self._connection.execute(sql.GONE)]

    def forget(self, uris: Iterable[str]) -> None:
        """Delete rows (after their files were removed)."""
        with _faults(self._path), self._transaction():
            self._connection.executemany(sql.FORGET, ((uri,) for uri in uris))

    def changed_since(self, run_id: str) -> Iterator[Known]:
        """Documents whose record was made or changed by that run or a later one, in uri order."""
        with _faults(self._path):
            for row in self._connection.execute(sql.CHANGED_SINCE, (run_id,)):
                yield _known(row)

    def hold(self) -> None:
        """From now on `find`, `articles` and `shards` show the ledger as of this moment, whatever is committed by
        others. For a ledger that is opened only to be read.
        """
        with _faults(self._path):
            self._connection.execute("BEGIN")
            self._connection.execute(sql.GET_META, ("schema_version",)).fetchone()  # a view begins with its first read

    def articles(self, *, with_gone: bool) -> Iterator[Known]:
        """Rows of the documents that have a record, in uri order; streaming."""
        with _faults(self._path):
            for row in self._connection.execute(sql.ARTICLES, (int(with_gone),)):
                yield _known(row)

    def shards(self, *, with_gone: bool) -> list[tuple[str, int]]:
        """Names of the shards that hold current records, and how many, in the order of the names."""
        with _faults(self._path):
            return [(row[0], int(row[1])) for row in self._connection.execute(sql.SHARDS, (int(with_gone),))]

    def first_runs(self) -> dict[str, str]:
        """Uri of every document, and the run that met it first."""
        with _faults(self._path):
            return dict(self._connection.execute(sql.FIRST_RUNS))

    def totals(self) -> Totals:
        """Counts over the whole ledger."""
        with _faults(self._path):
            rows = self._connection.execute(sql.COUNT_BY_OUTCOME).fetchall()
            gone = self._connection.execute(sql.COUNT_GONE).fetchone()[0]
        codes = tuple(sorted((code, n) for outcome, code, n in rows if outcome == "quarantine"))
        articles = sum(n for outcome, _, n in rows if outcome == "article")
        return Totals(articles, sum(n for _, n in codes), gone, codes)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _known(row: tuple[str, ...]) -> Known:
    uri, stamp, digest, fingerprint, outcome, code, retryable, attempts, *rest = row
    record_id, content_hash, metadata_hash, revision, shard, gone = rest
    kind: OutcomeKind = "article" if outcome == "article" else "quarantine"
    return Known(uri, stamp, digest, fingerprint, kind, code, bool(retryable), int(attempts), record_id, content_hash,
                 metadata_hash, int(revision), shard, bool(gone))  # fmt: skip


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise EnvironmentFault(
            f"The ledger {str(path)!r} cannot be used: {error}.",
            "Check free space and permissions; if the file is damaged, move it away and run again: everything is redone.",
        ) from error
