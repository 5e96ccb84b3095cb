"""Containers: every document has a uri of its own, streams are read once, damage is counted."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import subprocess
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.model.document import RawDocument
from pipeline.model.reasons import QuarantineCode
from pipeline.sources import Container, DocumentRef, SourceFault, Spool, compression, load, members, scan

LIMIT = 100_000


def read(folder: Path, limit: int = LIMIT) -> list[DocumentRef]:
    (container,) = (e for e in scan(folder) if isinstance(e, Container))
    return list(members(container, Spool(folder.parent / "spool"), limit))


def loaded(refs: list[DocumentRef]) -> dict[str, RawDocument]:
    return {ref.uri: load(ref, LIMIT) for ref in refs}


ROWS = [
    {"id": "a/1", "url": "https://example.org/1", "text": "Wörter", "fetched_at": "2024-05-01T00:00:00Z"},
    {"url": "https://example.org/2", "html": "<p>two</p>"},
    {"id": 3, "text": "three"},
    {"id": 3, "text": "three again"},
    {"text": "no id"},
]
JSON_LINES = "\n".join(json.dumps(row) for row in ROWS).encode() + b"\n\n"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("f.jsonl", JSON_LINES),
        ("f.jsonl.gz", gzip.compress(JSON_LINES)),
        ("f.jsonl.zst", zstandard.compress(JSON_LINES)),
    ],
)
def test_json_lines(raw: Path, name: str, content: bytes) -> None:
    (raw / name).write_bytes(content)
    found = loaded(read(raw))
    names = ["a%2F1", "https%3A%2F%2Fexample.org%2F2", "3", "3~2", "text-" + hashlib.sha256(b"no id").hexdigest()[:16]]
    assert list(found) == [f"{name}/{n}" for n in names]
    first, second, *_ = found.values()
    assert first.content == "Wörter".encode()
    assert (first.kind, first.hints.url, first.hints.fetched_at) == (
        "text",
        "https://example.org/1",
        "2024-05-01T00:00:00Z",
    )
    assert (second.kind, second.media_type, second.content) == ("html", "text/html", b"<p>two</p>")


@pytest.mark.parametrize("line", [b"{", b"[1]", b'{"id": 1}', b'{"text": 5}', b"\xff\xfe"])
def test_a_line_that_is_no_document_is_unreadable(raw: Path, line: bytes) -> None:
    (raw / "f.jsonl").write_bytes(line + b"\n" + b'{"id": "good", "text": "x"}\n')
    bad, good = read(raw)
    assert load(good, LIMIT).content == b"x"
    with pytest.raises(SourceFault) as fault:
        load(bad, LIMIT)
    assert fault.value.code is QuarantineCode.SOURCE_UNREADABLE


def test_a_line_that_is_too_long_does_not_fill_the_memory(raw: Path) -> None:
    (raw / "f.jsonl").write_bytes(b'{"text": "' + b"x" * 1_000_000 + b'"}\n{"text": "y"}\n')
    bad, good = read(raw)
    assert load(good, LIMIT).content == b"y"
    assert bad.size <= 2 * LIMIT + 1
    with pytest.raises(SourceFault) as fault:
        load(bad, LIMIT)
    assert fault.value.code is QuarantineCode.TOO_LARGE


def test_a_cut_off_container_keeps_what_could_be_read(raw: Path) -> None:
    lines = b"".join(json.dumps({"id": n, "text": "x" * 500 + str(n)}).encode() + b"\n" for n in range(500))
    (raw / "f.jsonl.gz").write_bytes(gzip.compress(lines)[:-200])
    *good, bad = read(raw)
    assert good
    assert bad.uri == "f.jsonl.gz"
    assert bad.fault
    with pytest.raises(SourceFault):
        load(bad, LIMIT)


def _warc(compress: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compress)
    pages = [
        ("https://example.org/page", "200 OK", "text/html; charset=ISO-8859-1", "<p>Käse</p>".encode("latin-1")),
        ("https://example.org/picture", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/missing", "404 Not Found", "text/html", b"<p>gone</p>"),
        ("https://example.org/plain", "200 OK", "text/plain", b"plain words"),
        ("https://example.org/large", "200 OK", "text/html", b"x" * (LIMIT + 5)),
    ]
    for number, (url, status, media_type, body) in enumerate(pages):
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        identity = {"WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-00000000000{number}>"}
        record = writer.create_warc_record(
            url, "response", io.BytesIO(body), http_headers=headers, warc_headers_dict=identity
        )
        writer.write_request_response_pair(
            writer.create_warc_record(url, "request", http_headers=StatusAndHeaders("GET / HTTP/1.1", [])), record
        )
    return out.getvalue()


@pytest.mark.parametrize("compress", [True, False])
def test_warc_responses_of_html_and_text(raw: Path, compress: bool) -> None:
    (raw / ("c.warc.gz" if compress else "c.warc")).write_bytes(_warc(compress))
    page, plain, large = read(raw)
    document = load(page, LIMIT)
    assert page.uri.endswith("/00000000-0000-0000-0000-000000000000")
    assert (document.kind, document.charset, document.hints.url) == ("html", "iso-8859-1", "https://example.org/page")
    assert document.content.decode("latin-1") == "<p>Käse</p>"
    assert (load(plain, LIMIT).kind, load(plain, LIMIT).content) == ("text", b"plain words")
    with pytest.raises(SourceFault) as fault:
        load(large, LIMIT)
    assert fault.value.code is QuarantineCode.TOO_LARGE


@pytest.mark.parametrize(
    "content", [b"", b"no warc at all", _warc(True)[:700], _warc(False)[:-99_000], b"\x1f\x8b\x08broken"]
)
def test_a_damaged_warc_is_counted(raw: Path, content: bytes) -> None:
    (raw / ("c.warc.gz" if content[:2] == b"\x1f\x8b" else "c.warc")).write_bytes(content)
    faults = [ref for ref in read(raw) if ref.fault]
    assert len(faults) == (1 if content else 0)


def _response(body: bytes, *headers: tuple[str, str], url: str = "https://example.org/") -> bytes:
    out = io.BytesIO()
    sent = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=sent))
    return out.getvalue()


def _chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (body[:7], body[7:])) + b"0\r\n\r\n"


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PAGE = b"<p>" + b"words and words " * 5_000
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": lambda body: gzip.compress(body[:100]) + gzip.compress(body[100:]),
    "deflate": zlib.compress,
    "Deflate": _raw_deflate,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "gzip, br": lambda body: brotli.compress(gzip.compress(body)),
    "identity": bytes,
}


@pytest.mark.parametrize("encoding", PACKERS)
@pytest.mark.parametrize("transfer", ["chunked", ""])
def test_pages_are_unpacked_from_what_was_sent(raw: Path, encoding: str, transfer: str) -> None:
    body = PACKERS[encoding](PAGE)
    headers = [("Content-Encoding", encoding), *([("Transfer-Encoding", transfer)] if transfer else [])]
    (raw / "c.warc.gz").write_bytes(_response(_chunked(body) if transfer else body, *headers))
    (page,) = read(raw)
    assert load(page, LIMIT).content == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_headers_of_what_is_unpacked_already_mean_nothing(raw: Path, encoding: str) -> None:
    headers = [("Content-Encoding", encoding), ("Transfer-Encoding", "chunked")]
    (raw / "c.warc.gz").write_bytes(_response(PAGE, *headers))
    (page,) = read(raw)
    assert load(page, LIMIT).content == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "compress"])
def test_a_damaged_page_does_not_take_the_others_with_it(raw: Path, encoding: str) -> None:
    noise = random.Random(1).randbytes(60_000)
    body = PACKERS.get(encoding, bytes)(noise)
    spoilt = [body[: len(body) // 2], body[:3_000] + bytes(2_000) + body[5_000:]]
    pages = [_response(b, ("Content-Encoding", encoding)) for b in spoilt] + [_response(PAGE)]
    (raw / "c.warc.gz").write_bytes(b"".join(pages))
    cut, wrong, good = read(raw)
    assert load(good, LIMIT).content == PAGE
    assert cut.fault
    assert cut.uri.startswith("c.warc.gz/")
    if encoding != "br":  # which has no check: other bytes may be as good as any
        assert wrong.fault or load(wrong, LIMIT).content != noise
    with pytest.raises(SourceFault) as fault:
        load(cut, LIMIT)
    assert fault.value.code is QuarantineCode.SOURCE_UNREADABLE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_page_that_unpacks_to_too_much_is_not_unpacked(raw: Path, encoding: str) -> None:
    (raw / "c.warc.gz").write_bytes(_response(PACKERS[encoding](bytes(5_000_000)), ("Content-Encoding", encoding)))
    (page,) = read(raw)
    assert page.size == LIMIT + 1
    with pytest.raises(SourceFault) as fault:
        load(page, LIMIT)
    assert fault.value.code is QuarantineCode.TOO_LARGE


def test_a_warc_in_zstd(raw: Path) -> None:
    (raw / "c.warc.zst").write_bytes(zstandard.compress(_warc(False)))
    page, plain, _ = read(raw)
    assert load(page, LIMIT).hints.fetched_at
    assert load(plain, LIMIT).content == b"plain words"


_PEAK = """
import resource
import sys
from pathlib import Path
from pipeline.sources import Spool, members, scan
spool, documents = Spool(Path(sys.argv[2])), 0
(container,) = scan(Path(sys.argv[1]))
for ref in members(container, spool, 2_000_000):
    documents += 1
    if documents % 50 == 0:
        Path(spool.cut()).unlink()
