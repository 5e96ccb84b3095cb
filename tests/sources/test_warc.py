"""WARC files: which records are documents, and what damage costs."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.model.document import RawDocument
from pipeline.sources import Container, DocumentRef, Spool, load, members, record_stream, scan

LIMIT = 100_000
PAGE = b"<!DOCTYPE html><html><body><p>A page, number %d.</p></body></html>"


def read(folder: Path) -> list[DocumentRef]:
    (container,) = (e for e in scan(folder) if isinstance(e, Container))
    return list(members(container, Spool(folder.parent / "spool"), LIMIT))


def loaded(folder: Path) -> dict[str, RawDocument]:
    found = [load(ref, LIMIT) for ref in read(folder) if not ref.fault]
    return {str(document.hints.url).rpartition("/")[2]: document for document in found}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def record(
    name: object, body: bytes, kind: str = "response", head: dict[str, str] | None = None, status: str = "200 OK",
    media_type: str | None = "text/html",
) -> bytes:  # fmt: skip
    """One record, not compressed."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = [("Content-Type", media_type)] if media_type is not None else []
    http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind == "response" else None
    made = writer.create_warc_record(
        f"https://post.example/{name}", kind, payload=io.BytesIO(body), http_headers=http,
        warc_content_type=media_type or "", warc_headers_dict=head or {},
    )  # fmt: skip
    writer.write_record(made)
    return out.getvalue()


def test_texts_that_others_made_are_documents(raw: Path) -> None:
    one = record("wet", "Wörter".encode(), "conversion", media_type="text/plain")
    two = record("res", PAGE % 2, "resource")
    (raw / "a-wet.warc.gz").write_bytes(gzip.compress(one) + gzip.compress(two))
    found = loaded(raw)
    assert (found["wet"].kind, found["wet"].content) == ("text", "Wörter".encode())
    assert (found["res"].kind, found["res"].content) == ("html", PAGE % 2)
    assert found["wet"].hints.fetched_at


@pytest.mark.parametrize("media_type", [None, "", "application/octet-stream"])
def test_a_page_without_a_type_is_known_by_its_bytes(raw: Path, media_type: str | None) -> None:
    pages = [record("page", PAGE % 1, media_type=media_type), record("other", b"\x89PNG", media_type=media_type)]
    (raw / "a.warc").write_bytes(b"".join(pages))
    assert list(loaded(raw)) == ["page"]


def test_what_the_crawler_did_not_get_is_marked(raw: Path) -> None:
    (raw / "a.warc").write_bytes(
        record("cut", PAGE % 1, head={"WARC-Truncated": "length"})
        + record("part", PAGE % 2, status="206 Partial Content")
        + record("whole", PAGE % 3)
    )
    marks = {name: document.hints.is_truncated for name, document in loaded(raw).items()}
    assert marks == {"cut": True, "part": True, "whole": False}


RECORDS = [record(n, PAGE % n) for n in range(5)]


def spoilt(at: int, how: str) -> list[bytes]:
    """The records, one of them damaged."""
    whole = RECORDS[at]
    damaged = {
        "no length": whole.replace(b"Content-Length: ", b"Content-Width: ", 1),
        "bad length": whole.replace(b"Content-Length: ", b"Content-Length: x", 1),
        "too long": whole.replace(b"Content-Length: ", b"Content-Length: 9", 1),
        "cut": whole[: len(whole) - 60],
        "no address": whole.replace(b"WARC-Target-URI: ", b"WARC-Target: ", 1),
        "no kind": whole.replace(b"WARC-Type: ", b"WARC-Sort: ", 1),
        "garbage": b"no record at all\r\n" + bytes(300),
    }[how]
    return [*RECORDS[:at], damaged, *RECORDS[at + 1 :]]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("at", [0, 2, 4])
@pytest.mark.parametrize("how", ["no length", "bad length", "too long", "cut", "no address", "garbage"])
def test_a_damaged_record_costs_itself(raw: Path, how: str, at: int, packed: bool) -> None:
    parts = [gzip.compress(part) if packed else part for part in spoilt(at, how)]
    (raw / ("a.warc.gz" if packed else "a.warc")).write_bytes(b"".join(parts))
    expected = [str(n) for n in range(5) if n != at]
    assert list(loaded(raw)) == expected
    (fault,) = [ref for ref in read(raw) if ref.fault]
    assert "1 records lost of 5" in fault.fault


@pytest.mark.parametrize("at", [0, 2, 4])
@pytest.mark.parametrize("where", [0.0, 0.5, 1.0])
def test_a_damaged_member_costs_itself(raw: Path, at: int, where: float) -> None:
    parts = [bytearray(gzip.compress(part)) for part in RECORDS]
    place = int(where * (len(parts[at]) - 12))
    parts[at][place : place + 8] = b"\xaa" * 8
    (raw / "a.warc.gz").write_bytes(b"".join(parts))
    assert list(loaded(raw)) == [str(n) for n in range(5) if n != at]
    assert len([ref for ref in read(raw) if ref.fault]) == 1


def test_garbage_behind_the_members_takes_nothing_along(raw: Path) -> None:
    (raw / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, RECORDS)) + b"<!-- from the cache -->")
    assert list(loaded(raw)) == ["0", "1", "2", "3", "4"]


def test_one_member_over_many_records_is_read(raw: Path) -> None:
    (raw / "a.warc.gz").write_bytes(gzip.compress(b"".join(RECORDS)))
    assert list(loaded(raw)) == ["0", "1", "2", "3", "4"]
    assert not [ref for ref in read(raw) if ref.fault]


@pytest.mark.parametrize("where", ["record", "answer"])
def test_a_head_that_does_not_end_costs_its_record_and_no_memory(
    raw: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_stream, "_LONGEST_HEAD", 5_000)
    one, *others = RECORDS[:3]
    many = b"A: b\r\n" * 1_000
    if where == "record":
        one = one.replace(b"WARC-Target-URI", many + b"WARC-Target-URI", 1)
    else:
        length = int(one.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        one = one.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + len(many)), 1)
        one = one.replace(b"200 OK\r\n", b"200 OK\r\n" + many, 1)
    (raw / "a.warc").write_bytes(b"".join((one, *others)))
    assert list(loaded(raw)) == ["1", "2"]
    (fault,) = [ref for ref in read(raw) if ref.fault]
    assert "a head that does not end" in fault.fault


def test_a_record_of_no_kind_is_no_document_and_harms_none(raw: Path) -> None:
    (raw / "a.warc").write_bytes(b"".join(spoilt(1, "no kind")))
    assert list(loaded(raw)) == ["0", "2", "3", "4"]
