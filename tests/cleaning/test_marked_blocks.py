"""What a page's markup names as furniture leaves with the reason that it names, and every row names a mark that exists."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.rules.outside import MARK_REASONS
from pipeline.model.block import Block, BlockKind
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment.page.marks import MARKS

PROSE = "The harbour council voted on Monday to close the old ferry pier, which has served the island since 1931."
BUTTON = "Show all older replies"  # words of function, and no phrase that a pack lists


def test_every_mark_that_names_a_reason_is_one_that_the_segmenter_gives() -> None:
    assert [mark for mark, _ in MARK_REASONS if mark not in MARKS] == []


def test_an_author_box_leaves_as_one() -> None:
    assert dict(MARK_REASONS)["author-bio"] is Reason.AUTHOR_BIO


@pytest.mark.parametrize("entry", ["By Category", "Faculty/Staff", "Foto/Video", "Redaktionen", "Newsroom"])
def test_an_entry_of_a_menu_states_nothing(entry: str) -> None:
    alone, in_menu, in_byline = clean(_lines(entry, (), ("nav", "menu"), ("nav", "byline")), load_ruleset()).verdicts[
        1:
    ]
    assert alone.captured_as in ("byline", "captions") and in_byline.captured_as == alone.captured_as
    assert (in_menu.reason, in_menu.captured_as) == (Reason.NAVIGATION, None) or in_menu.reason is Reason.FOOTER


@pytest.mark.parametrize("notice", ["© 2026 Harbour Gazette Ltd. All rights reserved.", "Copyright 2017-2026"])
def test_the_copyright_in_a_menu_is_read(notice: str) -> None:
    document = clean(_lines(notice, ("nav", "menu")), load_ruleset())
    assert document.captured("copyright_notice") == document.blocks[1:]


def test_a_chosen_line_of_a_menu_is_read() -> None:
    block = Block(0, "By Ada Brook, 3 March 2026", BlockKind.PARAGRAPH, main=True, marks=("nav",))
    raw = RawDocument("page.html", "html", "text/html", b"<p>")
    document = clean(SegmentedDocument(raw, "utf-8", block.text, (block,)), load_ruleset())
    assert document.verdicts[0].captured_as == "byline"


def _lines(text: str, *marks: tuple[str, ...]) -> SegmentedDocument:
    """A paragraph of the article, and below it the same text once with each of the marks, all left out by the segmenter."""
    return _document([text] * len(marks), marks)


def _page(*marks: tuple[str, ...]) -> SegmentedDocument:
    """A paragraph of the article, and below it the same button once with each of the marks, all left out by the segmenter."""
    return _document([BUTTON + " again" * n for n, _ in enumerate(marks, 1)], marks)


def _document(texts: list[str], marks: tuple[tuple[str, ...], ...]) -> SegmentedDocument:
    blocks = [Block(0, PROSE, BlockKind.PARAGRAPH, main=True)]
    blocks += [
        Block(n, text, BlockKind.PARAGRAPH, main=False, marks=own)
        for n, (text, own) in enumerate(zip(texts, marks, strict=True), 1)
    ]
    raw = RawDocument("page.html", "html", "text/html", b"<p>")
    return SegmentedDocument(raw, "utf-8", "\n".join(block.text for block in blocks), tuple(blocks))


def test_words_name_no_other_reason_than_the_markup_that_dismisses_a_block() -> None:
    document = clean(_page((), ("footer",), ("related", "list")), load_ruleset())
    bare, footer, related = document.verdicts[1:]
    assert bare.reason is Reason.COMMENTS and bare.rule.startswith("function.")
    assert (footer.reason, footer.rule) == (Reason.FOOTER, "markup.footer")
    assert (related.reason, related.rule) == (Reason.RELATED_LINKS, "markup.related")


def test_a_button_in_a_caption_is_none() -> None:
    document = clean(_page(("caption",)), load_ruleset())
    assert document.verdicts[1].reason is Reason.COMMENTS
    assert document.captured("captions") == ()


def test_what_markup_dismisses_is_not_read_for_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset = load_ruleset()
    reader = function_reader(ruleset)
    read = reader.read
    asked: list[str] = []

    def counting(text: str, *how: Any) -> object:
        asked.append(text)
        return read(text, *how)

    monkeypatch.setattr(reader, "read", counting)
    document = _page(("nav",), ("footer",), ())
    clean(document, ruleset)
    assert set(asked) == {document.blocks[n].text for n in (0, 3)}
