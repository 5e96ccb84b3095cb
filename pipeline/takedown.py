"""Taking documents down: record, history, audit and ledger row go, and a tombstone keeps them from coming back."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, UsageError, extra, folder_meant
from pipeline.ledger import Known, Ledger, open_to_read
from pipeline.metadata.address import normalise
from pipeline.records import read_rows
from pipeline.runs.ids import next_run_id
from pipeline.runs.lock import FolderLock
from pipeline.sinks.brought import form_of
from pipeline.sinks.files import Files
from pipeline.sinks.forgotten import Tombstone, digest_of_uri, read_tombstones, write_tombstones
from pipeline.sinks.layout import ARTICLES, HISTORY, RUNS, TEMPORARY, record_path
from pipeline.sinks.links import write_links
from pipeline.sinks.packing import pack, unpack
from pipeline.sinks.removal import FOLDERS, remove_files

REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class Found:
    """A document to be taken down, as a person knows it. None where it has no record or the record does not say."""

    uri: str
    id: str
    title: str | None = None
    url: str | None = None
    date_published: str | None = None


@dataclass(frozen=True, slots=True)
class Takedown:
    """What went (raw documents stay where they are), and whether a report went too."""

    documents: tuple[Found, ...]
    report: bool

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted({found.id for found in self.documents if found.id}))

    @property
    def uris(self) -> tuple[str, ...]:
        return tuple(found.uri for found in self.documents)


def find(clean: Path, names: Collection[str]) -> Takedown:
    """What `forget` would take down, without touching anything. Raises UsageError for a name that nothing has."""
    with _ledger(clean) as ledger:
        return _found(clean, ledger, names)


def forget(clean: Path, names: Collection[str], note: str = "") -> Takedown:
    """Take down every document with one of these record ids, uris or addresses, in all formats, and set tombstones.

    Documents with the same id are the same article under another name, and go too. Nothing of them is left in the
    ledger's file, nor in the logs of runs. What was exported before is out of reach. Interrupted, it may be called again.
    Raises UsageError (a name that nothing has, no CLEAN folder) and EnvironmentFault (a run is at work, the folder
    cannot be written).
    """
    with _ledger(clean) as ledger, FolderLock(clean):
        found = _found(clean, ledger, names)
        now = datetime.now(UTC)
        containers = ledger.containers_of(found.uris)
        former = read_tombstones(clean)
        have = {stone.uri_sha256 for stone in former}
        stones = (
            Tombstone(d.id, digest_of_uri(d.uri), now.date().isoformat(), note, _digest(containers.get(d.uri, "")))
            for d in found.documents
        )
        write_tombstones(clean, [*former, *(stone for stone in stones if stone.uri_sha256 not in have)])
        _remove(clean, found.uris)
        _remove_from_logs(clean, found)
        ledger.mark_gone(found.uris)
        ledger.forget(found.uris)
        _link_the_others(clean, ledger, next_run_id(clean, ledger, now))
        ledger.erase()
    shutil.rmtree(clean / TEMPORARY, ignore_errors=True)
    return found


def allow_again(clean: Path, names: Collection[str]) -> int:
    """Take tombstones away; gives how many. The next run ingests what is in RAW, containers included.

    Names are ids of records or paths below RAW (of a container's document `<container>/<id>`). Raises as `forget` does.
    """
    with _ledger(clean) as ledger, FolderLock(clean):
        digests = {digest_of_uri(name) for name in names}
        former = read_tombstones(clean)
        ids = {stone.id for stone in former if stone.id in names or stone.uri_sha256 in digests} - {""}
        lifted = [stone for stone in former if stone.id in ids or stone.uri_sha256 in digests]
        if not lifted:
            raise UsageError(f"There is no tombstone for {', '.join(sorted(names))}.", "`newswinnow forget --list`")
        hashes = {stone.uri_sha256 for stone in lifted}
        rows = [row.uri for row in _rows(ledger) if row.record_id in ids or digest_of_uri(row.uri) in hashes]
        held = {stone.container_sha256 for stone in lifted} - {""}
        again = [uri for uri in ledger.containers() if digest_of_uri(uri) in held]
        write_tombstones(clean, [stone for stone in former if stone not in lifted])
        ledger.forget(rows)
        ledger.mark_gone((), again)  # what is not known to have been read is read
    return len(lifted)


def _digest(container: str) -> str:
    return container and digest_of_uri(container)


def _ledger(clean: Path) -> Ledger:
    ledger = open_to_read(clean)
    if ledger is None:
        raise UsageError(
            f"There is no ledger in {str(clean)!r}.",
            folder_meant(clean, "Give a folder that `newswinnow run` has filled."),
        )
    return ledger


def _rows(ledger: Ledger) -> Iterable[Known]:
    return ledger.changed_since("")


def _found(clean: Path, ledger: Ledger, names: Collection[str]) -> Takedown:
    at = _at_addresses(clean, names)
    named = [row for row in _rows(ledger) if row.record_id in names or row.uri in names or row.uri in at]
    missing = set(names) - {row.record_id for row in named} - {row.uri for row in named} - set(at.values())
    if missing:
        hint = "Give the `id` or the `url` of a record, or the path of its document below RAW. `newswinnow forget --list` shows what is gone."
        raise UsageError(f"Nothing in {str(clean)!r} has the id, url or path {min(missing)!r}.", hint)
    ids = {row.record_id for row in named if row.record_id}
    known = {row.uri: row for row in named} | {row.uri: row for row in _rows(ledger) if row.record_id in ids}
    documents = sorted(_described(clean, known), key=lambda found: found.uri)
    return Takedown(tuple(documents), (clean / REPORT).is_file())


def _at_addresses(clean: Path, names: Collection[str]) -> dict[str, str]:
    """Uri of every record at one of the addresses among the names, and the name."""
    wanted = {normalise(name) or name: name for name in names if name.startswith(("http://", "https://"))}
    found: dict[str, str] = {}
    if wanted:
        for row in read_rows(clean, ARTICLES):
            for address in (row["url"], row["canonical_url"], row["source"]["url"]):
                name = wanted.get(address and (normalise(address) or address))
                if name is not None:
                    found[row["source"]["uri"]] = name
    return found


def _described(clean: Path, known: dict[str, Known]) -> Iterator[Found]:
    """The documents with what their records say, read from the files of their own or, once, from the shards."""
    said: dict[str, dict[str, Any]] = {}
    if any(row.shard and row.outcome == "article" for row in known.values()):
        rows = ((row["source"]["uri"], row) for row in read_rows(clean, ARTICLES))
        said = {uri: row for uri, row in rows if uri in known}
    for uri, row in known.items():
        fields = said.get(uri, {})
        if not row.shard and row.outcome == "article":
            with contextlib.suppress(OSError, ValueError):
                fields = json.loads(record_path(clean, ARTICLES, uri).read_bytes())
        day = fields.get("date_published")
        yield Found(uri, row.record_id, fields.get("title"), fields.get("url"), None if day is None else str(day))


def _link_the_others(clean: Path, ledger: Ledger, run_id: str) -> None:
    """Other records no longer name what was taken down as their original."""
    ledger.duplicates.settle(run_id)
    files = Files(clean)
    for links in ledger.duplicates.unlinked():
        write_links(clean, links, files)
        ledger.duplicates.linked(links)


def _remove_from_logs(clean: Path, found: Takedown) -> None:
    """Notes of runs that name a document."""
    names = [name.encode("utf-8", "surrogateescape") for name in (*found.uris, *found.ids)]
    files = Files(clean)
    for path in (clean / RUNS).glob("*.log"):
        lines = (files.read(path) or b"").splitlines(keepends=True)
        kept = [line for line in lines if not any(name in line for name in names)]
        if len(kept) < len(lines):
            files.write(path, b"".join(kept))
    files.flush()


def _remove(clean: Path, uris: Sequence[str]) -> None:
    files = Files(clean)
    remove_files(clean, uris, files)
    for folder in FOLDERS:
        _remove_rows(clean / folder, frozenset(uris), files)
    files.remove(clean / REPORT)  # it shows documents; it is made anew in a minute
    files.flush()
    for uri in uris:
        for folder in (*FOLDERS, HISTORY):
            _remove_empty(record_path(clean, folder, uri).parent, clean / folder)


def _remove_empty(folder: Path, top: Path) -> None:
    """Folders that hold nothing any more: their names may tell what was in them."""
    while folder != top and folder.is_relative_to(top):
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent


def _remove_rows(folder: Path, uris: frozenset[str], files: Files) -> None:
    """Rewrite the shards that hold a row of one of these documents, former revisions included."""
    shards = [path for path in sorted(folder.glob("*")) if path.is_file()]  # a container has a folder of that name
    for path in (path for path in shards if path.name.endswith((".jsonl", ".jsonl.zst"))):
        is_packed = path.suffix == ".zst"
        content = path.read_bytes()
        lines = (unpack(content) if is_packed else content).splitlines(keepends=True)
        kept = [line for line in lines if json.loads(line)["source"]["uri"] not in uris]
        left = b"".join(kept)
        _replace(path, pack(left) if left and is_packed else left, len(lines) - len(kept), files)
    for path in (path for path in shards if path.suffix == ".parquet"):
        content, removed = _without_rows(path, uris)
        _replace(path, content, removed, files)
    for path in shards:
        if (form := form_of(path)) is not None:
            rows = list(form.decode(path.read_bytes()))
            rest = [row for row in rows if row["source"]["uri"] not in uris]
            _replace(path, form.encode(rest) if rest else b"", len(rows) - len(rest), files)


def _replace(path: Path, content: bytes, removed: int, files: Files) -> None:
    if removed and content:
        files.write(path, content)
    elif removed:
        files.remove(path)


def _without_rows(path: Path, uris: frozenset[str]) -> tuple[bytes, int]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise EnvironmentFault(f"{path} needs pyarrow.", extra("parquet")) from None
    table: Any = parquet.read_table(path)
    keep = [source["uri"] not in uris for source in table.column("source").to_pylist()]
    if all(keep):
        return b"", 0
    out = io.BytesIO()
    if any(keep):
        parquet.write_table(table.filter(pa.array(keep)), out, compression="zstd")
    return out.getvalue(), keep.count(False)
