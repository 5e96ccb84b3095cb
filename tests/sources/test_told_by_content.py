"""What a file's name says wrongly, its bytes say: a page in a `.txt`, a text in an `.html`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.sources import DocumentRef, load
from pipeline.sources.kinds import DOCUMENT_KINDS

PAGE = "<!DOCTYPE html>\n<html><body><h1>Brücke wieder offen</h1><p>Sie war drei Wochen gesperrt.</p></body></html>"
TEXT = "Bridge open again\n\nIt was shut for three weeks, and 4 < 5 lorries waited.\n"


def kind_of(name: str, content: bytes, folder: Path) -> tuple[str, str, str]:
    (folder / name).write_bytes(content)
    kind, media_type = DOCUMENT_KINDS["." + name.rpartition(".")[2]]
    raw = load(DocumentRef(name, str(folder / name), kind, media_type), 100_000)
    assert raw.content == content
    return raw.uri, raw.kind, raw.media_type


@pytest.mark.parametrize("before", ["", "\ufeff", "\n<?xml version='1.0'?>\n", "<!-- saved -->\n"])
def test_a_page_in_a_text_s_file_is_a_page(before: str, tmp_path: Path) -> None:
    assert kind_of("a.txt", (before + PAGE).encode(), tmp_path) == ("a.txt", "html", "text/html")


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.php"])
def test_a_text_in_a_page_s_file_is_a_text(name: str, tmp_path: Path) -> None:
    assert kind_of(name, TEXT.encode(), tmp_path) == (name, "text", "text/plain")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.html", b"Bridge open again.<br>It was shut.", ("html", "text/html")),
        ("a.html", PAGE.encode("utf-16"), ("html", "text/html")),
        ("a.html", b"  \n", ("html", "text/html")),
        ("a.txt", b"Bridge open\n\nWrite <html> at the top, he said.", ("text", "text/plain")),
        ("a.txt", b"<b>Bridge</b> open\n\nIt was shut.", ("text", "text/plain")),
        ("a.md", PAGE.encode(), ("text", "text/markdown")),
        ("a.xhtml", TEXT.encode(), ("html", "application/xhtml+xml")),
    ],
)
def test_what_is_in_doubt_is_what_its_name_says(
    name: str, content: bytes, expected: tuple[str, str], tmp_path: Path
) -> None:
    assert kind_of(name, content, tmp_path)[1:] == expected
