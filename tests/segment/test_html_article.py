"""The choice of the article on pages that break extractors. The pages are written for these tests."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.corpus import segmented
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.segment import segment
from pipeline.segment.article import choose
from pipeline.segment.article.second_opinion import trafilatura_blocks
from pipeline.segment.html import segment_html
from pipeline.segment.page.parse import parse

STORY = (
    "The town council of Eastmere voted late on Tuesday to reopen the old harbour line, forty years after the last train.",
    "Trains will run twice an hour from next spring, and fares will stay at the level of the bus, the mayor told reporters.",
    "Work on the two bridges has already begun, although the larger one, built in 1911, needs new bearings before winter.",
    "“We have waited a generation for this,” said Ingrid Solberg, who runs the bakery beside the former station.",
    "Opponents fear noise along the embankment and have announced that they will take the decision to the county court.",
    "A first hearing is expected in March; until then, the council says, preparations will go on as they were planned.",
)
OTHER = (
    "A storm tore the roof off the market hall in Westbury during the night, and the square remains closed to traffic.",
    "Firefighters worked until dawn, and nobody was hurt, because the stalls had been cleared early in the evening.",
    "The owner puts the damage at two million and hopes to open again before the summer holidays start, he said on radio.",
)
TEASERS = (
    "Five walks along the coast that are worth the trip even when it rains, with maps and places to eat on the way",
    "Why the price of bread went up again this winter, and what bakers in the region say about the coming harvest",
    "The choir that sings in an empty swimming pool: a visit to rehearsals with sixty voices and a lot of echo",
    "Our guide to the elections: who stands where, how to vote by letter and when the first results will be known",
)
NAV = "".join(
    f"<li><a href='/{word}'>{word}</a></li>" for word in ("News", "Sport", "Culture", "Weather", "Video", "Shop")
)
FOOTER = (
    "<footer><p>Imprint</p><p>© 2024 Eastmere Herald. All rights reserved.</p><a href='/privacy'>Privacy</a></footer>"
)


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "") -> SegmentedDocument:
    header = f"<header><a href='/'>Eastmere Herald</a><nav><ul>{NAV}</ul></nav></header>"
    title = "<title>Harbour line to reopen - Eastmere Herald</title>"
    markup = f"<!doctype html><html lang=en><head>{title}{head}</head><body>{header}{body}{FOOTER}</body></html>"
    return segment_html(RawDocument("page.html", "html", "text/html", markup.encode()))


def main_of(document: SegmentedDocument) -> list[str]:
    return [block.text for block in document.blocks if block.main]


def assert_story(document: SegmentedDocument, without: tuple[str, ...] = ()) -> None:
    chosen = main_of(document)
    assert [text for text in STORY if text not in chosen] == []
    assert [text for text in without if text in chosen] == []


H1 = "<h1>Harbour line to reopen</h1>"
CARDS = "".join(f"<div class=card><a href='/{i}'><h3>{text}</h3></a></div>" for i, text in enumerate(TEASERS))
TEXT_CARDS = "".join(
    f"<div class=teaser><h3><a href='/{i}'>{text[:40]}</a></h3><p>{text}</p></div>"
    for i, text in enumerate(TEASERS * 3)
)
RELATED = f"<section class=related><h2>Related</h2>{CARDS}</section>"


def test_a_plain_page() -> None:
    assert_story(
        page(f"<main><article>{H1}<div class=article-body>{paragraphs(STORY)}</div></article>{RELATED}</main>"), TEASERS
    )


def test_body_in_sibling_containers() -> None:
    parts = "".join(
        f"<div class=section-text>{paragraphs(STORY[i : i + 2])}</div><div class=ad-slot>Advertisement</div>"
        for i in (0, 2, 4)
    )
    assert_story(page(f"<main>{H1}{parts}</main>{RELATED}"), ("Advertisement",))


def test_teasers_that_outweigh_the_body() -> None:
    document = page(
        f"<div class=content>{H1}<div class=text>{paragraphs(STORY)}</div></div><div class=teasers>{TEXT_CARDS}</div>"
    )
    assert_story(document)
    assert len(set(main_of(document)) & set(TEASERS)) <= 1


@pytest.mark.parametrize("name", ["Popup-Newsletter", "newsletter popup modal", "sidebar-right", "has-cookie-banner"])
def test_page_wrapped_in_a_misleading_class(name: str) -> None:
    assert_story(
        page(f"<aside class='{name}'><div>{H1}<div class=text>{paragraphs(STORY)}</div></div>{RELATED}</aside>"),
        TEASERS,
    )


def test_a_comment_thread_longer_than_the_article() -> None:
    voices = tuple(f"I think number {i} is right: {text}" for i, text in enumerate((*OTHER, *TEASERS) * 5))
    thread = "".join(
        f"<li class=comment><b>user{i}</b><p>{text}</p><a href=#r>Reply</a></li>" for i, text in enumerate(voices)
    )
    body = f"<article>{H1}<div class=entry-content>{paragraphs(STORY)}</div></article><div id=comments><ol>{thread}</ol></div>"
    assert_story(page(body), voices)


def test_a_body_that_is_embedded_three_times_is_taken_once() -> None:
    body = "".join(f"<div class='view-{size}'>{paragraphs(STORY)}</div>" for size in ("small", "wide", "print"))
    document = page(f"<main>{H1}{body}</main>{RELATED}")
    chosen = [block for block in document.blocks if block.main and block.text in STORY]
    assert [block.text for block in chosen] == list(STORY)
    assert len({(block.path or "").rsplit("/", 1)[0] for block in chosen}) == 1


def test_a_second_article_does_not_replace_the_first() -> None:
    second = f"<article><h2>Storm in Westbury</h2>{paragraphs(OTHER)}</article>"
    assert_story(page(f"<main><article>{H1}{paragraphs(STORY)}</article>{second}</main>"))


def test_the_dialog_of_a_consent_tool_is_never_the_article() -> None:
    policy = tuple(
        f"{text} This is what we and our {i} partners store on your device and why we do it."
        for i, text in enumerate(OTHER * 5)
    )
    dialog = f"<div id=onetrust-consent-sdk><div class=ot-text>{paragraphs(policy)}</div></div>"
    assert_story(page(f"<main>{H1}{paragraphs(STORY)}</main>{dialog}"), policy)


def test_a_front_page_has_no_article() -> None:
    items = "".join(f"<li><a href='/{i}'>{text[:40]}</a></li>" for i, text in enumerate(TEASERS * 4))
    assert main_of(page(f"<main><ul>{items}</ul></main>")) == []


def test_an_article_that_stands_in_structured_data_alone_is_taken_from_there() -> None:
    stated = " ".join(STORY[:3])
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{stated}"}}</script>'
    document = page("<div id=app>Loading</div>", data)
    assert main_of(document) == [stated]
    assert [block.path for block in document.blocks if block.main] == ["json_ld.articleBody[1]"]


def test_hidden_template_text() -> None:
    hidden = f"<template>{paragraphs(OTHER)}</template><div style='display:none'>{paragraphs(OTHER)}</div>"
    document = page(f"<article>{H1}<div>{paragraphs(STORY)}</div>{hidden}</article>")
    assert_story(document, OTHER)
    assert not set(OTHER) & {block.text for block in document.blocks}


def test_layout_tables() -> None:
    left = "<td width=150>" + "".join(f"<a href='/{i}'>Section {i}</a><br>" for i in range(9)) + "</td>"
    middle = f"<td>{H1}{''.join(f'{text}<br><br>' for text in STORY)}</td>"
    right = "<td>" + "".join(f"<a href='/t{i}'>{text[:60]}</a><br>" for i, text in enumerate(TEASERS)) + "</td>"
    assert_story(page(f"<table><tr>{left}{middle}{right}</tr></table>"))


def test_line_breaks_instead_of_paragraphs() -> None:
    assert_story(page(f"<div id=wrap>{H1}<div class=story>{'<br><br>'.join(STORY)}</div></div>{RELATED}"), TEASERS)


def test_deep_nesting() -> None:
    assert_story(page(f"{'<div>' * 300}{H1}{paragraphs(STORY)}{'</div>' * 300}{RELATED}"), TEASERS)


def test_broken_markup() -> None:
    body = f"<div><div class=body>{H1}<p>" + "<p><b>".join(STORY) + "</i></span></td></div></p></b>" + RELATED
    assert_story(page(body))


def test_an_amp_page() -> None:
    media = "<amp-img src=a.jpg width=1 height=1></amp-img><amp-ad type=x></amp-ad>"
    assert_story(
        page(f"<amp-sidebar><ul>{NAV}</ul></amp-sidebar><article>{H1}{media}{paragraphs(STORY)}</article>{RELATED}"),
        TEASERS,
    )


def test_a_live_blog() -> None:
    entries = "".join(
        f"<div class=live-entry><time datetime='2024-05-02T1{i}:00Z'>1{i}:00</time><h2>Update {i}</h2><p>{text}</p></div>"
        for i, text in enumerate(STORY)
    )
    assert_story(page(f"<main>{H1}<div class=live-blog>{entries}</div></main>{RELATED}"), TEASERS)


RTL = (
    "قرر مجلس المدينة مساء الثلاثاء إعادة فتح خط القطار القديم إلى الميناء بعد أربعين عاما من توقفه عن العمل.",
    "وقال رئيس البلدية للصحفيين إن القطارات ستسير مرتين كل ساعة اعتبارا من الربيع المقبل وبأسعار الحافلات نفسها.",
    "وبدأ العمل بالفعل في الجسرين، لكن الجسر الأكبر الذي بني عام 1911 يحتاج إلى دعامات جديدة قبل حلول الشتاء.",
    "ويخشى المعارضون من الضجيج على طول الضفة وأعلنوا أنهم سيطعنون في القرار أمام محكمة المقاطعة خلال أيام.",
)
CJK = (
    "市議会は火曜日の夜、四十年前に最後の列車が走った旧港線を再開することを決めた。来年の春から一時間に二本が運行される予定だ。",
    "市長は記者団に対し、運賃はバスと同じ水準に据え置くと述べた。二つの橋の工事はすでに始まっているという。",
    "一九一一年に架けられた大きいほうの橋は、冬までに新しい支承が必要になる。費用は県と市が半分ずつ負担する。",
    "反対派は堤防沿いの騒音を心配しており、県の裁判所に決定の取り消しを求める方針を明らかにした。初回の審理は三月の見込みだ。",
)


@pytest.mark.parametrize(("texts", "direction"), [(RTL, "rtl"), (CJK, "ltr")])
def test_other_scripts(texts: tuple[str, ...], direction: str) -> None:
    body = f"<main dir={direction}><article>{H1}<div class=article-body>{paragraphs(texts)}</div></article></main>{RELATED}"
    chosen = main_of(page(body))
    assert [text for text in texts if text not in chosen] == []
    assert not set(TEASERS) & set(chosen)


def test_the_same_page_gives_the_same_choice_whatever_came_before() -> None:
    body = f"<main>{H1}{paragraphs(STORY)}</main>{RELATED}"
    first = page(body)
    page(f"<article>{paragraphs(OTHER)}</article>")
    assert page(body) == first


# A page in doubt: running text and teasers of its length, in a row and marked by nothing.
IN_DOUBT = "".join(
    f"<div><a href='/{n}'>{text}</a></div><div>{other}</div>"
    for n, (text, other) in enumerate(zip(TEASERS, STORY, strict=False))
)


def test_a_page_in_doubt_is_asked_about_unless_it_is_to_go_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def answer(tree: object, texts: list[str]) -> list[bool]:
        asked.append(len(texts))
        return [False] * len(texts)

    monkeypatch.setattr("pipeline.segment.article.choose.trafilatura_blocks", answer)
    raw = RawDocument("page.html", "html", "text/html", f"<html><body>{IN_DOUBT}</body></html>".encode())
    segment(raw)
    assert len(asked) == 1
    segment(raw, "fast")
    assert len(asked) == 1


@pytest.mark.parametrize(("promised", "is_asked"), [(0.65, True), (0.79, True), (0.81, False), (0.89, False)])
def test_it_is_asked_only_where_the_own_choice_promises_little(
    monkeypatch: pytest.MonkeyPatch, promised: float, is_asked: bool
) -> None:
    asked: list[int] = []
    bounded = choose.bounded
    monkeypatch.setattr(choose, "trafilatura_blocks", lambda tree, texts: asked.append(1))
    monkeypatch.setattr(choose, "bounded", lambda *given: replace(bounded(*given), expected_f1=promised))
    segment(RawDocument("page.html", "html", "text/html", f"<html><body>{IN_DOUBT}</body></html>".encode()))
    assert bool(asked) is is_asked


def test_commands_that_look_at_a_corpus_read_pages_as_a_run_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("pipeline.segment.article.choose.trafilatura_blocks", lambda tree, texts: asked.append(1))
    (tmp_path / "page.html").write_text(f"<html><body>{IN_DOUBT}</body></html>", "utf-8")
    assert len(list(segmented(tmp_path, 10**6, html="fast"))) == 1
    assert not asked
    assert len(list(segmented(tmp_path, 10**6))) == 1
    assert asked


def test_a_page_without_doubt_is_the_same_either_way() -> None:
    raw = RawDocument("page.html", "html", "text/html", f"<html><body>{H1}{paragraphs(STORY)}</body></html>".encode())
    assert segment(raw) == segment(raw, "fast")


def test_the_second_opinion_takes_no_readers_comments() -> None:
    """A short report of which trafilatura's own settings would look again, and then take the thread below it."""
    thread = (
        "I have lived by this harbour for fifty years and never saw such a thing before, believe me.",
        "The council should answer for it and pay for the new bridge out of its own pocket, I say.",
    )
    body = (
        f"<div class=article>{paragraphs(STORY[:2])}</div><section class=comments-area>{paragraphs(thread)}</section>"
    )
    tree, _ = parse(f"<html><body>{body}</body></html>")
    assert trafilatura_blocks(tree, [*STORY[:2], *thread]) == [True, True, False, False]


def test_the_second_opinion_is_the_same_without_what_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(STORY)})
    unseen = (
        "<style>p {margin: 0}</style>an end <script>let a = '<p>no</p>'</script>of a line<svg><text>sign</text></svg>"
    )
    pages = [
        f"<head><link rel=x href=y></head><body>{unseen}{H1}{unseen}{paragraphs(STORY)}{unseen}</body>",
        f"<body>{unseen}<script type='application/ld+json'>{stated}</script><div>{'<br>'.join(TEASERS)}</div>{unseen}</body>",
    ]

    def answers() -> list[list[bool] | None]:
        found = []
        for page in pages:
            tree, _ = parse(f"<html>{page}</html>")
            found.append(trafilatura_blocks(tree, [*STORY, *TEASERS]))
        return found

    bare = answers()
    assert all(answer is not None and any(answer) for answer in bare)
    monkeypatch.setattr("pipeline.segment.article.second_opinion._drop_unseen", lambda tree: None)
    assert answers() == bare
