"""One consistent view of CLEAN: what the ledger said at one moment, one record per id.

A run may be at work meanwhile. The ledger is read as of the first moment; a record that has been replaced since is
taken from the history (formats with a file per record), and of a shard nothing is changed once it is written but the
links between duplicates and the number among the captures of one address, which is given as the ledger has it. Of a record that was done again under newer rules with the same text and metadata, which keeps
its revision, the newer file is taken. What the ledger names and the folder does not have is an error, not a gap.

Of several records of one id the newest is given (`pipeline.exports.newest`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from pipeline.errors import EnvironmentFault, UsageError, folder_meant
from pipeline.exports.newest import Older
from pipeline.ledger import Known, Ledger, open_to_read
from pipeline.model.record import ArticleRecord
from pipeline.records import LOOKED_UP_AT_ONCE, read_records
from pipeline.sinks.brought import suffixes
from pipeline.sinks.layout import ARTICLES, history_path, record_path


def snapshot(clean: Path, *, with_gone: bool = True) -> Iterator[ArticleRecord]:
    """The newest record of every id: single files in uri order, then shards in the order of their names.

    `with_gone`: also records whose raw document has vanished. A folder without a ledger (a copy of the records, say)
    is read as it is. Raises UsageError if there is no such folder, EnvironmentFault if a record is missing, and what
    `read_records` raises.
    """
    if not clean.is_dir():
        raise UsageError(
            f"There is no folder {str(clean)!r}.",
            folder_meant(clean, "Give a folder that `newswinnow run` has filled."),
        )
    found = open_to_read(clean)
    with Older() as older:
        if found is None:
            yield from map(_without_links_to_itself, _of_copy(clean, older))
            return
        with found as ledger:
            ledger.hold()
            _consider(older, clean, ledger, with_gone=with_gone)
            yield from map(_without_links_to_itself, _all(clean, ledger, with_gone=with_gone, without=older))


def _of_copy(clean: Path, older: Older) -> Iterator[ArticleRecord]:
    """The records of a folder without a ledger, in the order of the files."""
    older.consider((str(place), record) for place, record in enumerate(read_records(clean)))
    for place, record in enumerate(read_records(clean)):
        if str(place) not in older:
            yield record


def _consider(older: Older, clean: Path, ledger: Ledger, *, with_gone: bool) -> None:
    """Read the records that share their id with others; of shards, those that hold one."""
    for shard, rows in groupby(ledger.of_one_id(with_gone=with_gone), lambda known: known.shard):
        if shard:
            uris = {known.uri for known in rows}
            found = read_records(_shard_file(clean, shard))
            older.consider((record.source.uri, record) for record in found if record.source.uri in uris)
        else:
            older.consider((known.uri, _of_file(clean, known)) for known in rows)


def _all(clean: Path, ledger: Ledger, *, with_gone: bool, without: Older) -> Iterator[ArticleRecord]:
    for known in ledger.articles(with_gone=with_gone):
        if not known.shard and known.uri not in without:
            yield _of_file(clean, known)
    for shard, number in ledger.shards(with_gone=with_gone):
        rows = _of_shard(clean, shard, number, ledger, with_gone=with_gone)
        yield from (record for record in rows if record.source.uri not in without)


def _without_links_to_itself(record: ArticleRecord) -> ArticleRecord:
    """An earlier capture, which the export does not hold, is no other record."""
    links = {name for name in ("duplicate_of", "near_duplicate_of") if getattr(record, name) == record.id}
    return record.model_copy(update=dict.fromkeys(links)) if links else record


def _of_file(clean: Path, known: Known) -> ArticleRecord:
    """The record's file, if it is still of the ledger's revision, else the one that was kept of that revision."""
    current = _only(record_path(clean, ARTICLES, known.uri))
    if current is not None and _is(current, known):
        return current
    former = _only(history_path(clean, known.uri, known.revision))
    if former is not None and _is(former, known):
        return former
    if current is not None and current.content_hash == known.content_hash:
        return _as_revision(current, known.revision)  # a number that a run is about to write, or has just written
    raise _missing(clean, f"revision {known.revision} of {known.uri!r}")


def _is(record: ArticleRecord, known: Known) -> bool:
    return (record.revision, record.content_hash) == (known.revision, known.content_hash)


def _as_revision(record: ArticleRecord, revision: int) -> ArticleRecord:
    return record if record.revision == revision else record.model_copy(update={"revision": revision})


def _only(path: Path) -> ArticleRecord | None:
    """The record in a file that may be taken away at any moment."""
    try:
        return next(read_records(path), None)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UsageError:
        if path.exists():
            raise
        return None


def _shard_file(clean: Path, shard: str) -> Path:
    path = next((p for s in suffixes() if (p := clean / ARTICLES / f"{shard}{s}").is_file()), None)
    if path is None:
        raise _missing(clean, f"the shard {shard!r}")
    return path


def _of_shard(clean: Path, shard: str, number: int, ledger: Ledger, *, with_gone: bool) -> Iterator[ArticleRecord]:
    """The rows of a shard that the ledger names; raises EnvironmentFault if they are not `number`."""
    rows = read_records(_shard_file(clean, shard))
    while batch := list(islice(rows, LOOKED_UP_AT_ONCE)):
        known = ledger.find(record.source.uri for record in batch)
        for record in batch:
            row = known.get(record.source.uri)
            if row is not None and row.outcome == "article" and row.shard == shard and (with_gone or not row.gone):
                number -= 1
                yield _as_revision(record, row.revision)
    if number:
        raise _missing(clean, f"{number} records of the shard {shard!r}")


def _missing(clean: Path, what: str) -> EnvironmentFault:
    return EnvironmentFault(
        f"The ledger names {what}, which {str(clean)!r} does not have.",
        "If a run with --prune is at work, wait for its end; else files were taken away: `newswinnow run --force`.",
    )
