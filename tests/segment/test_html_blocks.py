"""The block table: all visible text, each piece once, in reading order, with its kind and evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.block import Block, BlockKind
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.model.reasons import QuarantineCode, WarningCode
from pipeline.segment.errors import SegmentError
from pipeline.segment.html import segment_html

SENTENCE = "The council met on Tuesday evening and agreed on a plan for the old harbour, its cranes and its sheds. "


def segment_page(markup: str) -> SegmentedDocument:
    return segment_html(RawDocument("page.html", "html", "text/html", markup.encode()))


def blocks_of(body: str) -> tuple[Block, ...]:
    return segment_page(f"<html><head><title>x</title></head><body>{body}</body></html>").blocks


def test_inline_markup_keeps_words_and_spaces() -> None:
    [block] = blocks_of("<p>A <b>bold</b> word, a<i>b</i>c, and\n <a href='/x'>a\nlink</a>.</p>")
    assert block.text == "A bold word, abc, and a link."
    assert block.link_density == pytest.approx(6 / 29, abs=0.01)


def test_soft_hyphens_part_no_words() -> None:
    found = blocks_of("<p>The har&shy;bour of\xad Brack&#173;water</p><p>&shy;</p><pre>a\xadb</pre><p>It is old.</p>")
    assert [b.text for b in found] == ["The harbour of Brackwater", "\xad", "a\xadb", "It is old."]


def test_shapes_are_kinds() -> None:
    found = blocks_of(
        "<h2>Head</h2><p>Para</p><ul><li>one<ul><li>two</li></ul></li></ul><blockquote><p>Quote</p></blockquote>"
        "<figure><img src=x><figcaption>Seen from above</figcaption></figure><pre>a\n  b</pre>"
        "<table><tr><th>Year<th>Sum</tr><tr><td>2019<td>12</tr></table><div>loose</div>"
    )
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.HEADING, "Head"),
        (BlockKind.PARAGRAPH, "Para"),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.QUOTE, "Quote"),
        (BlockKind.CAPTION, "Seen from above"),
        (BlockKind.PREFORMATTED, "a\n  b"),
        (BlockKind.TABLE_ROW, "Year Sum"),
        (BlockKind.TABLE_ROW, "2019 12"),
        (BlockKind.PARAGRAPH, "loose"),
    ]


def test_two_line_breaks_end_a_paragraph_and_one_does_not() -> None:
    found = blocks_of("<div>First line<br>goes on<br> <br/>Second<br><br><br>Third</div>")
    assert [b.text for b in found] == ["First line goes on", "Second", "Third"]


def test_one_line_break_ends_a_paragraph_after_a_whole_sentence() -> None:
    found = blocks_of(f"<div>{SENTENCE}<br>{SENTENCE}</div>")
    assert [b.text for b in found] == [SENTENCE.strip()] * 2


def test_columns_of_a_layout_table_are_apart() -> None:
    found = blocks_of(f"<table><tr><td>{SENTENCE * 2}</td><td>{SENTENCE * 3}</td></tr></table>")
    assert [b.text for b in found] == [(SENTENCE * 2).strip(), (SENTENCE * 3).strip()]


def test_unseen_text_is_left_out() -> None:
    found = blocks_of(
        "<p>seen<span class='sr-only'>for readers</span></p><script>var a</script><style>b{}</style><template>t</template>"
        "<noscript>n</noscript><p hidden>h</p><div style='display: none'><p>d</p></div><select><option>o</select>tail"
    )
    assert [b.text for b in found] == ["seen", "tail"]


def test_hidden_text_is_the_page_when_little_else_is_there() -> None:
    found = blocks_of(f"<p>Loading</p><div style='display:none'><p>{SENTENCE}</p><p>{SENTENCE}</p></div>")
    assert [b.text for b in found] == ["Loading", SENTENCE.strip(), SENTENCE.strip()]


def test_paths_name_each_place_once() -> None:
    found = blocks_of("<div><p>a</p><span><p>b</p></span></div><div>c<p>d</p>e</div>")
    assert [b.path for b in found] == [
        "/html/body/div[1]/p[1]",
        "/html/body/div[1]/p[2]",
        "/html/body/div[2]",
        "/html/body/div[2]/p[1]",
        "/html/body/div[2]",
    ]


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ("<nav><p>x</p></nav>", "nav"),
        ("<div role=contentinfo>x</div>", "footer"),
        ("<div class='adBox'>x</div>", "ad"),
        ("<div id=comments><ul><li>x</ul></div>", "comments"),
        ("<section class='td-related-posts'>x</section>", "related"),
        ("<div class='story_body'><p>x</p></div>", "body"),
        ("<div class='newsletter-signup'>x</div>", "newsletter"),
    ],
)
def test_marks_are_inherited(markup: str, mark: str) -> None:
    assert mark in blocks_of(markup)[-1].marks


@pytest.mark.parametrize("name", ["reading", "stage", "shadow", "uploads", "gradient", "container", "hidden-xs"])
def test_everyday_class_words_are_no_evidence(name: str) -> None:
    assert blocks_of(f"<div class='{name}'>x</div>")[0].marks == ()


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td"])
def test_nesting_of_ten_thousand_levels_loses_no_text(tag: str) -> None:
    close = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    page = segment_page(f"<html><body>{f'<{tag}>' * 10_000}<p>inside</p>{close * 10_000}<p>after</p></body></html>")
    assert [b.text for b in page.blocks] == ["inside", "after"]
    assert WarningCode.MARKUP_DEPTH_LIMITED in page.warnings


def test_huge_colspan_costs_nothing() -> None:
    table = "<table><tr><td colspan=9007199254740991 rowspan=99999999>a</td><td>b</td></tr></table>"
    found = blocks_of(f"<p>{SENTENCE * 2}</p>{table}<p>{SENTENCE * 2}</p>")
    assert [b.text for b in found] == [(SENTENCE * 2).strip(), "a b", (SENTENCE * 2).strip()]


@pytest.mark.parametrize("markup", ["<!-- nothing -->", "<!doctype html>", "   \n"])
def test_no_page_is_a_value(markup: str) -> None:
    with pytest.raises(SegmentError) as caught:
        segment_page(markup)
    assert caught.value.code in (QuarantineCode.NOT_AN_ARTICLE, QuarantineCode.EMPTY_INPUT)


_TAGS = [
    "p",
    "div",
    "span",
    "b",
    "a",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "br",
    "h2",
    "blockquote",
    "section",
    "center",
    "x-y",
]
_PIECES = st.one_of(
    st.sampled_from([f"<{t}>" for t in _TAGS] + [f"</{t}>" for t in _TAGS]),
    st.text("abcdé世界 שלום\u00a0\u200b\n", min_size=1, max_size=12),
)


@given(st.lists(_PIECES, max_size=40))
def test_blocks_hold_every_visible_character_once_and_in_order(pieces: list[str]) -> None:
    page = segment_page("<html><body>" + "".join(pieces) + "</body></html>")
    visible = "".join("".join(p for p in pieces if not p.startswith("<")).split())
    assert "".join("".join(b.text for b in page.blocks).split()) == visible
    assert all(b.text == b.text.strip() and b.text for b in page.blocks)
    assert [b.index for b in page.blocks] == list(range(len(page.blocks)))
