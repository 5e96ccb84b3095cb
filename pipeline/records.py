"""Reading records back: `for record in pipeline.read_records("clean/"): …`."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import zstandard
from pydantic import ValidationError

from pipeline.errors import EnvironmentFault, UsageError, extra
from pipeline.ledger import Ledger, open_to_read
from pipeline.model.reasons import Reason, WarningCode
from pipeline.model.record import ArticleRecord
from pipeline.model.version import SCHEMA_VERSION
from pipeline.sinks.brought import ShardFormat, form_of, suffixes
from pipeline.sinks.layout import ARTICLES, AUDIT, QUARANTINE

LOOKED_UP_AT_ONCE = 256  # rows of a shard that are held to ask the ledger about them


class RecordUnreadable(UsageError):
    """A file of records cannot be read: no record, broken, or of another major version of the schema."""


def read_records(path: str | Path) -> Iterator[ArticleRecord]:
    """Every article record under a path, in the order of the files' names.

    `path` is a CLEAN folder (its `articles` are read), any folder of records, or one file: `.json` holds one record;
    `.jsonl`, `.jsonl.gz`, `.jsonl.zst`, `.parquet` and what packages bring (`pipeline.sinks.brought`) hold many. Records of a newer minor version are accepted:
    keys and codes that this version does not know are left out. Of a document that stands in several shards of a
    CLEAN folder, the record that the ledger names is given.

    Raises RecordUnreadable, naming the place, for what is no record or one of another major version; UsageError if
    there is no such path; EnvironmentFault if pyarrow is missing for `.parquet`.
    """
    path = Path(path)
    if not path.exists():
        raise UsageError(f"{path} does not exist.", "Give a CLEAN folder, or a file of records.")
    with _open_ledger(path) as ledger:
        for file in _files(path):
            rows = _rows(file)
            if ledger is not None and file.suffix != ".json":
                rows = _current(rows, ledger, file.name.partition(".")[0])
            for place, fields in rows:
                yield _record(fields, place)


def read_rows(clean: Path, folder: str) -> Iterator[dict[str, Any]]:
    """Every row of one kind in a CLEAN folder, parsed but not validated, in the order of the files' names.

    `folder` is `articles`, `audit` or `quarantine`. Of what stands in several shards, the row that the ledger names
    is given. Raises RecordUnreadable, naming the place, for what is no row or of another major version.
    """
    outcomes = _OUTCOMES[folder]
    if not (clean / folder).is_dir():
        return
    with _open_ledger(clean) as ledger:
        for file in _files(clean / folder):
            rows = _rows(file)
            if ledger is not None and file.suffix != ".json":
                rows = _current(rows, ledger, file.name.partition(".")[0], outcomes)
            for place, fields in rows:
                _check_version(fields, place)
                yield fields


_OUTCOMES = {ARTICLES: ("article",), QUARANTINE: ("quarantine",), AUDIT: ("article", "quarantine")}


@contextmanager
def _open_ledger(path: Path) -> Iterator[Ledger | None]:
    """The ledger of a CLEAN folder, given by itself or by its `articles`; None for everything else."""
    clean = path.parent if path.name == ARTICLES else path
    ledger = open_to_read(clean) if path.is_dir() else None
    if ledger is None:
        yield None
        return
    with ledger:
        yield ledger


def _current(
    rows: Iterator[tuple[str, Any]], ledger: Ledger, shard: str, outcomes: tuple[str, ...] = ("article",)
) -> Iterator[tuple[str, Any]]:
    """The rows that count: a document that was done again stands in a later shard too, or has no record any more."""
    while batch := list(islice(rows, LOOKED_UP_AT_ONCE)):
        known = ledger.find(filter(None, (_uri(fields) for _, fields in batch)))
        for place, fields in batch:
            row = known.get(_uri(fields))
            if row is not None and row.shard == shard and row.outcome in outcomes:
                yield place, fields


def _uri(fields: Any) -> str:
    source = fields.get("source") if isinstance(fields, dict) else None
    return str(source.get("uri", "")) if isinstance(source, dict) else ""


def _files(path: Path) -> list[Path]:
    if path.is_file():
        if not path.name.endswith(suffixes()):
            raise RecordUnreadable(f"{path} is no file of records.", f"Those end in {', '.join(suffixes())}.")
        return [path]
    folder = path / ARTICLES if (path / ARTICLES).is_dir() else path
    ends = suffixes()
    # A dot in front marks a file that is still being written.
    found = (file for file in folder.rglob("*") if file.name.endswith(ends) and not file.name.startswith("."))
    return sorted(file for file in found if file.is_file())


def _rows(file: Path) -> Iterator[tuple[str, Any]]:
    """(place for messages, parsed value) of every record in one file."""
    if file.suffix == ".parquet":
        for number, row in enumerate(_parquet_rows(file), 1):
            yield f"{file}, row {number}", row
    elif file.suffix == ".json":
        yield str(file), _parse(file.read_bytes(), str(file))
    elif (form := form_of(file)) is not None:
        for number, row in enumerate(_brought_rows(file, form), 1):
            yield f"{file}, row {number}", row
    else:
        for number, line in enumerate(_lines(file), 1):
            if line.strip():
                yield f"{file}, line {number}", _parse(line, f"{file}, line {number}")


def _brought_rows(file: Path, form: ShardFormat) -> Iterator[Any]:
    try:
        yield from form.decode(file.read_bytes())
    except ValueError as error:
        raise RecordUnreadable(f"{file}: {error}.", "Run again with --force, or export it again.") from error


def _lines(file: Path) -> Iterator[bytes]:
    try:
        if file.suffix == ".zst":
            yield from _split(_zst_chunks(file))
        else:
            with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
                yield from lines
    except (EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError) as error:
        raise RecordUnreadable(f"{file}: broken compression ({error}).", "Copy or export it again.") from None


def _zst_chunks(file: Path) -> Iterator[bytes]:
    """Unpack frame by frame; zstandard's own stream reader ends silently after one frame or in a cut-off one."""
    with file.open("rb") as packed:
        frame = None
        while chunk := packed.read(1 << 20):
            while chunk:
                frame = frame or zstandard.ZstdDecompressor().decompressobj()
                yield frame.decompress(chunk)
                chunk = frame.unused_data if frame.eof else b""
                frame = None if frame.eof else frame
    if frame is not None:
        raise zstandard.ZstdError("it was cut off")


