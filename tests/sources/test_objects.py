"""Stores of objects as a source: names, order, stamps, streams, and what is said when something is off."""

from __future__ import annotations

import errno
import functools
import gzip
import http.server
import io
import json
import os
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from pipeline.errors import EnvironmentFault, TransientFault, UsageError, extra
from pipeline.model.document import Hints
from pipeline.model.reasons import QuarantineCode
from pipeline.sources import Container, DocumentRef, SourceFault, Spool, load, members, objects, scan, shown, store
from tests.sources.s3 import BUCKET, S3, serving
from tests.sources.test_containers import JSON_LINES, _warc

LIMIT = 100_000


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Connections of a test end with it."""
    yield
    store._open.clear()


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3]:
    with serving(monkeypatch) as server:
        yield server


def found(address: str) -> dict[str, DocumentRef | Container]:
    return {entry.uri: entry for entry in scan(address)}


def content(address: str, uri: str) -> bytes:
    ref = found(address)[uri]
    assert isinstance(ref, DocumentRef)
    return load(ref, LIMIT).content


def test_objects_come_in_the_order_of_their_uris(s3: S3) -> None:
    for key in ("b/a.txt", "b.txt", "b-c/x.htm", "a.HTML", "z/y/x.txt", "é.txt", "c.pdf", "e.jsonl.gz", "z/a::b.txt"):
        s3.put(f"raw/{key}", key.encode())
    s3.put("raw/b/", b"")  # the mark that consoles leave for a folder
    s3.put("rawer.txt", b"")
    uris = list(found(s3.address()))
    assert uris == sorted(uris)
    assert set(uris) == {
        "b/a.txt", "b.txt", "b-c/x.htm", "a.HTML", "z/y/x.txt", "é.txt", "e.jsonl.gz", "z/a::b.txt"
    }  # fmt: skip
    for uri in ("b/a.txt", "z/a::b.txt", "é.txt"):
        assert content(s3.address(), uri) == uri.encode()
    assert list(found(f"s3://{BUCKET}/raw/z/")) == ["a::b.txt", "y/x.txt"]
    assert "raw/b.txt" in found(f"s3://{BUCKET}")
    assert content(s3.address("raw/b.txt"), "b.txt") == b"b.txt"


def test_names_that_a_folder_could_not_have(s3: S3) -> None:
    for key in ("a/../up.txt", "a/./here.txt", "a//empty.txt", "//lead.txt", "%2E%2E/up.txt"):
        s3.put(f"raw/{key}", key.encode())
    entries = found(s3.address())
    assert {uri.partition("~")[0] for uri in entries} == {"a/%2E%2E", "a/%2E", "a/%", "%", "%2E%2E/up.txt"}
    for entry in entries.values():
        assert isinstance(entry, DocumentRef)
        if entry.fault:
            assert "empty folder" in entry.fault
        else:
            assert load(entry, LIMIT).content.decode().endswith(".txt")
    assert sum(bool(getattr(entry, "fault", "")) for entry in entries.values()) == 2


def test_documents_are_unpacked_and_have_their_side_files(s3: S3) -> None:
    s3.put("raw/a.html.gz", gzip.compress(b"<p>one"))
    s3.put("raw/b.txt.zst", zstandard.compress(b"two"))
    s3.put("raw/c.txt.zst", zstandard.compress(os.urandom(5_000))[:-4])
    s3.put("raw/a.html.gz.meta.json", json.dumps({"url": "https://example.org/a", "outlet": "The Example"}).encode())
    entries = found(s3.address())
    assert (content(s3.address(), "a.html.gz"), content(s3.address(), "b.txt.zst")) == (b"<p>one", b"two")
    page = entries["a.html.gz"]
    assert isinstance(page, DocumentRef)
    assert load(page, LIMIT).hints == Hints(url="https://example.org/a", outlet="The Example")
    s3.put("raw/a.html.gz.meta.json", b"{}")
    assert found(s3.address())["a.html.gz"].stamp != page.stamp
    cut = entries["c.txt.zst"]
    assert isinstance(cut, DocumentRef)
    with pytest.raises(SourceFault, match="cannot be read"):
        load(cut, LIMIT)


def test_a_stamp_changes_with_the_bytes_and_nothing_is_read_for_it(s3: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    s3.put("raw/a.txt", b"one")
    monkeypatch.setattr("s3fs.S3FileSystem.cat_file", lambda *_, **__: pytest.fail("read"), raising=False)
    first = found(s3.address())["a.txt"].stamp
    s3.put("raw/a.txt", b"one")
    assert found(s3.address())["a.txt"].stamp == first
    s3.put("raw/a.txt", b"two")
    assert found(s3.address())["a.txt"].stamp not in (first, "")


def test_a_large_object_is_not_fetched(s3: S3, monkeypatch: pytest.MonkeyPatch) -> None:
    s3.put("raw/a.txt", bytes(LIMIT + 1))
    s3.put("raw/b.txt.gz", gzip.compress(bytes(50_000_000)))
    for ref in found(s3.address()).values():
        assert isinstance(ref, DocumentRef)
        with pytest.raises(SourceFault) as fault:
            load(ref, LIMIT)
        assert fault.value.code is QuarantineCode.TOO_LARGE


def test_an_empty_object_is_an_empty_document(s3: S3) -> None:
    s3.put("raw/a.txt", b"")
    s3.put("raw/b.jsonl", b"")
    assert content(s3.address(), "a.txt") == b""
    empty = found(s3.address())["b.jsonl"]
    assert isinstance(empty, Container)
    assert not list(members(empty, Spool(Path("unused")), LIMIT))


def test_an_object_that_vanished_is_its_own_fault(s3: S3) -> None:
    s3.put("raw/a.txt", b"one")
    ref = found(s3.address())["a.txt"]
    s3.delete("raw/a.txt")
    assert isinstance(ref, DocumentRef)
    with pytest.raises(SourceFault) as fault:
        load(ref, LIMIT)
    assert fault.value.code is QuarantineCode.SOURCE_UNREADABLE


@pytest.mark.parametrize("block", [1, 7, len(JSON_LINES), len(JSON_LINES) - 1, 1 << 20])
def test_containers_are_read_in_blocks(block: int, s3: S3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "BLOCK", block)
    (tmp_path / "feed.jsonl").write_bytes(JSON_LINES)
    s3.put("raw/feed.jsonl", JSON_LINES)
    both = []
    for place in (tmp_path, s3.address()):
        (container,) = (entry for entry in scan(place) if isinstance(entry, Container))
        refs = list(members(container, Spool(tmp_path / "spool"), LIMIT))
        assert not any(ref.store for ref in refs)  # workers read the spool, not a line at a time from the store
        both.append([(ref.uri, load(ref, LIMIT)) for ref in refs])
    assert both[0] == both[1]
    assert len(both[0]) == 5


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_archives_are_read_in_blocks(suffix: str, s3: S3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "BLOCK", 1_000)
    s3.put(f"raw/c{suffix}", _warc(suffix.endswith("gz")))
    (container,) = (entry for entry in scan(s3.address()) if isinstance(entry, Container))
    page, plain, _large = members(container, Spool(tmp_path / "spool"), LIMIT)
    assert load(page, LIMIT).content.decode("latin-1") == "<p>Käse</p>"
    assert load(plain, LIMIT).content == b"plain words"


def test_an_archive_of_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "raw.zip", "w") as archive:
        archive.writestr("news/sub/b.txt", "two")
        archive.writestr("news/a.html", "<p>one")
        archive.writestr("other.txt", "no")
    address = f"zip://news::{tmp_path}/raw.zip"
    assert list(found(address)) == ["a.html", "sub/b.txt"]
    assert content(address, "sub/b.txt") == b"two"
    assert list(found(f"zip://::{tmp_path}/raw.zip")) == ["news/a.html", "news/sub/b.txt", "other.txt"]
    stamps = [entry.stamp for entry in found(address).values()]
    with zipfile.ZipFile(tmp_path / "raw.zip", "w") as archive:
        archive.writestr("news/a.html", "<p>ONE")
    assert found(address)["a.html"].stamp not in stamps


def test_an_archive_in_a_store(s3: S3) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "one" * 1_000)
    s3.put("raw.zip", packed.getvalue())
    assert content(f"zip://::s3://{BUCKET}/raw.zip", "a.txt") == b"one" * 1_000


def test_a_web_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a b.html").write_text("<p>one")
    (tmp_path / "sub/b.txt.gz").write_bytes(gzip.compress(b"two"))

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        entries = found(address)
        assert list(entries) == ["a%20b.html", "sub/b.txt.gz"]
        assert all(entry.stamp for entry in entries.values())
        assert (content(address, "a%20b.html"), content(address, "sub/b.txt.gz")) == (b"<p>one", b"two")
        assert list(found(f"{address}/sub/b.txt.gz")) == ["b.txt.gz"]
        assert content(f"{address}/sub", "b.txt.gz") == b"two"
        server.shutdown()


def test_a_store_of_this_process() -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/here/sub/a.txt", b"one")
    try:
        assert content("memory://here", "sub/a.txt") == b"one"
        assert objects.lives_here("memory://here")
    finally:
        memory.rm("/here", recursive=True)


def test_what_is_not_there_is_said(s3: S3) -> None:
    s3.put("raw/a.pdf", b"")
    for address in ("s3://no-such-bucket/raw", s3.address("elsewhere"), s3.address("raw/b.txt")):
        with pytest.raises(UsageError, match=f"nothing at '{address}'"):
            found(address)
    with pytest.raises(UsageError, match="no kind of file"):
        found(s3.address("raw/a.pdf"))


def test_missing_credentials_are_said(s3: S3, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    s3.put("raw/a.txt", b"one")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    with pytest.raises(EnvironmentFault, match="No valid credentials") as fault:
        found(s3.address())
    assert "AWS_PROFILE" in fault.value.hint
    assert "FSSPEC_S3_ANON" in fault.value.hint


@pytest.mark.parametrize("address", ["gs://bucket/raw", "abfs://container/raw", "zip://::gs://bucket/raw.zip"])
def test_a_missing_package_is_named(address: str) -> None:
    with pytest.raises(EnvironmentFault, match="another package") as fault:
        found(address)
    assert fault.value.hint == extra(store.EXTRA)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(EnvironmentFault, match="needs fsspec") as fault:
        found("s3://bucket/raw")
    assert fault.value.hint == extra(store.EXTRA)


@pytest.mark.parametrize("address", ["nope://x/y", "://x"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(UsageError, match="cannot be used"):
        found(address)


class Failing:
    """A store's function that fails so many times."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error, self.times, self.calls = error, times, 0

    def __call__(self) -> str:
        self.calls += 1
        if self.calls <= self.times:
            raise self.error
        return "answer"


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr("pipeline.sources.store.time.sleep", waited.append)
    return waited


