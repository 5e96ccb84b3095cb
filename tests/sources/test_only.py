"""Files, patterns and standard input as RAW: what is meant is read, and nothing else is looked at."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.places import places_of
from pipeline.errors import UsageError
from pipeline.ledger import Ledger
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.sources import Only, scan
from pipeline.sources.only import meant
from pipeline.sources.piped import keep
from tests.flows.drive import article, ingest

FILES = ("a.html", "b.txt", "[x] & y.html", "2026/c.html", "2026/05/d.html", "2026/05/e.mhtml", "2025/f.html", "é.html")


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(name, f"Story of {name}"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("raw")


def found(*places: str) -> set[str]:
    folder, patterns = meant(places)
    return {os.path.relpath(Path(folder) / entry.uri, "raw") for entry in scan(Path(folder), only=Only(patterns))}


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (["raw"], set(FILES)),
        (["raw/a.html"], {"a.html"}),
        (["raw/[x] & y.html"], {"[x] & y.html"}),
        (["raw/2026/05/d.html"], {"2026/05/d.html"}),
        (["raw/*.html"], {"a.html", "[x] & y.html", "é.html"}),
        (["raw/**/*.html"], {name for name in FILES if name.endswith(".html")}),
        (["raw/*/*/d.html"], {"2026/05/d.html"}),
        (["raw/202[56]/?.html"], {"2026/c.html", "2025/f.html"}),
        (["raw/2026/**"], {"2026/c.html", "2026/05/d.html", "2026/05/e.mhtml"}),
        (["raw/a.html", "raw/b.txt"], {"a.html", "b.txt"}),
        (["raw/2026/c.html", "raw/2025/f.html", "raw/é.html"], {"2026/c.html", "2025/f.html", "é.html"}),
        (["raw/2025", "raw/2026/*.html"], {"2025/f.html", "2026/c.html"}),
        (["raw/2026/*.mhtml"], set()),
    ],
)
def test_what_is_meant(raw: Path, places: list[str], names: set[str]) -> None:
    assert found(*places) == names
    absolute = [str(Path(place).absolute()) for place in places]
    assert found(*absolute) == names


def test_a_folder_that_holds_nothing_that_is_meant_is_not_listed(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr("pipeline.sources.folder.os.scandir", lambda path: listed.append(str(path)) or scandir(path))
    assert [entry.uri for entry in scan(raw, only=Only(("2026/*/d.html",)))] == ["2026/05/d.html"]
    assert listed == ["raw", "raw/2026", "raw/2026/05"]


@given(st.lists(st.sampled_from(["a", "b*", "**", "?", "ab"]), min_size=1, max_size=4),
       st.lists(st.sampled_from(["a", "b", "ab", "bc"]), min_size=1, max_size=4))  # fmt: skip
def test_no_folder_is_left_out_that_holds_what_fits(pattern: list[str], path: list[str]) -> None:
    only = Only(("/".join(pattern),))
    if only.fits("/".join(path)):
        assert all(only.enters("/".join(path[:depth]) + "/") for depth in range(1, len(path)))


def test_what_is_not_meant_is_neither_gone_nor_pruned(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    (raw / "b.txt").unlink()
    folder, patterns = meant(["raw/2026/*.html"])
    summary = ingest(Path(folder), clean, only=patterns, prune=True)
    assert (summary.inputs, summary.counts.gone) == (1, 0)
    with Ledger(clean / "ledger.sqlite") as ledger:
        assert ledger.totals().gone == 0
    assert ingest(raw, clean).counts.gone == 2  # one that has vanished, one that was read by itself, as c.html


def test_a_pattern_that_nothing_fits_ends_with_what_it_was(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\*\.pdf"):
        Session(Settings(raw=raw, clean=tmp_path / "clean", only=("*.pdf",)))
    (raw / "x.pdf").touch()
    with pytest.raises(UsageError, match=r"1 \.pdf"):
        Session(Settings(raw=raw, clean=tmp_path / "clean", only=("x.pdf",)))
    passed: Counter[str] = Counter()
    list(scan(raw, None, passed, Only(("*.html",))))
    assert not passed


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ([], (None, None, None)),
        (["raw"], ("raw", None, None)),
        (["raw", "clean"], ("raw", Path("clean"), None)),
        (["s3://bucket/raw", "clean"], ("s3://bucket/raw", Path("clean"), None)),
        (["no-such", "clean"], ("no-such", Path("clean"), None)),
        (["raw/a.html", "clean"], ("raw", Path("clean"), ("a.html",))),
        (["raw/a.html", "raw/b.txt", "clean"], ("raw", Path("clean"), ("a.html", "b.txt"))),
    ],
)
def test_the_last_of_several_names_is_the_folder_to_fill(
    raw: Path, given: list[str], places: tuple[object, ...]
) -> None:
    assert places_of(given, [].append) == places


@pytest.mark.parametrize("given", [["raw/a.html", "raw/b.txt"], ["-", "raw", "clean"]])
def test_names_that_cannot_be_meant_are_refused(raw: Path, given: list[str]) -> None:
    found = CliRunner().invoke(app, ["run", *given])
    assert isinstance(found.exception, UsageError)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"\n <!DOCTYPE html><html>", ".html"),
        (b"\xef\xbb\xbf<div>part of a page</div>", ".html"),
        (b'{"text": "one"}\n{"text": "two"}\n', ".jsonl"),
        (b'{"text": "' + b"x" * 100_000, ".jsonl"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", ".warc"),
        (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo", mtime=0), ".warc.gz"),
        (gzip.compress(b"A headline\n\nA text.", mtime=0), ".txt.gz"),
        (b"\x1f\x8b damaged", ".txt.gz"),
        (b"A headline\n\n[1] a text", ".txt"),
        (b"[1, 2]", ".txt"),
    ],
)
def test_what_comes_on_standard_input_is_named_by_what_it_is(tmp_path: Path, content: bytes, suffix: str) -> None:
    first = keep(io.BytesIO(content), tmp_path)
    assert first.name.endswith(suffix)
    assert first.read_bytes() == content
    assert keep(io.BytesIO(content), tmp_path) == first
    assert keep(io.BytesIO(content + b" "), tmp_path) != first


def test_nothing_on_standard_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Nothing came"):
        keep(io.BytesIO(b" \n"), tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("prefect")
def test_a_page_by_name_and_one_that_is_piped_are_run(raw: Path, tmp_path: Path) -> None:
    (raw / "a.html").rename("page.html")  # beside the folder that is filled
    command = [sys.executable, "-m", "pipeline", "run"]
    for place, piped in (("page.html", ""), ("-", article("Somebody", "A piped story"))):
        done = subprocess.run([*command, place, "clean"], input=piped, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "1 document: 1 record, 0 quarantined, 0 unchanged\n"
    names = sorted(path.name.partition("-")[0] for path in (tmp_path / "clean/articles").iterdir())
    assert names == ["page.html.json", "stdin"]
