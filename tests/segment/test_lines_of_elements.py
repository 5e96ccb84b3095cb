"""Which elements are part of a line, which make a paragraph, and which are not shown in it."""

from __future__ import annotations

import pytest

from pipeline.model.document import RawDocument
from pipeline.segment.html import segment_html
from pipeline.segment.page.elements import ATTRIBUTES, NAMING

LONG = "The harbour office at Sandwick counted every crate by hand until the old scales were repaired in the autumn."
NEXT = "Nobody had asked for new ones, the harbour master said, because the old ones were right to within a pound."


def texts_of(body: str) -> list[str]:
    page = f"<html><head><title>x</title></head><body>{body}</body></html>"
    return [block.text for block in segment_html(RawDocument("p.html", "html", "text/html", page.encode())).blocks]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<button type=button>", "</button>"),
        ("<label>", "</label>"),
        ("<output>", "</output>"),
        ("<x-term data-id=7>", "</x-term>"),
        ("<st1:place w:st=on>", "</st1:place>"),
        ("<noindex>", "</noindex>"),
        ("<person>", "</person>"),
        ("<slot>", "</slot>"),
        ("<amp-fit-text>", "</amp-fit-text>"),
        ("<o:p>", "</o:p>"),
        ("<span><button>", "</button></span>"),
    ],
)
@pytest.mark.parametrize("around", ["p", "div", "li", "td"])
def test_an_element_of_any_name_stands_in_its_sentence(opening: str, closing: str, around: str) -> None:
    sentence = f"<{around}>The ferry to {opening}Little Sandwick{closing} sails again on Monday.</{around}>"
    body = f"<table><tr>{sentence}</tr></table>" if around == "td" else sentence
    assert texts_of(body) == ["The ferry to Little Sandwick sails again on Monday."]


def test_names_alone_in_a_paragraph_are_one_line() -> None:
    assert texts_of("<p><org>Sandwick Ferries</org> <money>$3</money></p>") == ["Sandwick Ferries $3"]


def test_controls_in_a_row_are_no_line() -> None:
    assert texts_of("<div><button>Share</button><button>Save</button></div>") == ["Share", "Save"]


def test_an_unknown_element_with_paragraphs_is_a_block() -> None:
    assert texts_of(f"<div>Loose <x-body><p>{LONG}</p><p>{NEXT}</p></x-body></div>") == ["Loose", LONG, NEXT]


@pytest.mark.parametrize(
    "attributes",
    [
        'style="display: block; margin: 1em"',
        'class="mb-4 block leading-7"',
        "data-as=p",
        "role=paragraph",
        "",
        "class=c-1",
    ],
)
@pytest.mark.parametrize("tag", ["span", "font", "em"])
def test_spans_that_are_paragraphs_do_not_fuse(attributes: str, tag: str) -> None:
    assert texts_of(f"<div><{tag} {attributes}>{LONG}</{tag}><{tag} {attributes}>{NEXT}</{tag}></div>") == [LONG, NEXT]


def test_lines_of_a_heading_stay_one_heading() -> None:
    [heading] = texts_of('<h2><span class="block">Ferry sails</span><span class="block">on Monday</span></h2>')
    assert heading == "Ferry sails on Monday"


def test_a_span_in_a_sentence_does_not_part_it() -> None:
    assert texts_of(f"<p><span>{LONG}</span> <span>{NEXT}</span></p>") == [f"{LONG} {NEXT}"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<span class=tooltiptext>A boat for cars.</span>",
        "<span class='term__tooltip'>A boat for cars.</span>",
        "<span role=tooltip>A boat for cars.</span>",
        "<em hidden>A boat for cars.</em>",
        "<small style='display: none'>A boat for cars.</small>",
        "<x-tip class='tooltip-content'>A boat for cars.</x-tip>",
        "<b class='visually-hidden'>A boat for cars.</b>",
    ],
)
def test_what_is_hidden_in_a_line_does_not_leak_into_it(hidden: str) -> None:
    assert texts_of(f"<p>The <span class=tooltip>ferry{hidden}</span> sails.</p>") == ["The ferry sails."]


@pytest.mark.parametrize(
    "word",
    ["<ruby>港<rt>みなと</rt></ruby>", "<ruby><rb>港</rb><rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>"],
)
def test_readings_do_not_run_into_words(word: str) -> None:
    assert texts_of(f"<h1>{word}が再開</h1><p>{word}は再び開かれた。</p>") == ["港が再開", "港は再び開かれた。"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("県内の港では五日から新しい船が運航を始め、初日は二百人を超える客が乗り込んだという。", "船は一日に四往復する予定だと会社は話している。"),
        ("五日起新船投入运营，首日有两百多名乘客登船，码头上挤满了前来送行的居民和学生。", "公司表示，船每天往返四次。"),
    ],
)  # fmt: skip
def test_one_line_break_parts_paragraphs_of_dense_scripts(one: str, two: str) -> None:
    assert texts_of(f"<div>{one}<br>{two}</div>") == [one, two]


def test_a_wide_space_behind_a_line_break_opens_a_paragraph() -> None:
    assert texts_of("<div>\u3000短い文だ。<br>\n\u3000次の文だ。</div>") == ["短い文だ。", "次の文だ。"]


def test_korean_paragraphs_parted_by_one_break_are_paragraphs() -> None:
    first = "강변의 다리가 두 해에 걸친 공사를 마치고 토요일 아침에 다시 열렸다고 군청이 밝혔다."
    second = "다리는 오래전부터 금이 가 있었고 큰 비가 내린 지난 여름에는 서쪽 난간이 무너져 내렸다."
    assert texts_of(f"<div>{first}<br>{second}</div>") == [first, second]
    assert texts_of("<div>강변의 다리.<br>다시 열렸다.</div>") == ["강변의 다리. 다시 열렸다."]


def test_names_of_attributes_are_remembered_within_a_bound() -> None:
    before = len(ATTRIBUTES)
    told = [ATTRIBUTES[f"data-testid-{number}"] for number in range(5000)]
    assert set(told) == {NAMING}
    assert ATTRIBUTES["data-" + "x" * 100] == 0
    assert before <= len(ATTRIBUTES) <= 4096
    assert "data-" + "x" * 100 not in ATTRIBUTES