status = Path("/proc/self/status")  # getrusage counts what the parent had before the fork
if status.exists():
    print(documents, status.read_text().partition("VmHWM:")[2].split()[0])
else:
    print(documents, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["warc", "jsonl"])
def test_gigabytes_of_documents_need_no_gigabytes_of_memory(kind: str, tmp_path: Path) -> None:
    """A thousand documents of a megabyte each, and one of 300; compressed they are small on the disk."""
    page = b"<p>" + b"a word and another one " * 45_000
    if kind == "warc":
        one, large = _response(page), _response(bytes(300_000_000))
    else:
        one = gzip.compress(json.dumps({"html": page.decode()}).encode() + b"\n")
        large = gzip.compress(b'{"html": "' + b"x" * 300_000_000 + b'"}\n')
    peaks = []
    for times in (100, 1_000):
        folder = tmp_path / str(times)
        folder.mkdir()
        with open(folder / f"big.{kind}.gz", "wb") as out:
            out.write(large)
            out.writelines(one for _ in range(times))
        argv = [sys.executable, "-c", _PEAK, str(folder), str(tmp_path / "spool")]
        documents, peak = map(int, subprocess.run(argv, check=True, capture_output=True, text=True).stdout.split())
        assert documents == times + 1
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 20_000  # kilobytes, of 900,000 that were read more
    assert peaks[1] < 200_000


