"""Pages that show no article until their scripts run: it waits in data of scripts, or in elements that are not shown."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest

from pipeline import RawDocument
from pipeline.model.document import SegmentedDocument
from pipeline.model.reasons import WarningCode
from pipeline.segment import segment

TITLE = "The singing pike of Sallow"
STORY = (
    "Engineers have found the reason for the humming that kept the village of Sallow awake for most of the spring.",
    "It came from a weather vane on the old brewery, a copper pike whose mouth had been left open by the coppersmith.",
    "At wind speeds above six metres a second the pike sang a low B flat, which carried for two miles over the fen.",
    "The brewery has stuffed the mouth with wax. Two residents have since asked for the sound to be restored.",
)
OTHER = (
    "A goat that had taken shelter in the waiting room of the station was led home on Sunday evening by its owner.",
    "Trains were not affected, police said, although one passenger gave up his seat and could not be talked out of it.",
    "The railway has put up a sign that forbids goats, and the goat's owner one that forbids railways in her kitchen.",
)
MARKUP = "".join(f"<p>{text}</p>" for text in STORY)
MENU = "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></nav>"


def page(body: str, title: str = f"{TITLE} - Fen Post") -> SegmentedDocument:
    content = f"<html><head><title>{title}</title></head><body>{MENU}{body}</body></html>"
    return segment(RawDocument("page.html", "html", "text/html", content.encode()))


def main_of(document: SegmentedDocument) -> list[str]:
    return [block.text for block in document.blocks if block.main]


def state(data: Any) -> str:
    return f'<div id="app"></div><script type="application/json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=app></div><noscript><article>{MARKUP}</article></noscript>",
        f"<div><template shadowrootmode=open>{MARKUP}</template></div>",
        f"<textarea readonly>{(chr(10) * 2).join(STORY)}</textarea>",
        f'<iframe srcdoc="{html.escape(MARKUP)}"></iframe>',
        f"<noframes>{MARKUP}</noframes>",
    ],
)
def test_text_that_is_not_shown_counts_where_nothing_else_does(body: str) -> None:
    assert main_of(page(body)) == list(STORY)


def test_a_body_without_scripts_is_in_the_blocks_but_does_not_count_beside_an_article() -> None:
    hidden = "".join(f"<p>{text}</p>" for text in OTHER)
    document = page(f"<article><h1>{TITLE}</h1>{MARKUP}</article><noscript>{hidden}</noscript>")
    assert main_of(document) == list(STORY)
    assert set(OTHER) <= {block.text for block in document.blocks}


def test_a_notice_is_no_article() -> None:
    assert main_of(page("<div id=app></div><noscript>Please enable JavaScript to read this page.</noscript>")) == []


ARTICLE = {"headline": TITLE, "slug": "pike"}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"props": {"article": {**ARTICLE, "content": MARKUP}}}, "script.props.article.content"),
        ({"post": {**ARTICLE, "body": "\n\n".join(STORY)}}, "script.post.body"),
        (
            {"post": {**ARTICLE, "body": [{"type": "p", "html": text} for text in STORY]}},
            "script.post.body[].html",
        ),
        (
            {"post": {**ARTICLE, "rich": [{"runs": [{"t": text[:40]}, {"t": text[40:]}]} for text in STORY]}},
            "script.post.rich[].runs[].t",
        ),
    ],
)
def test_the_data_of_a_script_hold_the_article(data: Any, place: str) -> None:
    document = page(state(data))
    assert main_of(document) == list(STORY)
    assert [block.path for block in document.blocks if block.main] == [f"{place}[{n}]" for n in (1, 2, 3, 4)]
    assert WarningCode.BODY_UNCERTAIN in document.warnings


def test_data_that_a_script_assigns() -> None:
    data = json.dumps({"story": {**ARTICLE, "text": "\n".join(STORY)}})
    assert main_of(page(f"<script>window.__STATE__ = {data};</script>")) == list(STORY)


@pytest.mark.parametrize(
    "data",
    [
        {"posts": [{"title": "Goat", "url": "/1", "text": " ".join(OTHER)}]},
        {"article": {**ARTICLE, "related": [{"url": f"/{n}", "text": " ".join(OTHER)} for n in (1, 2)]}},
        {"notice": {"text": " ".join(OTHER)}},
    ],
)
def test_data_under_another_headline_or_none_are_no_article(data: Any) -> None:
    assert main_of(page(state(data))) == []


def test_a_page_without_a_title_takes_nothing_from_its_scripts() -> None:
    assert main_of(page(state({"article": {**ARTICLE, "content": MARKUP}}), title="")) == []


@pytest.mark.parametrize("broken", ['{"article": {"headline"', "[" * 5000, "null"])
def test_broken_data_are_left_alone(broken: str) -> None:
    assert main_of(page(f'<script type="application/json">{broken.ljust(400)}</script>')) == []
