"""The rates that a large corpus is planned with: reading archives, the flow, what it leaves on the disk, exporting.

docs/SCALING.md does arithmetic with them.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.bench.corpus import corpus, variant
from lab.bench.flow_runs import run_flow
from pipeline.errors import EnvironmentFault
from pipeline.exports import export
from pipeline.model.document import DocumentKind, RawDocument
from pipeline.sinks.layout import ARTICLES, AUDIT, LEDGER
from pipeline.sources import Container, Spool, members, scan

_LIMIT = 20_000_000
# Documents whose spooled bytes are kept at a time, as a run does it.
_PER_SPOOL = 256
FORMATS = ("json", "parquet")


@dataclass(frozen=True, slots=True)
class Rates:
    """Per document, on one core: CPU seconds (start of the run included) and bytes. `records` of `documents`."""

    documents: int
    records: int
    archive_bytes: float
    reading_seconds: float
    flow_seconds: dict[str, float]
    article_bytes: dict[str, float]
    audit_bytes: dict[str, float]
    ledger_bytes: float
    export_seconds: dict[str, float]  # per record

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def measure_rates(folder: Path, kind: DocumentKind | None, documents: int, place: Path) -> Rates:
    """Measure with the folder's documents, repeated and made different, as one WARC file, in an empty folder `place`.

    Raises UsageError if the folder holds no documents, EnvironmentFault if a run fails.
    """
    raw, home = place / "raw", place / "home"
    raw.mkdir()
    home.mkdir()
    archive = raw / "pages.warc.gz"
    write_archive(archive, (variant(d, n) for n, d in enumerate(corpus(folder, kind, documents))))
    reading = _read(raw, place / "spool", documents)
    flow, articles, audits = {}, {}, {}
    for name in FORMATS:
        clean = place / name
        flow[name] = run_flow(raw, clean, home, ["--workers", "1", "--format", name]).cpu_seconds / documents
        articles[name], audits[name] = (_size(clean / part) / documents for part in (ARTICLES, AUDIT))
    exports, records = {}, 0
    for suffix in ("jsonl", "parquet"):
        began = time.process_time()
        records = export(place / "parquet", place / f"out.{suffix}")
        exports[suffix] = (time.process_time() - began) / max(records, 1)
    ledger = (place / "parquet" / LEDGER).stat().st_size / documents
    return Rates(
        documents, records, archive.stat().st_size / documents, reading, flow, articles, audits, ledger, exports
    )


def write_archive(file: Path, documents: Iterable[RawDocument]) -> None:
    """A gzipped WARC file of responses."""
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError:
        raise EnvironmentFault("Writing WARC files needs warcio.", "pip install warcio") from None
    with open(file, "wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number, raw in enumerate(documents):
            headers = StatusAndHeaders("200 OK", [("Content-Type", raw.media_type)], protocol="HTTP/1.1")
            facts = {"WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012x}>",
                     "WARC-Date": "2024-01-01T00:00:00Z"}  # fmt: skip
            url = raw.hints.url or f"https://example.org/{number}"
            writer.write_record(
                writer.create_warc_record(
                    url, "response", io.BytesIO(raw.content), http_headers=headers, warc_headers_dict=facts
                )
            )


def render_rates(rates: Rates) -> str:
    """The table for a person."""
    rows = [
        ("documents, records", f"{rates.documents}, {rates.records}"),
        ("archive, KB a document", f"{rates.archive_bytes / 1e3:.1f}"),
        ("reading the archive, documents a core-second", f"{1 / rates.reading_seconds:.0f}"),
        *((f"the whole flow to {n}, documents a core-second", f"{1 / s:.0f}") for n, s in rates.flow_seconds.items()),
        *((f"articles in {n}, KB a document", f"{b / 1e3:.2f}") for n, b in rates.article_bytes.items()),
        *((f"audits in {n}, KB a document", f"{b / 1e3:.2f}") for n, b in rates.audit_bytes.items()),
        ("ledger, bytes a document", f"{rates.ledger_bytes:.0f}"),
        *((f"export to {n}, records a core-second", f"{1 / s:.0f}") for n, s in rates.export_seconds.items()),
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in rows)


def _read(raw: Path, folder: Path, documents: int) -> float:
    """CPU seconds per document of taking the archive apart, as the coordinator does it."""
    spool, number = Spool(folder), 0
    began = time.process_time()
    for container in (entry for entry in scan(raw) if isinstance(entry, Container)):
        for number, _ in enumerate(members(container, spool, _LIMIT), 1):
            if number % _PER_SPOOL == 0:
                Path(spool.cut()).unlink()
    if number != documents:
        raise EnvironmentFault(f"{number} documents of {documents} could be read back.", "Please report it.")
    return (time.process_time() - began) / documents


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
