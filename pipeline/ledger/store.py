"""The ledger: read in uri order beside the scan, written in one transaction per batch.

Crash safety: before a batch touches a file its uris are put down as in flight; the transaction that commits the
batch takes them off again. What is still in flight when a run starts was interrupted: those documents, and only
those, are in doubt and are done again. No walk over the output is needed to find them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, Self

from pipeline.errors import EnvironmentFault
from pipeline.ledger import statements as sql
from pipeline.ledger.database import Database, Row
from pipeline.ledger.duplicates import Duplicates
from pipeline.ledger.postgres import PostgresDatabase
from pipeline.ledger.rows import FORGOTTEN, DocumentResult, Known, OutcomeKind, Totals
from pipeline.ledger.sketches import VERSION as MARKS_VERSION
from pipeline.ledger.sqlite import DAMAGED, SqliteDatabase


class Ledger:
    """One open ledger. Not for use from several threads at once."""

    def __init__(self, place: Path | str, *, exclusive: bool = False) -> None:
        """Open or make the ledger: a file, or a PostgreSQL database by its address. For the folder that it belongs to
        see `pipeline.ledger.place`.

        `exclusive`: nobody else may be at work with it (a file is guarded by its folder's lock instead). Raises
        EnvironmentFault if it cannot be opened, is in use, or of a newer kind.
        """
        self._database: Database
        if isinstance(place, str):
            self._database = PostgresDatabase(place, exclusive=exclusive)
        else:
            self._database = SqliteDatabase(place)
        with self._database.faults():
            self._check_version()
        self.duplicates = Duplicates(self._database)

    def _check_version(self) -> None:
        # Without its version it was only half made, when the disk was full or the run was killed; nothing is in it yet.
        if not self._database.has_tables() or self._database.one(sql.GET_META, ("schema_version",)) is None:
            self._database.script(sql.SCHEMA)
            with self._database.transaction():
                self._database.execute(sql.PUT_META, ("schema_version", sql.SCHEMA_VERSION))
                self._database.execute(sql.PUT_META, ("marks", MARKS_VERSION))
        found = self._database.one(sql.GET_META, ("schema_version",))
        version = found[0] if found else "unknown"
        if version != sql.SCHEMA_VERSION and version not in sql.UPGRADES:
            self._refuse(version)
        marks = self._database.one(sql.GET_META, ("marks",))
        if (version, marks) != (sql.SCHEMA_VERSION, (MARKS_VERSION,)):
            with self._database.transaction():
                for statement in (sql.UPGRADES.get(version, "") + sql.FORGET_TEXTS).split(";"):
                    if statement.strip():
                        self._database.execute(statement)
                self._database.execute(sql.PUT_META, ("schema_version", sql.SCHEMA_VERSION))
                self._database.execute(sql.PUT_META, ("marks", MARKS_VERSION))

    def _refuse(self, version: str) -> NoReturn:
        name = self._database.name
        if version.isdecimal() and int(version) > int(sql.SCHEMA_VERSION):
            raise EnvironmentFault(
                f"The ledger {name!r} was written by a newer newswinnow: schema {version}, this one knows {sql.SCHEMA_VERSION}.",
                "Nothing is wrong with it: use the newswinnow that wrote it, or another CLEAN folder.",
            )
        raise EnvironmentFault(f"The ledger {name!r} is damaged: it calls its schema {version!r}.", DAMAGED)

    @property
    def identity(self) -> str:
        """What the folder that it belongs to calls it, "" if it was not told."""
        with self._database.faults():
            row = self._database.one(sql.GET_META, ("identity",))
            return "" if row is None else str(row[0])

    @identity.setter
    def identity(self, value: str) -> None:
        with self._transaction():
            self._database.execute(sql.PUT_META, ("identity", value))

    @property
    def last_run(self) -> str:
        """Name of the last run that began, "" if there was none."""
        with self._database.faults():
            row = self._database.one(sql.GET_META, ("last_run",))
            return "" if row is None else str(row[0])

    @last_run.setter
    def last_run(self, value: str) -> None:
        with self._transaction():
            self._database.execute(sql.PUT_META, ("last_run", value))

    def rules(self) -> dict[str, str]:
        """The parts of the rules as of the last run that did all there was to do; empty if there was none."""
        with self._database.faults():
            row = self._database.one(sql.GET_META, ("rules",))
            return {} if row is None else {str(name): str(value) for name, value in json.loads(row[0]).items()}

    def put_rules(self, parts: Mapping[str, str]) -> None:
        """Put down the parts of the rules that all documents are done by. Writes only if they are others."""
        if self.rules() != parts:
            with self._transaction():
                self._database.execute(sql.PUT_META, ("rules", json.dumps(dict(parts))))

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def files(self) -> Iterator[Known]:
        """Rows of plain files (not out of containers), gone ones included, in uri order; streaming.

        As of the moment of the first row: commits in between do not show (a connection of its own reads them).
        """
        with self._database.faults():
            for row in self._database.snapshot(sql.FILES_IN_ORDER):
                yield _known(row)

    def find(self, uris: Iterable[str]) -> dict[str, Known]:
        """Rows by uri; unknown uris are missing."""
        with self._database.faults():
            rows = (self._database.one(sql.BY_URI, (uri,)) for uri in uris)
            return {row[0]: _known(row) for row in rows if row is not None}

    def container(self, uri: str) -> tuple[str, str, int] | None:
        """(stamp, fingerprint, number of documents) of a container that was read to its end."""
        with self._database.faults():
            row = self._database.one(sql.CONTAINER, (uri,))
            return None if row is None else (row[0], row[1], int(row[2]))

    def containers(self) -> list[str]:
        """Uris of the containers that were read to their end and are not gone."""
        with self._database.faults():
            return [row[0] for row in self._database.rows(sql.CONTAINERS)]

    def unseen_members(self, container: str, run_id: str) -> list[str]:
        """Uris of a container's documents that this run did not meet and that are not gone yet."""
        with self._database.faults():
            return [row[0] for row in self._database.rows(sql.UNSEEN_MEMBERS, (container, run_id))]

    def begin(self, uris: Iterable[str]) -> None:
        """Put down that the files of these documents are about to change."""
        with self._transaction():
            self._database.many(sql.BEGIN_FLIGHT, ((uri,) for uri in uris))

    def commit(self, results: Iterable[DocumentResult], container: str, fingerprint: str, run_id: str) -> None:
        """Put down a batch whose files are durable, in one transaction."""
        with self._transaction():
            rows, texts = [], []
            unsettled: set[str] = set()
            results = list(results)
            for r in results:
                if r.code == FORGOTTEN:  # not even the name of what was taken down is kept
                    continue
                rules = r.fingerprint or fingerprint
                state = (r.uri, container, r.stamp, r.digest, rules, r.outcome, r.code, int(r.retryable))
                record = (r.attempts, r.record_id, r.content_hash, r.metadata_hash, r.revision, r.shard)
                likes = (r.text_id, r.duplicate_of, r.near_duplicate_of, r.site, r.captured, r.modified)
                rows.append((*state, *record, run_id, run_id, run_id, *likes))
                if r.text_id in r.unsettled:
                    texts.append((r.text_id, r.sketch))
                unsettled.update(r.unsettled)
            uris = [(r.uri,) for r in results]
            self._database.many(sql.UNORDER, uris)  # the captures that it leaves
            self._database.many(sql.UPSERT, rows)
            self._database.many(sql.UNORDER, uris)  # and those that it joins
            self._database.many(sql.PUT_TEXT, sorted(texts))
            self._database.many(sql.UNSETTLE, ((text,) for text in sorted(unsettled)))
            self._database.many(sql.FORGET, ((r.uri,) for r in results if r.code == FORGOTTEN))
            self._database.many(sql.END_FLIGHT, uris)

    def put_container(self, uri: str, stamp: str, fingerprint: str) -> None:
        """Put down that a container was read to its end."""
        with self._transaction():
            self._database.execute(sql.PUT_CONTAINER, (uri, stamp, fingerprint))

    def mark_gone(self, uris: Iterable[str], containers: Iterable[str] = ()) -> None:
        """Put down that raw documents have vanished. Their records stay."""
        with self._transaction():
            for uri in uris:
                self._database.execute(sql.UNORDER, (uri,))
                self._database.execute(sql.UNSETTLE_DOCUMENT, (uri,))
                self._database.execute(sql.MARK_GONE, (uri,))
            self._database.many(sql.DROP_CONTAINER, ((uri,) for uri in containers))

    def in_flight(self) -> list[str]:
        """Documents that an interrupted run was working on."""
        with self._database.faults():
            return [row[0] for row in self._database.rows(sql.IN_FLIGHT)]

    def doubt(self, uris: Iterable[str]) -> None:
        """What was known about the bytes of these documents is in doubt from now on."""
        with self._transaction():
            for uri in uris:
                self._database.execute(sql.DOUBT, (uri,))

    def recover(self, uris: Iterable[str]) -> None:
        """Take documents off the flight list, after their files were seen to."""
        with self._transaction():
            for uri in uris:
                self._database.execute(sql.END_FLIGHT, (uri,))

    def gone(self) -> list[Known]:
        """Documents that have vanished from RAW."""
        with self._database.faults():
            return [_known(row) for row in self._database.rows(sql.GONE)]

    def forget(self, uris: Iterable[str]) -> None:
        """Delete rows (after their files were removed)."""
        with self._transaction():
            for uri in uris:
                self._database.execute(sql.UNORDER, (uri,))
                self._database.execute(sql.UNSETTLE_DOCUMENT, (uri,))
                self._database.execute(sql.FORGET, (uri,))

    def containers_of(self, uris: Iterable[str]) -> dict[str, str]:
        """Uri of the container of each document, "" for plain files; unknown uris are missing."""
        with self._database.faults():
            rows = ((uri, self._database.one(sql.CONTAINER_OF, (uri,))) for uri in uris)
            return {uri: str(row[0]) for uri, row in rows if row is not None}

    def erase(self) -> None:
        """Have nothing of deleted rows left in the database's files. Takes as long as copying the ledger."""
        with self._database.faults():
            self._database.erase()

    def changed_since(self, run_id: str) -> Iterator[Known]:
        """Documents whose record was made or changed by that run or a later one, in uri order."""
        with self._database.faults():
            for row in self._database.rows(sql.CHANGED_SINCE, (run_id,)):
                yield _known(row)

    def hold(self) -> None:
        """From now on `find`, `articles` and `shards` show the ledger as of this moment, whatever is committed by
        others. For a ledger that is opened only to be read.
        """
        with self._database.faults():
            self._database.hold()
            self._database.one(sql.GET_META, ("schema_version",))  # a view begins with its first read

    def articles(self, *, with_gone: bool) -> Iterator[Known]:
        """Rows of the documents that have a record, in uri order; streaming."""
        with self._database.faults():
            for row in self._database.rows(sql.ARTICLES, (int(with_gone),)):
                yield _known(row)

    def of_one_id(self, *, with_gone: bool) -> Iterator[Known]:
        """Rows of the documents whose record has the id of another one's, by shard and uri; streaming."""
        with self._database.faults():
            for row in self._database.rows(sql.ARTICLES_OF_ONE_ID, (int(with_gone),) * 2):
                yield _known(row)

    def shards(self, *, with_gone: bool) -> list[tuple[str, int]]:
        """Names of the shards that hold current records, and how many, in the order of the names."""
        with self._database.faults():
            return [(row[0], int(row[1])) for row in self._database.rows(sql.SHARDS, (int(with_gone),))]

    def first_runs(self) -> dict[str, str]:
        """Uri of every document, and the run that met it first."""
        with self._database.faults():
            return {row[0]: row[1] for row in self._database.rows(sql.FIRST_RUNS)}

    def totals(self) -> Totals:
        """Counts over the whole ledger."""
        with self._database.faults():
            rows = list(self._database.rows(sql.COUNT_BY_OUTCOME))
            gone = next(self._database.rows(sql.COUNT_GONE))[0]
        codes = tuple(sorted((code, n) for outcome, code, n in rows if outcome == "quarantine"))
        articles = sum(n for outcome, _, n in rows if outcome == "article")
        return Totals(articles, sum(n for _, n in codes), gone, codes)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._database.faults(), self._database.transaction():
            yield


def _known(row: Row) -> Known:
    uri, stamp, digest, fingerprint, outcome, code, retryable, attempts, *rest = row
    record_id, content_hash, metadata_hash, revision, shard, gone, *likes = rest
    kind: OutcomeKind = "article" if outcome == "article" else "quarantine"
    return Known(uri, stamp, digest, fingerprint, kind, code, bool(retryable), int(attempts), record_id, content_hash,
                 metadata_hash, int(revision), shard, bool(gone), *likes)  # fmt: skip
