"""Tables as sources: Parquet, Arrow, the folders of `datasets`; WACZ; rows whose documents stand under other keys."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.errors import UsageError
from pipeline.ledger import Ledger
from pipeline.model.document import RawDocument
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.sources import Container, Keys, Spool, load, members, scan
from tests.flows.drive import article, ingest

LIMIT = 100_000
ROWS = [
    {
        "id": "one",
        "url": "https://e.example/1",
        "text": "Wörter",
        "html": None,
        "fetched_at": datetime(2026, 3, 2, 9, tzinfo=UTC),
    },
    {"id": None, "url": "https://e.example/2", "text": "", "html": "<p>two</p>", "fetched_at": None},
    {"id": None, "url": None, "text": "three", "html": "", "fetched_at": None},
    {"id": "none", "url": None, "text": " ", "html": None, "fetched_at": None},
]


def read(folder: Path, keys: Keys | None = None) -> dict[str, RawDocument]:
    (container,) = (e for e in scan(folder) if isinstance(e, Container))
    spool = Spool(folder.parent / "spool")
    refs = list(members(container.with_keys(keys or Keys()), spool, LIMIT))
    spool.cut()
    return {ref.uri: load(ref, LIMIT) for ref in refs}


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, row_group_size=2)
    return out.getvalue()


def _arrow(table: pa.Table, *, as_file: bool) -> bytes:
    out = io.BytesIO()
    with (pa.ipc.new_file if as_file else pa.ipc.new_stream)(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=3)
    return out.getvalue()


def table_bytes(name: str, rows: list[dict[str, object]]) -> bytes:
    table = pa.Table.from_pylist(rows)
    content = _parquet(table) if ".parquet" in name else _arrow(table, as_file="file" in name)
    return zstandard.compress(content) if name.endswith(".zst") else content


@pytest.mark.parametrize("name", ["t.parquet", "t.parquet.zst", "stream.arrow", "file.arrow", "stream.arrow.zst"])
def test_a_row_is_a_document(tmp_path: Path, name: str) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / name).write_bytes(table_bytes(name, ROWS))
    found = read(tmp_path / "raw")
    assert [uri.removeprefix(f"{name}/")[:4] for uri in found] == ["one", "http", "text"]
    first, second, third = found.values()
    assert (first.content.decode(), first.kind, first.hints.fetched_at) == (
        "Wörter",
        "text",
        "2026-03-02T09:00:00+00:00",
    )
    assert (second.content, second.kind, second.hints.url) == (b"<p>two</p>", "html", "https://e.example/2")
    assert third.content == b"three"


@pytest.mark.parametrize("name", ["t.parquet", "t.arrow"])
def test_a_table_of_other_columns_names_them(tmp_path: Path, name: str) -> None:
    (tmp_path / "raw").mkdir()
    rows: list[dict[str, object]] = [{"url": f"https://e.example/{n}", "body": "words"} for n in range(3)]
    (tmp_path / "raw" / name).write_bytes(table_bytes(name, rows))
    (container,) = scan(tmp_path / "raw")
    assert isinstance(container, Container)
    (fault,) = members(container, Spool(tmp_path / "spool"), LIMIT)
    assert "columns are url, body" in fault.fault
    assert "--text-key" in fault.fault
    assert [d.content for d in read(tmp_path / "raw", Keys(text="body")).values()] == [b"words"] * 3


@pytest.mark.parametrize("name", ["t.parquet", "t.arrow", "t.wacz"])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PAR1" + b"x" * 99, b"ARROW1\0\0" + b"\xff" * 50])
def test_what_is_no_table_is_counted_once(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (container,) = scan(tmp_path)
    assert isinstance(container, Container)
    (fault,) = members(container, Spool(tmp_path / "spool"), LIMIT)
    assert fault.fault


def _warc(number: int) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    page = f"<html><body><p>page {number}</p></body></html>".encode()
    record = writer.create_warc_record(f"https://e.example/{number}", "response", io.BytesIO(page), http_headers=http)
    writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_archives_of_a_wacz_are_read(tmp_path: Path, packed: int, listed: bool) -> None:
    """Whether it lists pages or not: some programs list only those that pictures were asked for from."""
    (tmp_path / "raw").mkdir()
    with zipfile.ZipFile(tmp_path / "raw/site.wacz", "w", packed) as made:
        for number in (2, 1):
            made.writestr(f"archive/rec-{number}.warc.gz", _warc(number))
        if listed:
            made.writestr("pages/pages.jsonl", '{"id": "1", "text": "no document of ours"}\n')
    found = read(tmp_path / "raw")
    assert [d.hints.url for d in found.values()] == ["https://e.example/1", "https://e.example/2"]
    assert all(b"page" in d.content and d.kind == "html" for d in found.values())


OTHER = [{"url": f"https://e.example/{n}", "content": article(f"Person {n}", f"Bridge {n}")} for n in range(3)]


@pytest.mark.parametrize("rows", [OTHER, OTHER[:1]])
def test_json_lines_of_other_keys_end_a_run_before_it_begins(tmp_path: Path, rows: list[dict[str, str]]) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    with pytest.raises(UsageError, match=r"keys are url, content.*--text-key"):
        Session(Settings(raw=raw, clean=clean))
    summary = ingest(raw, clean, text_key="content")
    assert (summary.counts.records, summary.counts.quarantined) == (len(rows), 0)
    assert ingest(raw, clean, text_key="content").counts.unchanged == len(rows)


def test_beside_others_it_is_one_document_that_cannot_be_read(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "a.jsonl").write_text("\n".join(map(json.dumps, OTHER)), "utf-8")
    (raw / "b.txt").write_text(article("Ada Brook"), "utf-8")
    summary = ingest(raw, clean)
    assert (summary.counts.records, summary.counts.quarantined) == (1, 1)


def test_other_keys_than_before_have_a_container_read_again(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    rows = [{**row, "text": article("Nobody", "Another story")} for row in OTHER]
    (raw / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    ingest(raw, clean)
    ingest(raw, clean, text_key="content")
    with Ledger(clean / "ledger.sqlite") as ledger:
        assert {known.revision for known in ledger.changed_since("")} == {2}