def names_of(refs: list[DocumentRef]) -> dict[str, str]:
    return {load(ref, LIMIT).content.decode(): ref.uri for ref in refs}


def test_a_line_without_id_is_named_by_what_it_says(raw: Path) -> None:
    rows = [json.dumps({"text": f"words {n}", "crawled": n}) for n in range(3)]
    (raw / "f.jsonl").write_text("\n".join(rows))
    before = names_of(read(raw))
    (raw / "f.jsonl").write_text("\n".join([json.dumps({"text": "news"}), *reversed(rows)]))
    after = names_of(read(raw))
    assert {text: after[text] for text in before} == before
    assert len(set(after.values())) == 4


@pytest.mark.parametrize("html", ['""', "null", '" \\n"', "5"])
def test_an_empty_page_beside_a_text_is_the_text(raw: Path, html: str) -> None:
    (raw / "f.jsonl").write_text(f'{{"id": 1, "html": {html}, "text": "words"}}\n')
    (ref,) = read(raw)
    assert (load(ref, LIMIT).content, ref.kind) == (b"words", "text")


OBJECTS = [{"id": 1, "text": "one"}, {"id": 2, "text": "two"}]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (json.dumps(OBJECTS).encode(), "jq -c '.[]'"),
        (json.dumps(OBJECTS, indent=1).encode(), "jq -c '.[]'"),
        ("\n".join(json.dumps(o, indent=1) for o in OBJECTS).encode(), "jq -c ."),
        ("\n".join(json.dumps(o) for o in OBJECTS).encode("utf-16"), "iconv"),
        ("\n".join(json.dumps(o) for o in OBJECTS).encode("utf-16-le"), "iconv"),
    ],
)
def test_what_is_no_json_lines_is_refused_once_with_the_way_out(raw: Path, content: bytes, advice: str) -> None:
    (raw / "f.jsonl").write_bytes(content)
    (ref,) = read(raw)
    assert ref.uri == "f.jsonl"
    assert advice in ref.fault


