"""Printed bylines that no usual mark tells: labels on a line of their own, presentations, site owners, pen names."""

from __future__ import annotations

import pytest

from tests.metadata.pages import PROSE, described, page

ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds through the night", "datePublished": "2020-02-03"}
H1 = "<h1>Dam holds through the night</h1>"
MORE = f"<p>{PROSE}</p>"


def authors(html: str, url: str = "https://www.example.org/news/dam-holds") -> tuple[str, ...]:
    return described(html, url).authors


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        ("", "<p>Autor:</p><p>Jonas Feldkamp/XY-P</p>", ("Jonas Feldkamp",)),
        ("", "<p>Article by</p><p>Hannah Lindqvist</p>", ("Hannah Lindqvist",)),
        ("", "<p>Text &amp; Fotos: Jonas Feldkamp</p>", ("Jonas Feldkamp",)),
        ("", "<p>Ein Interview von Jonas Feldkamp mit Omar Rahal.</p>", ("Jonas Feldkamp",)),
        ("", "<div class=article-meta><a>Will Leighton</a> /<br>November 18, 2016</div>", ("Will Leighton",)),
        ("", "<div class=article-meta><b>Auteur</b><p>Jonas Feldkamp</p></div>", ("Jonas Feldkamp",)),
        ("", "<div class=author>李晓明2017-03-01 14:27:02</div>", ("李晓明",)),
        ("", "<p class=byline>Guide by Hannah Lindqvist Former Deputy Editor</p>", ("Hannah Lindqvist",)),
        ("", "<p class=author>Written by Linda and Peter</p>", ("Linda", "Peter")),
        ("", "<p class=byline>By Md Omar Rahal</p>", ("Md Omar Rahal",)),
        ("", "<nav><span itemprop=author>Hannah Lindqvist</span></nav>", ("Hannah Lindqvist",)),
        ("<meta name=author content=Maria>", "<p>Maria</p>", ("Maria",)),
    ],
)
def test_a_byline_is_found(head: str, body: str, names: tuple[str, ...]) -> None:
    assert authors(page(head, H1 + body)) == names


def test_a_person_whom_the_next_line_presents_wrote_it() -> None:
    note = (
        "<p>Hannah Lindqvist</p><p>Hannah is a reporter who covers rivers and dams for this paper and lives by one.</p>"
    )
    assert authors(page("", H1 + MORE).replace("</article>", note + "</article>")) == ("Hannah Lindqvist",)


def test_several_persons_who_are_presented_are_what_the_story_is_about() -> None:
    notes = "".join(
        f"<p>{name} Example</p><p>{name} is an engineer who has worked at the dam for more than twenty years.</p>"
        for name in ("Hannah", "Omar")
    )
    assert authors(page("", H1 + MORE).replace("</article>", notes + "</article>")) == ()


def test_the_owner_of_a_site_that_bears_his_name_wrote_it() -> None:
    html = page('<meta property="og:site_name" content="Jonas Feldkamp">', H1)
    assert authors(html, "https://jonasfeldkamp.example/dam") == ("Jonas Feldkamp",)
    assert authors(html, "https://www.example.org/dam") == ()


def test_a_pen_name_counts_where_page_and_markup_share_it() -> None:
    node = {**ARTICLE, "author": {"@type": "Person", "name": "river_watch"}}
    printed = "<p class=entry-author>von river_watch</p>"
    assert authors(page("", H1 + printed, ld=node)) == ("river_watch",)
    assert authors(page("", H1, ld=node)) == ()
    assert authors(page("<meta name=author content=river_watch>", H1 + printed)) == ("river_watch",)


@pytest.mark.parametrize(
    "body",
    [
        "<p>© Hannah Lindqvist</p>",
        "".join(f"<div><span class=author>{name} Example</span></div>" for name in ("Hannah", "Omar", "Olga", "Ines")),
        "<p class=byline>By Example Growth Marketing</p>",
        "<p class=byline>Sat, 20 Dec 2025</p>",
        "<p class=author>AI Alignment Forum</p>",
    ],
)
def test_no_author_is_named(body: str) -> None:
    story = "".join(f"<p>On day {number}: {PROSE}</p>" for number in range(12))  # copies would count as one paragraph
    html = page('<meta property="og:site_name" content="Example Growth Marketing">', story + body)
    assert authors(html) == ()


def test_an_agency_is_no_pen_name() -> None:
    node = {**ARTICLE, "author": {"@type": "Person", "name": "dpa"}}
    assert authors(page("", H1 + "<p class=author>dpa</p>", ld=node)) == ()
