"""Pages as people save them: MHTML, the savers' comments, folders beside a page, names without a suffix."""

from __future__ import annotations

from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.explain.single import read_document
from pipeline.model.document import Hints
from pipeline.model.reasons import QuarantineCode
from pipeline.sources import DocumentRef, SourceFault, load, scan
from pipeline.sources.saved import said_by_savers

LIMIT = 1_000_000
PAGE = "<!DOCTYPE html><html><body><h1>Fähre läuft wieder</h1></body></html>"
URL = "https://shorepost.example/news/ferry?id=3&view=print"


def mhtml(page: str = PAGE, charset: str = "utf-8", encoding: str = "quoted-printable", **heads: str) -> bytes:
    """A file as a browser saves it: a frame and an image stand before the page, which the head names."""
    whole = EmailMessage()
    whole["From"] = "<Saved by Blink>"
    for name, value in heads.items():
        whole[name.replace("_", "-")] = value
    whole.make_related()
    frame = EmailMessage()
    frame.set_content("<html><body>A frame</body></html>", subtype="html")
    frame["Content-Location"] = "https://ads.example/frame"
    part = EmailMessage()
    part.set_content(page, subtype="html", charset=charset, cte=encoding)
    part["Content-Location"] = URL
    for each in (frame, part):
        whole.attach(each)
    return whole.as_bytes()


def one(folder: Path) -> DocumentRef:
    (ref,) = (entry for entry in scan(folder) if isinstance(entry, DocumentRef))
    return ref


@pytest.mark.parametrize("suffix", [".mhtml", ".mht", ".MHTML"])
@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "quoted-printable"), ("iso-8859-1", "base64")])
def test_the_page_of_an_mhtml_file_is_read(tmp_path: Path, suffix: str, charset: str, encoding: str) -> None:
    heads = {"Snapshot_Content_Location": URL, "Date": "Mon, 2 Mar 2026 10:30:00 +0100"}
    (tmp_path / f"page{suffix}").write_bytes(mhtml(PAGE, charset, encoding, **heads))
    document = load(one(tmp_path), LIMIT)
    assert document.content.decode(document.charset or "").strip() == PAGE
    assert (document.kind, document.media_type) == ("html", "text/html")
    assert document.hints == Hints(url=URL, fetched_at="2026-03-02T09:30:00Z")
    assert read_document(tmp_path / f"page{suffix}", LIMIT).content == document.content


def test_without_a_head_that_names_it_the_first_page_is_it(tmp_path: Path) -> None:
    (tmp_path / "page.mht").write_bytes(mhtml(Date="Mon, 2 Mar 2026 10:30:00 -0000"))
    document = load(one(tmp_path), LIMIT)
    assert b"A frame" in document.content
    assert document.hints == Hints(url="https://ads.example/frame")


@pytest.mark.parametrize("content", [b"", b"no mail at all", b"Content-Type: image/png\n\nxx", b"\xff\xfe\x00" * 99])
def test_an_mhtml_file_without_a_page_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "page.mhtml").write_bytes(content)
    with pytest.raises(SourceFault) as fault:
        load(one(tmp_path), LIMIT)
    assert fault.value.code is QuarantineCode.SOURCE_UNREADABLE


BROWSER = f"<!-- saved from url=({len(URL):04d}){URL} -->"
WAYBACK = (
    '__wm.wombat("https://shorepost.example/a","20240102030405","https://web.archive.org/","web","x","1704164645")'
)
SINGLE = "<!--\n Page saved with SingleFile \n url: {url} \n saved date: Fri Mar 01 2024 10:00:00 GMT+0100 (Mitteleuropa)\n-->"
ARCHIVED = "<!--\n     FILE ARCHIVED ON 03:04:05 Jan 02, 2024 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 1:1\n-->"
REPLAYED = "https://web.archive.org/web/20230405060708/https://shorepost.example/b"


@pytest.mark.parametrize(
    ("head", "tail", "said"),
    [
        (BROWSER, "", (URL, None)),
        ("\n" + BROWSER.replace("saved from", "Saved From"), "", (URL, None)),
        (BROWSER.replace("(00", "(01"), "", (None, None)),
        ("<!-- saved from url=(0014)about:internet -->", "", (None, None)),
        (SINGLE.format(url=URL), "", (URL, "2024-03-01T09:00:00Z")),
        (SINGLE.format(url=REPLAYED), "", ("https://shorepost.example/b", "2023-04-05T06:07:08Z")),
        (SINGLE.format(url="file:///home/me/x.html"), "", (None, None)),
        (f"<script>{WAYBACK}</script>", "", ("https://shorepost.example/a", "2024-01-02T03:04:05Z")),
        ("", ARCHIVED, (None, "2024-01-02T03:04:05Z")),
        (BROWSER, ARCHIVED, (URL, "2024-01-02T03:04:05Z")),
        ("", "", (None, None)),
    ],
)
def test_what_savers_write_into_a_page(head: str, tail: str, said: tuple[str | None, str | None]) -> None:
    assert said_by_savers(f"<!DOCTYPE html>\n{head}\n<html><body>text</body></html>{tail}".encode()) == said


def test_an_address_within_the_text_is_no_savers(tmp_path: Path) -> None:
    assert said_by_savers(f"<html><body>{'word ' * 2_000}{BROWSER}</body></html>".encode()) == (None, None)


def test_what_stands_beside_a_page_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(SINGLE.format(url=URL) + PAGE, "utf-8")
    side = tmp_path / "a.html.meta.json"
    assert load(one(tmp_path), LIMIT).hints == Hints(url=URL, fetched_at="2024-03-01T09:00:00Z")
    side.write_text('{"url": "https://other.example/x"}')
    assert load(one(tmp_path), LIMIT).hints == Hints(url="https://other.example/x")
    side.write_text(f'{{"url": "{URL}"}}')
    assert load(one(tmp_path), LIMIT).hints == Hints(url=URL, fetched_at="2024-03-01T09:00:00Z")


@pytest.mark.parametrize("name", ["12345", "story?id=3", "index.html?p=13", "report.2024", "Fähre"])
def test_a_page_whose_name_has_no_suffix_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("\n<!-- x -->\n" + PAGE, "utf-8")
    (tmp_path / f"{name}-text").write_text("no page", "utf-8")
    (tmp_path / ".hidden").write_text(PAGE, "utf-8")
    passed: Counter[str] = Counter()
    (ref,) = scan(tmp_path, passed=passed)
    assert (ref.uri, passed) == (name, {"without a suffix": 1})
    assert isinstance(ref, DocumentRef)
    assert load(ref, LIMIT).kind == "html"
    assert PAGE in read_document(tmp_path / name, LIMIT).content.decode()


@pytest.mark.parametrize("folder", ["Story_files", "Story-Dateien", "Story_fichiers", "Story.files"])
def test_what_a_browser_saved_beside_a_page_is_passed_over_and_counted(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "saved_resource.html").write_text(PAGE, "utf-8")
    assert [ref.uri for ref in scan(tmp_path)] == [f"{folder}/saved_resource.html"]
    (tmp_path / "Story.htm").write_text(PAGE, "utf-8")
    passed: Counter[str] = Counter()
    assert [ref.uri for ref in scan(tmp_path, passed=passed)] == ["Story.htm"]
    assert passed == {"folders of saved pages' files": 1}
