"""Scanning a folder and reading its documents: names, order, side files, compression, limits."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zstandard

from pipeline.errors import UsageError
from pipeline.model.document import Hints
from pipeline.model.reasons import QuarantineCode
from pipeline.sources import Container, DocumentRef, SourceFault, load, said_of, scan

LIMIT = 1_000_000


def documents(folder: Path, exclude: Path | None = None) -> dict[str, DocumentRef]:
    return {e.uri: e for e in scan(folder, exclude) if isinstance(e, DocumentRef)}


def content(ref: DocumentRef, limit: int = LIMIT) -> bytes:
    return load(ref, limit).content


def test_documents_come_in_the_order_of_their_uris(tmp_path: Path) -> None:
    for name in ("b/a.txt", "b.txt", "b-c/x.htm", "a.HTML", "z/y/x.txt", "é.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    uris = list(documents(tmp_path))
    assert uris == sorted(uris)
    assert set(uris) == {"a.HTML", "b-c/x.htm", "b.txt", "b/a.txt", "z/y/x.txt", "é.txt"}


def test_only_documents_and_containers_are_found(tmp_path: Path) -> None:
    for name in ("a.txt", "a.txt.meta.json", "b.html.gz", "c.pdf", "d", "e.jsonl", "f.warc.gz", "g.gz", "h.jsonl.zst"):
        (tmp_path / name).touch()
    found = list(scan(tmp_path))
    assert [e.uri for e in found] == ["a.txt", "b.html.gz", "e.jsonl", "f.warc.gz", "h.jsonl.zst"]
    assert [e.format for e in found if isinstance(e, Container)] == ["jsonl", "warc", "jsonl"]


def test_the_output_folder_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean/old.txt").touch()
    (tmp_path / "new.txt").touch()
    assert list(documents(tmp_path, tmp_path / "clean")) == ["new.txt"]


def test_an_output_folder_that_is_made_meanwhile_is_not_entered_either(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "a.txt").touch()
    walk = scan(tmp_path, tmp_path / "out/clean")
    assert next(walk).uri == "a.txt"
    (tmp_path / "out/clean").mkdir()
    (tmp_path / "out/clean/old.txt").touch()
    (tmp_path / "out/b.txt").touch()
    assert [entry.uri for entry in walk] == ["out/b.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/doc.txt").touch()
    (tmp_path / "a/again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/self").symlink_to(tmp_path / "a", target_is_directory=True)
    assert list(documents(tmp_path)) == ["a/doc.txt"]


def test_links_that_lead_back_into_the_tree_give_each_document_once(tmp_path: Path) -> None:
    """Folders that all link to one another have paths without end, and more of them than a walk could take."""
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    for number in range(12):
        (raw / str(number)).mkdir(parents=True)
        (raw / f"{number}/doc.txt").touch()
    for number in range(12):
        for other in range(12):
            (raw / f"{number}/to-{other}").symlink_to(raw / str(other), target_is_directory=True)
    (outside / "deep").mkdir(parents=True)
    (outside / "deep/doc.txt").touch()
    (outside / "deep/back").symlink_to(raw, target_is_directory=True)
    (outside / "deep/round").symlink_to(outside, target_is_directory=True)
    for name, target in (("a", outside / "deep"), ("b", outside), ("c", outside / "deep"), ("up", tmp_path)):
        (raw / f"link-{name}").symlink_to(target, target_is_directory=True)
    assert sorted(documents(raw)) == sorted([f"{number}/doc.txt" for number in range(12)] + ["link-a/doc.txt"])


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A tree too deep for one path. Neither Python nor pytest could remove it."""
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        for _ in range(2_500):
            os.mkdir("d")
            os.chdir("d")
        yield tmp_path
    finally:
        os.chdir(here)
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_a_tree_may_be_deeper_than_python_can_call(deep: Path) -> None:
    (deep / ("d/" * 1_500) / "doc.txt").touch()
    found = list(documents(deep))
    assert found == sorted(found)
    readable, too_deep = sorted(documents(deep).values(), key=lambda ref: len(ref.uri))
    assert (content(readable), readable.uri.count("/")) == (b"", 1_500)
    with pytest.raises(SourceFault) as fault:
        load(too_deep, LIMIT)
    assert "too long" in fault.value.details[0]