def test_the_keys_of_a_line_without_a_document_are_named(raw: Path) -> None:
    (raw / "f.jsonl").write_text('{"url": "https://example.org/", "content": "words"}\n')
    (ref,) = read(raw)
    with pytest.raises(SourceFault) as fault:
        load(ref, LIMIT)
    assert "keys are url, content" in fault.value.details[0]
    assert "etch it again" not in fault.value.message


@pytest.mark.slow
def test_lines_that_share_an_id_take_linear_time(raw: Path) -> None:
    (raw / "f.jsonl").write_text('{"id": "same", "text": "x"}\n' * 20_000)
    uris = [ref.uri for ref in read(raw)]  # 200,000,000 names would be tried otherwise
    assert len(set(uris)) == 20_000
    assert uris[-1] == "f.jsonl/same~20000"


def test_lines_whose_documents_stand_under_another_key_are_refused_once(raw: Path) -> None:
    """With the keys that are there and the way out; not a fault for each of a million lines."""
    rows = [{"url": f"https://example.org/{n}", "content": "words"} for n in range(8)]
    (raw / "a.jsonl").write_text("\n\n".join(map(json.dumps, rows)), "utf-8")
    (ref,) = read(raw)
    with pytest.raises(SourceFault) as fault:
        load(ref, LIMIT)
    assert "keys are url, content" in fault.value.details[0]
    assert "--text-key KEY" in fault.value.details[0]


@pytest.mark.parametrize("fits_at", [0, 4])
def test_one_of_the_first_lines_with_a_document_is_enough(raw: Path, fits_at: int) -> None:
    rows: list[dict[str, object]] = [{"id": n, "content": "words"} for n in range(8)]
    rows[fits_at]["text"] = "words"
    (raw / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert [ref.uri for ref in read(raw)] == [f"a.jsonl/{n}" for n in range(8)]


def test_a_container_that_unpacks_to_gigabytes_needs_no_memory_for_a_look_at_its_end(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "_ZSTD_PIECE", 20)  # so that megabytes show what gigabytes would do
    packer = zstandard.ZstdCompressor()
    blank = packer.compress(b" " * 30_000_000 + b"\n")
    line = b'{"id": "a", "text": "Some words."}\n'
    (raw / "a.jsonl.zst").write_bytes(packer.compress(line) + blank + packer.compress(line))
    tracemalloc.start()
    try:
        assert [ref.fault for ref in read(raw)] == ["", ""]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    (raw / "a.jsonl.zst").write_bytes((raw / "a.jsonl.zst").read_bytes()[:-8])
    assert "cut off" in read(raw)[-1].fault
