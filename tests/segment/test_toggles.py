"""Text that opens on demand, fades in, or stands in `noscript` and shadow roots: the body's is read, a dialog's is not."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from pipeline.model.document import RawDocument
from pipeline.segment.html import segment_html
from pipeline.segment.page.toggles import MOST_PANELS, opened_texts

BODY = (
    "The harbour office at Sandwick counted every crate by hand until the old scales were repaired in the autumn.",
    "Nobody had asked for new ones, the harbour master said, because the old ones were right to within a pound.",
    "The repair was paid for by the fishermen, who had held a sale of nets, ropes and lamps on the first of May.",
)
MORE = (
    "Two of the crates that were counted in the last week of summer held nothing but stones, the office found.",
    "It has since written to the owner of the boat, who says that he had bought them from a dealer on the mainland.",
)


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def main_of(body: str) -> list[str]:
    page = f"<html><head><title>Crates of stones</title></head><body><main><article><h1>Crates of stones</h1>{body}</article></main></body></html>"
    segmented = segment_html(RawDocument("p.html", "html", "text/html", page.encode()))
    return [block.text for block in segmented.blocks if block.main]


@pytest.mark.parametrize(
    ("control", "panel"),
    [
        ("<button aria-controls=rest aria-expanded=false>Read more</button>", "<div id=rest hidden>"),
        ("<a href='#rest' class=read-more>Read more</a>", "<div id=rest class=read-more-content style='display:none'>"),
        ("<a data-toggle=collapse data-target='#rest'>Mehr</a>", "<section id=rest style='display: none'>"),
        ("<a data-toggle=collapse data-target='#rest'>Mehr</a>", "<section id=rest style='DISPLAY: NONE'>"),
        ("<p><span role=button>続きを読む</span></p>", "<div style='display:none'>"),
    ],
)
def test_the_rest_behind_a_control_of_the_body_is_the_article(control: str, panel: str) -> None:
    closing = f"</{panel[1:].split()[0]}>"
    found = main_of(f"<div>{paragraphs(BODY)}{control}{panel}{paragraphs(MORE)}{closing}</div>")
    assert [text for text in found if text in BODY + MORE] == [*BODY, *MORE]


@pytest.mark.parametrize("hiding", ["hidden", "style='display: none'", "style='visibility:hidden'"])
def test_answers_of_an_accordion_stay_with_their_questions(hiding: str) -> None:
    items = "".join(
        f"<div class=item><div role=button aria-controls=a{n} aria-expanded=false>Question number {n}?</div>"
        f"<div id=a{n} {hiding}><p>{text}</p></div></div>"
        for n, text in enumerate(MORE)
    )
    found = main_of(f"<div class=text>{paragraphs(BODY)}<div class=faq>{items}</div></div>")
    assert found[-4:] == ["Question number 0?", MORE[0], "Question number 1?", MORE[1]]


def test_a_button_behind_a_hidden_text_opens_it_too() -> None:
    panel = f"<div style='display:none'>{paragraphs(MORE)}</div><button>Weiterlesen</button>"
    found = main_of(f"<div>{paragraphs(BODY)}{panel}</div>")
    assert [text for text in found if text in BODY + MORE] == [*BODY, *MORE]


def test_paragraphs_that_fade_in_are_text() -> None:
    one = MORE[0]
    body = f"<p>{BODY[0]}</p><div class=fade style='visibility: hidden; opacity: 0'><p>{one}</p></div><p>{BODY[1]}</p><p>{BODY[2]}</p>"
    assert one in main_of(f"<div>{body}</div>")


@pytest.mark.parametrize(
    "rest",
    [
        f"<button aria-controls=d>Settings</button><div id=d role=dialog style='display:none'>{paragraphs(MORE)}</div>",
        f"<button aria-controls=d>Cookies</button><div id=d class=cookie-settings hidden>{paragraphs(MORE)}</div>",
        f"<button aria-controls=d>Write</button><form id=d hidden>{paragraphs(MORE)}<input></form>",
        f"<button aria-controls=d>Comments</button><div id=d class=comments hidden>{paragraphs(MORE)}</div>",
        f"<nav><button aria-controls=d>Menu</button></nav><div id=d hidden>{paragraphs(MORE)}</div>",
        f"<div class=summary hidden>{paragraphs(MORE)}</div>",
        f"<div style='position:absolute; visibility:hidden'>{paragraphs(MORE)}</div>",
    ],
)
def test_what_no_control_of_the_body_opens_stays_out(rest: str) -> None:
    assert [text for text in main_of(f"<div>{paragraphs(BODY)}{rest}</div>") if text in MORE] == []


def test_a_hidden_copy_and_data_are_no_text_that_scripts_show() -> None:
    data = '{"settings": {"theme": "dark", "autoplay": false, "labels": ["' + "play, pause, stop " * 40 + '"]}}'
    found = main_of(f"<div>{paragraphs(BODY)}</div><div hidden>{paragraphs(BODY)}<div>{data}</div></div>")
    assert [text for text in found if text != "Crates of stones"] == list(BODY)


def test_data_that_a_page_prints_is_no_article() -> None:
    data = '{"player": {"autoplay": false, "title": "' + "The crates of Sandwick are counted. " * 12 + '"}}'
    assert data not in main_of(f"<div><p>{data}</p>{paragraphs(BODY)}</div>")


def test_a_bracketed_remark_is_no_data() -> None:
    remark = f"[{MORE[0]} Editor's note]"
    assert remark in main_of(f"<div>{paragraphs(BODY)}<p>{remark}</p>{paragraphs(MORE)}</div>")


@pytest.mark.parametrize("mode", ["shadowrootmode=open", "shadowroot=open"])
def test_a_shadow_root_is_shown_beside_other_text(mode: str) -> None:
    body = f"<p>{BODY[0]} {BODY[1]}</p><x-story><template {mode}>{paragraphs(MORE + BODY[2:])}</template></x-story>"
    assert main_of(body)[-3:] == [*MORE, BODY[2]]


def test_a_body_in_noscript_beside_teasers_is_in_the_blocks() -> None:
    teasers = "".join(
        f"<div class=card><h3><a href=/{n}>Story {n} of the day</a></h3><p>Read how number {n} went on.</p></div>"
        for n in range(8)
    )
    found = main_of(f"{teasers}<noscript><div>{paragraphs(BODY + MORE)}</div></noscript>")
    assert [text for text in found if text in BODY + MORE] == [*BODY, *MORE]


def test_a_noscript_that_repeats_the_page_is_not_read_twice() -> None:
    page = f"<html><body><h1>Crates</h1>{paragraphs(BODY)}<noscript>{paragraphs(BODY)}</noscript></body></html>"
    texts = [block.text for block in segment_html(RawDocument("p.html", "html", "text/html", page.encode())).blocks]
    assert texts == ["Crates", *BODY]


@pytest.mark.parametrize(
    ("hidden", "looks"),
    [
        ("", 0),
        ("<div hidden>Menu</div><p style='display:none'>Menu</p>", 0),
        (f"<div hidden>Menu</div><p style='display:none'>{MORE[0]}</p><p hidden>{MORE[1]}</p>", 1),
        ("<p hidden>Menu</p>" * (MOST_PANELS + 1), 1),
    ],
    ids=["nothing", "menus", "sentences", "more than are looked at"],
)
def test_what_opens_is_looked_for_once_and_where_hidden_text_may_be_an_article(
    hidden: str, looks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def counting(tree: HtmlElement) -> set[HtmlElement]:
        asked.append(tree)
        return opened_texts(tree)

    monkeypatch.setattr("pipeline.segment.page.walk.opened_texts", counting)
    assert main_of(paragraphs(BODY) + hidden)
    assert len(asked) == looks


def test_short_paragraphs_of_dense_scripts_open_too() -> None:
    texts = [
        "砂浜の港では、秋に古い秤が直るまで、職員が木箱を一つずつ手で数えていた。",
        "新しい秤を求めた人は誰もいなかったと、港の責任者は話している。",
        "数えた箱のうち二つには石しか入っていなかったことが、あとで分かった。",
    ]
    panel = f"<div style='display:none'>{paragraphs(tuple(texts[1:]))}</div><button>続きを読む</button>"
    found = main_of(f"<div>{paragraphs((texts[0], texts[0][::-1] + '。'))}{panel}</div>")
    assert [text for text in found if text in texts] == texts