def test_what_vanishes_while_raw_is_listed_is_no_input(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/2.txt", "b/1.txt", "c/d/1.txt", "e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    walk = scan(tmp_path)
    assert next(walk).uri == "a/1.txt"
    shutil.rmtree(tmp_path / "b")  # listed, not yet entered
    shutil.rmtree(tmp_path / "c")
    (tmp_path / "c").touch()  # and now it is something else
    (tmp_path / "a/2.txt").unlink()
    assert [entry.uri for entry in walk] == ["e.txt"]


def test_a_pipe_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert not documents(tmp_path)


def test_a_dangling_link_is_an_input_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")
    with pytest.raises(SourceFault) as fault:
        load(documents(tmp_path)["a.txt"], LIMIT)
    assert fault.value.code is QuarantineCode.SOURCE_UNREADABLE


def test_names_that_are_no_text_are_told_apart(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text("x")
    found = documents(tmp_path)
    assert len(found) == 2
    for uri, ref in found.items():
        assert uri.encode()
        assert content(ref) == b"x"


@pytest.mark.parametrize("bad", ["", "{", "[]", '{"url": 3}', "\xff", '{"url": "\\ud800"}', "[" * 100_000])
def test_a_broken_side_file_says_nothing_and_that_is_told(tmp_path: Path, bad: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt.meta.json").write_text(bad, "latin-1")
    assert load(documents(tmp_path)["a.txt"], LIMIT).hints == Hints(is_refused=True)


def test_what_is_no_text_takes_no_other_hint_along(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt.meta.json").write_text('{"url": ["a"], "language": "en", "outlet": null, "fetched_at": " "}')
    assert load(documents(tmp_path)["a.txt"], LIMIT).hints == Hints(language="en", is_refused=True)


def test_a_side_file_gives_hints_and_changes_the_stamp(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    before = documents(tmp_path)["a.txt"]
    hints = {"url": "https://example.org/a", "outlet": "The Example", "language": "en", "fetched_at": "", "more": 1}
    (tmp_path / "a.txt.meta.json").write_text(json.dumps(hints))
    after = documents(tmp_path)["a.txt"]
    assert load(after, LIMIT).hints == Hints(url="https://example.org/a", outlet="The Example", language="en")
    assert before.stamp != after.stamp


@pytest.mark.parametrize(("stated", "known"), [("KOI8-R", "koi8-r"), (" ", None), (3, None), ("ü", None)])
def test_the_charset_that_a_server_stated(tmp_path: Path, stated: object, known: str | None) -> None:
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "a.html.meta.json").write_text(json.dumps({"charset": stated}))
    assert load(documents(tmp_path)["a.html"], LIMIT).charset == known


def test_compressed_documents_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"one") + gzip.compress(b"two"))
    (tmp_path / "b.html.zst").write_bytes(zstandard.compress(b"one") + zstandard.compress(b"two"))
    found = documents(tmp_path)
    assert content(found["a.txt.gz"]) == content(found["b.html.zst"]) == b"onetwo"
    assert found["b.html.zst"].kind == "html"


@pytest.mark.parametrize("cut", [3, -4])
def test_damaged_compression_is_unreadable(tmp_path: Path, cut: int) -> None:
    body = os.urandom(5_000)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(body)[:cut])
    (tmp_path / "b.txt.zst").write_bytes(zstandard.compress(body)[:cut])
    for ref in documents(tmp_path).values():
        with pytest.raises(SourceFault) as fault:
            load(ref, LIMIT)
        assert fault.value.code is QuarantineCode.SOURCE_UNREADABLE


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz", "zst"])
def test_what_is_not_packed_as_its_name_says_is_damaged_and_not_the_disk(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.txt.{suffix}").write_bytes(b"The pier is open again, the harbour office said.")
    with pytest.raises(SourceFault) as fault:
        load(documents(tmp_path)[f"a.txt.{suffix}"], LIMIT)
    assert "It is damaged" in fault.value.message
    assert fault.value.details[0].startswith(f"damaged {suffix} data: ")


def test_a_decompression_bomb_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(bytes(50_000_000)))
    (tmp_path / "b.txt.zst").write_bytes(zstandard.compress(bytes(50_000_000)))
    (tmp_path / "c.txt").write_bytes(bytes(LIMIT + 1))
    for ref in documents(tmp_path).values():
        with pytest.raises(SourceFault) as fault:
            load(ref, LIMIT)
        assert fault.value.code is QuarantineCode.TOO_LARGE


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(bytes(LIMIT))
    assert len(content(documents(tmp_path)["c.txt"])) == LIMIT


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        next(scan(tmp_path / "none"))


@pytest.mark.parametrize("suffix", ["shtml", "xhtml", "php", "html.xz", "html.bz2", "PHP"])
def test_pages_go_by_many_names(tmp_path: Path, suffix: str) -> None:
    page = b"<p>A page.</p>"
    packed = {"html.xz": lzma.compress, "html.bz2": bz2.compress}.get(suffix, bytes)(page)
    (tmp_path / f"a.{suffix}").write_bytes(packed)
    (ref,) = documents(tmp_path).values()
    assert (ref.kind, content(ref)) == ("html", page)


def test_markdown_files_are_text_but_what_explains_a_folder_is_none(tmp_path: Path) -> None:
    for name in ("story.md", "story.markdown.xz", "README.md", "Readme.md.gz", "readme.txt"):
        (tmp_path / name).touch()
    found = documents(tmp_path)
    assert {uri: ref.media_type for uri, ref in found.items()} == {
        "story.md": "text/markdown", "story.markdown.xz": "text/markdown", "readme.txt": "text/plain"
    }  # fmt: skip


@pytest.mark.parametrize("suffix", ["ndjson", "jl", "jsonlines", "jl.gz", "ndjson.xz", "warc.wet.gz", "warc.bz2"])
def test_containers_go_by_many_names(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").touch()
    (found,) = scan(tmp_path)
    assert isinstance(found, Container)
    assert found.format == ("warc" if "warc" in suffix else "jsonl")


@pytest.mark.parametrize("pack", [lzma.compress, bz2.compress])
def test_xz_and_bz2_have_limits_and_tell_damage(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    suffix = "xz" if pack is lzma.compress else "bz2"
    (tmp_path / f"bomb.txt.{suffix}").write_bytes(pack(bytes(5_000_000)))
    (tmp_path / f"cut.txt.{suffix}").write_bytes(pack(os.urandom(5_000))[:-40])
    codes = []
    for ref in documents(tmp_path).values():
        with pytest.raises(SourceFault) as fault:
            load(ref, LIMIT)
        codes.append(fault.value.code)
    assert codes == [QuarantineCode.TOO_LARGE, QuarantineCode.SOURCE_UNREADABLE]


def test_what_is_passed_over_is_counted_by_kind(tmp_path: Path) -> None:
    """Side files and hidden files belong to others; a suffix that is none (a day, a query) is told as such."""
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "a.txt.meta.json", "b.PDF", "sub/c.pdf", "d.tar.gz", "e", "report.2024-05", ".fetch.sqlite"):
        (tmp_path / name).touch()
    passed: Counter[str] = Counter()
    assert [entry.uri for entry in scan(tmp_path, passed=passed)] == ["a.txt"]
    assert passed == {".pdf": 2, ".tar.gz": 1, "without a suffix": 2}
    assert said_of(passed) == "2 .pdf, 2 without a suffix, 1 .tar.gz"


def test_many_kinds_are_told_in_short() -> None:
    passed = Counter({f".kind{n}": 20 - n for n in range(10)})
    assert said_of(passed).endswith("13 .kind7, 23 of other kinds")