def _with_status(status: int) -> Exception:
    cause = Exception()
    cause.response = {"ResponseMetadata": {"HTTPStatusCode": status}, "Error": {}}  # type: ignore[attr-defined]
    error = OSError(errno.EIO, "Input/output error")
    error.__cause__ = cause
    return error


class ServerDisconnectedError(Exception):
    """As aiohttp's."""


PASSING = [
    TimeoutError(), ConnectionResetError(), OSError(errno.EBUSY, "busy"), _with_status(503), _with_status(429),
    type("ReadTimeoutError", (Exception,), {})(), type("Sub", (type("ClientConnectionError", (Exception,), {}),), {})(),
]  # fmt: skip
LASTING = [FileNotFoundError(), PermissionError(), OSError(errno.EIO, "x"), ValueError(), _with_status(403)]


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_what_may_pass_is_tried_again_at_uneven_intervals(error: Exception, waits: list[float]) -> None:
    failing = Failing(error, 2)
    assert store.patiently(failing) == "answer"
    assert len(waits) == 2
    for waited, usual in zip(waits, store.RETRY_DELAYS, strict=False):
        assert usual / 2 <= waited <= usual * 1.5
        assert waited != usual
    assert isinstance(store.as_fault(error, "s3://b"), TransientFault)
    with pytest.raises(type(error)):
        store.patiently(Failing(error, 100))