def _split(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    yield rest


def _parse(content: bytes, place: str) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise RecordUnreadable(f"{place}: not JSON ({error}).", "Was the file cut off while it was copied?") from None


def _parquet_rows(file: Path) -> Iterator[Any]:
    try:
        import pyarrow.parquet
    except ImportError:
        raise EnvironmentFault(f"{file}: reading Parquet needs pyarrow.", extra("parquet")) from None
    with pyarrow.parquet.ParquetFile(file) as parquet:
        for batch in parquet.iter_batches():
            yield from batch.to_pylist()


def _check_version(fields: Any, place: str) -> str:
    version = fields.get("schema_version") if isinstance(fields, dict) else None
    if not isinstance(version, str):
        raise RecordUnreadable(f"{place}: no article record (it has no schema_version).", "Is it a CLEAN folder?")
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise RecordUnreadable(
            f"{place}: schema version {version}, and this newswinnow reads {SCHEMA_VERSION}.",
            "Use the newswinnow that wrote it, or run the flow again over the raw documents.",
        )
    return version


def _record(fields: Any, place: str) -> ArticleRecord:
    version = _check_version(fields, place)
    fields = _as_written(fields)
    if version != SCHEMA_VERSION:
        fields = _without_unknown_codes(fields)
    try:
        return ArticleRecord.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the record"
        raise RecordUnreadable(f"{place}: {where}: {first['msg']}.", "It was changed, or it is no record.") from None


def _as_written(fields: dict[str, Any]) -> dict[str, Any]:
    """Tables have days and times under their own types; records have them as text."""
    if not any(isinstance(value, date) for value in fields.values()):
        return fields
    to_minute = fields.get("date_published_precision") == "minute"
    return {name: _as_text(value, to_minute=to_minute) for name, value in fields.items()}


def _as_text(value: Any, *, to_minute: bool) -> Any:
    if not isinstance(value, datetime):
        return value.isoformat() if isinstance(value, date) else value
    if value.tzinfo is None:
        return value.isoformat(timespec="minutes") if to_minute and not value.second else _short(value.isoformat())
    return _short(value.astimezone(UTC).replace(tzinfo=None).isoformat()) + "Z"


def _short(moment: str) -> str:
    return moment.rstrip("0") if "." in moment else moment


def _without_unknown_codes(fields: dict[str, Any]) -> dict[str, Any]:
    """Vocabularies grow in minor versions: leave out what this version cannot name."""
    out = dict(fields)
    if isinstance(codes := out.get("warnings"), list):
        out["warnings"] = [code for code in codes if code in set(WarningCode)]
    if isinstance(counts := out.get("removed"), list):
        out["removed"] = [c for c in counts if not isinstance(c, dict) or c.get("reason") in set(Reason)]
    return out
