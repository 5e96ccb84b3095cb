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


def _page(*marks: tuple[str, ...]) -> SegmentedDocument:
    """A paragraph of the article, and below it the same button once with each of the marks, all left out by the segmenter."""
    blocks = [Block(0, PROSE, BlockKind.PARAGRAPH, main=True)]
    blocks += [
        Block(n, BUTTON + " again" * n, BlockKind.PARAGRAPH, main=False, marks=own) for n, own in enumerate(marks, 1)
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