@pytest.mark.parametrize("error", LASTING, ids=repr)
def test_what_will_not_pass_is_not_tried_again(error: Exception, waits: list[float]) -> None:
    failing = Failing(error, 1)
    with pytest.raises(type(error)):
        store.patiently(failing)
    assert (failing.calls, waits) == (1, [])
    assert not isinstance(store.as_fault(error, "s3://b"), TransientFault)


def test_a_store_that_stops_answering_is_no_fault_of_the_document(
    s3: S3, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    s3.put("raw/a.txt", b"one")
    ref = found(s3.address())["a.txt"]
    assert isinstance(ref, DocumentRef)

    def down(*_: object, **__: object) -> bytes:
        raise ConnectionResetError("reset by peer")

    monkeypatch.setattr(store.connect(s3.address()).system, "cat_file", down)
    with pytest.raises(TransientFault, match="does not answer"):
        load(ref, LIMIT)
    assert len(waits) == len(store.RETRY_DELAYS)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("s3://bucket/raw", "s3://bucket/raw"),
        ("ftp://me:secret@host/raw", "ftp://host/raw"),
        ("zip://a::https://me:secret@host/x.zip?Signature=abc", "zip://a::https://host/x.zip?…"),
        ("raw", "raw"),
    ],
)
def test_secrets_of_an_address_are_not_shown(address: str, says: str) -> None:
    assert shown(address) == says
    assert "secret" not in str(store.as_fault(OSError(5, f"cannot open {address}"), address))


def test_a_store_that_lists_folders_without_end_comes_to_an_end() -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    for depth in (3, 200, 201, 400):
        system.pipe(f"/endless/{'d/' * depth}doc.txt", b"Some words.")
    found = [entry for entry in scan("memory://endless") if isinstance(entry, DocumentRef)]
    assert [entry.uri for entry in found] == sorted(entry.uri for entry in found)
    assert sorted(entry.uri.count("/") for entry in found if not entry.fault) == [3, 200]
    (too_deep,) = [entry for entry in found if entry.fault]
    assert "nested more than 200 folders deep" in too_deep.fault
