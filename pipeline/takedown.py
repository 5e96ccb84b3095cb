"""Taking documents down: record, history, audit and ledger row go, and a tombstone keeps them from coming back."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, UsageError, folder_meant
from pipeline.ledger import Known, Ledger, open_to_read
from pipeline.runs.lock import FolderLock
from pipeline.sinks.files import Files
from pipeline.sinks.forgotten import Tombstone, digest_of_uri, read_tombstones, write_tombstones
from pipeline.sinks.json_lines import pack, unpack
from pipeline.sinks.layout import TEMPORARY
from pipeline.sinks.removal import FOLDERS, remove_files

REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class Takedown:
    """What went: ids of records, uris of raw documents (which stay where they are), and whether a report went too."""

    ids: tuple[str, ...]
    uris: tuple[str, ...]
    report: bool


def find(clean: Path, names: Collection[str]) -> Takedown:
    """What `forget` would take down, without touching anything. Raises UsageError for a name that nothing has."""
    with _ledger(clean) as ledger:
        return _found(clean, ledger, names)


def forget(clean: Path, names: Collection[str], note: str = "") -> Takedown:
    """Take down every document with one of these record ids (or uris), in all formats, and set tombstones.

    Documents with the same id are the same article under another name, and go too. What was exported before is out of
    reach. Interrupted, it may be called again. Raises UsageError (a name that nothing has, no CLEAN folder) and
    EnvironmentFault (a run is at work, the folder cannot be written).
    """
    with _ledger(clean) as ledger, FolderLock(clean):
        found = _found(clean, ledger, names)
        day = datetime.now(UTC).date().isoformat()
        known = {row.uri: row.record_id for row in ledger.find(found.uris).values()}
        stones = [Tombstone(known[uri], digest_of_uri(uri), day, note) for uri in found.uris]
        former = read_tombstones(clean)
        have = {stone.uri_sha256 for stone in former}
        write_tombstones(clean, [*former, *(stone for stone in stones if stone.uri_sha256 not in have)])
        _remove(clean, found.uris)
        ledger.mark_gone(found.uris)
        ledger.forget(found.uris)
    shutil.rmtree(clean / TEMPORARY, ignore_errors=True)
    return found


def allow_again(clean: Path, names: Collection[str]) -> int:
    """Take tombstones away; gives how many. The next run ingests what is in RAW. Raises as `forget` does."""
    with _ledger(clean) as ledger, FolderLock(clean):
        digests = {digest_of_uri(name) for name in names}
        former = read_tombstones(clean)
        lifted = [stone for stone in former if stone.id in names or stone.uri_sha256 in digests]
        if not lifted:
            raise UsageError(f"There is no tombstone for {', '.join(sorted(names))}.", "`newswinnow forget --list`")
        ids = {stone.id for stone in lifted}
        hashes = {stone.uri_sha256 for stone in lifted}
        rows = [row.uri for row in _rows(ledger) if row.record_id in ids or digest_of_uri(row.uri) in hashes]
        write_tombstones(clean, [stone for stone in former if stone not in lifted])
        ledger.forget(rows)
    return len(lifted)


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
    named = [row for row in _rows(ledger) if row.record_id in names or row.uri in names]
    missing = set(names) - {row.record_id for row in named} - {row.uri for row in named}
    if missing:
        hint = "Give the `id` of a record, or the path of its document below RAW. `newswinnow forget --list` shows what is gone."
        raise UsageError(f"Nothing in {str(clean)!r} has the id or path {min(missing)!r}.", hint)
    ids = {row.record_id for row in named if row.record_id}
    uris = {row.uri for row in named} | {row.uri for row in _rows(ledger) if row.record_id in ids}
    return Takedown(tuple(sorted(ids)), tuple(sorted(uris)), (clean / REPORT).is_file())


def _remove(clean: Path, uris: Sequence[str]) -> None:
    files = Files(clean)
    remove_files(clean, uris, files)
    for folder in FOLDERS:
        _remove_rows(clean / folder, frozenset(uris), files)
    files.remove(clean / REPORT)  # it shows documents; it is made anew in a minute
    files.flush()


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
        raise EnvironmentFault(f"{path} needs pyarrow.", "pip install 'newswinnow[parquet]'") from None
    table: Any = parquet.read_table(path)
    keep = [source["uri"] not in uris for source in table.column("source").to_pylist()]
    if all(keep):
        return b"", 0
    out = io.BytesIO()
    if any(keep):
        parquet.write_table(table.filter(pa.array(keep)), out, compression="zstd")
    return out.getvalue(), keep.count(False)
