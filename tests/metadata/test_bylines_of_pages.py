"""Printed bylines that no usual mark tells: labels on a line of their own, presentations, site owners, pen names."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.metadata import describe
from pipeline.model.document import Hints, RawDocument
from pipeline.segment import segment
from tests.metadata.pages import PROSE, RULESET, described, page

ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds through the night", "datePublished": "2020-02-03"}
H1 = "<h1>Dam holds through the night</h1>"
MORE = f"<p>{PROSE}</p>"


def raw_page(html: str, url: str) -> RawDocument:
    return RawDocument("page.html", "html", "text/html", html.encode(), hints=Hints(url=url))


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


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>Author(s)</p><ul><li>Hannah Lindqvist</li><li>Omar Rahal</li></ul>", ("Hannah Lindqvist", "Omar Rahal")),
        (
            "<p>Author</p><p>HL</p><p>Hannah Lindqvist</p><p>Staff engineer, Example Ltd</p><p>OR</p><p>Omar Rahal</p>",
            ("Hannah Lindqvist", "Omar Rahal"),
        ),
        ("<p>Author</p><p>Hannah Lindqvist</p><p>Photographer</p><p>Omar Rahal</p>", ("Hannah Lindqvist",)),
        ("<p class=byline>Dec 17, 2025Hannah B. Lindqvist</p>", ("Hannah B. Lindqvist",)),
        ("<p class=byline>Hannah (Maria) Lindqvist</p>", ("Hannah (Maria) Lindqvist",)),
        ("<p class=byline>Hannah Lindqvist (Reuters)</p>", ("Hannah Lindqvist",)),
        ("<p class=byline>by river_watch</p>", ("river_watch",)),
        ("<p>Posted by RiverWatch7 on March 3, 2021</p>", ("RiverWatch7",)),
        ("<p>by webadmin on March 3, 2021</p>", ()),
        ("<p>By our count the Upper Town has 12 bridges.</p>", ()),
    ],
)
def test_what_stands_around_a_name_is_read(body: str, names: tuple[str, ...]) -> None:
    assert authors(page("", H1 + body)) == names


def test_a_link_to_more_of_the_author_under_an_article_names_him() -> None:
    box = "<div class=author-bio><a href=/author/hannah>More articles by Hannah Lindqvist</a></div>"
    html = page("", H1)
    assert authors(html.replace("</article>", box + "</article>")) == ("Hannah Lindqvist",)
    other = "<aside class=related><a href=/author/hannah>More articles by Hannah Lindqvist</a></aside>"
    assert authors(html.replace("</article>", "</article>" + other)) == ()


def test_an_author_box_right_under_the_headline_counts_though_it_is_a_widget() -> None:
    box = "<div class=sidebar><div class=author-box><h4 class=author-box__name>Hannah Lindqvist</h4></div></div>"
    assert authors(page("", H1 + box)) == ("Hannah Lindqvist",)
    filler = "".join(f"<p>On day {number}: {PROSE}</p>" for number in range(20))
    assert authors(page("", H1 + filler + box)) == ()


@pytest.mark.parametrize(
    ("top", "bottom", "url", "names"),
    [
        ("<p>Jonas Feldkamp</p>", "", "https://feldkamp.example/dam", ("Jonas Feldkamp",)),
        ("<p>Jonas Feldkamp</p>", "", "https://jonas.blogs.example/dam", ("Jonas Feldkamp",)),
        ("<p>Jonas Feldkamp</p>", "<footer>© 2025 Jonas Feldkamp</footer>", "https://rivers.example/dam", None),
        ("<p>Jonas Feldkamp</p>", "", "https://rivers.example/dam", ()),
        ("<p>Feldkamp Dams</p>", "", "https://feldkamp.example/dam", ()),
        ("", "<p>About Jonas Feldkamp</p>", "https://jonasfeldkamp.example/dam", ("Jonas Feldkamp",)),
    ],
)
def test_the_owner_of_a_personal_site(top: str, bottom: str, url: str, names: tuple[str, ...] | None) -> None:
    above = top + "<p>Rivers</p><p>Dams and weirs</p><p>Old mills</p><p>Contact</p>"
    html = page("", H1).replace("<article>", above + "<article>").replace("</article>", "</article>" + bottom)
    found = describe(clean(segment(raw_page(html, url)), RULESET), RULESET).description.authors
    assert found == (("Jonas Feldkamp",) if names is None else names)


def test_a_site_has_no_owner_where_somebody_else_is_credited() -> None:
    node = {**ARTICLE, "author": {"@type": "Person", "name": "Hannah Lindqvist"}}
    html = page("", H1, ld=node).replace("<article>", "<p>Jonas Feldkamp</p>" + "<p>Rivers</p>" * 5 + "<article>")
    assert "Jonas Feldkamp" not in authors(html, "https://feldkamp.example/dam")


def test_a_given_name_in_the_metas_alone_counts_and_another_single_word_does_not() -> None:
    assert authors(page("<meta name=author content=Hannah>", H1)) == ("Hannah",)
    assert authors(page("<meta name=author content=Nautila>", H1)) == ()


def test_a_line_of_several_authors_beats_markup_that_keeps_the_first() -> None:
    node = {**ARTICLE, "author": {"@type": "Person", "name": "Hannah Lindqvist"}}
    line = "<p>Hannah Lindqvist, Omar Rahal &amp; Ines Kowal</p>"
    assert authors(page("", H1 + line, ld=node)) == ("Hannah Lindqvist", "Omar Rahal", "Ines Kowal")
    role = "<p class=byline>Hannah Lindqvist, River Foundation</p>"
    assert authors(page("", H1 + role, ld=node)) == ("Hannah Lindqvist",)


def test_a_whole_name_beats_its_first_word() -> None:
    head = "<meta name=author content=Hannah>"
    assert authors(page(head, H1 + "<p>Von Hannah Lindqvist</p>")) == ("Hannah Lindqvist",)


def test_the_author_of_a_book_in_the_text_did_not_write_the_page() -> None:
    review = "<p>Author: Ines Kowal</p>"
    story = "".join(f"<p>On day {number}: {PROSE}</p>" for number in range(4))
    html = page("", H1 + "<p class=entry-meta>by Hannah · Dec 20, 2025 at 3:00 am</p>" + story + review)
    assert authors(html) == ("Hannah",)


@pytest.mark.parametrize("name", ["Example Deutschland", "The Example", "Example Press Friends"])
def test_organisations_that_bear_the_sites_name_are_no_persons(name: str) -> None:
    head = '<meta property="og:site_name" content="Example">'
    assert authors(page(head, H1 + f"<p class=byline>By {name}</p>"), "https://www.example.org/dam") == ()


def test_a_person_among_the_tags_did_not_write_it() -> None:
    raw = raw_page(
        page("", f'{H1}<ul class="tags"><li><a rel="tag" href="/t/1">Laura Benitez</a></li></ul>'),
        "https://a.example/n",
    )
    assert describe(clean(segment(raw), RULESET), RULESET).description.authors == ()


def test_a_contributor_named_with_a_label_among_the_tags_wrote_it() -> None:
    raw = raw_page(page("", f'{H1}<div class="tags">Contributors: Laura Benitez</div>'), "https://a.example/n")
    assert describe(clean(segment(raw), RULESET), RULESET).description.authors == ("Laura Benitez",)


def test_a_byline_behind_the_last_block_that_may_be_one_is_another_storys() -> None:
    footer = "".join(f"<p>Menu entry {number}</p>" for number in range(30)) + "<p>By Hannah Lindqvist</p>"
    html = page("", H1 + "<p>By Jonas Feldkamp</p>").replace("</article>", f"</article><footer>{footer}</footer>")
    assert authors(html) == ("Jonas Feldkamp",)


def test_authors_in_elements_of_their_own_in_one_line_are_all_the_authors() -> None:
    person = "<span itemprop=author itemscope itemtype='https://schema.org/Person'><span itemprop=name>{}</span></span>"
    line = ", ".join(map(person.format, ("Ginevra Ferri", "Hannah Lindqvist")))
    assert authors(page("", f"{H1}<div>{line} <span>Edited in Turin</span></div>")) == (
        "Ginevra Ferri",
        "Hannah Lindqvist",
    )


@pytest.mark.parametrize(
    ("editor", "picture", "name"),
    [
        ("Redaktion", "Foto", "Gesine Albers"),
        ("Edição", "Foto", "Iracema Vidigal"),
        ("সম্পাদনা", "ছবি", "নাজমা আক্তার সুমি"),
        ("Szerkesztő", "Fotó", "Kelemen Boglárka"),
    ],
)
def test_who_edited_in_an_element_of_their_own_does_not_edit_the_next_name_in_the_line(
    editor: str, picture: str, name: str
) -> None:
    names = (f"{editor}: Ada Holm", f"{picture}: Bo Ek", name)
    body = H1 + "<div>" + "".join(f'<span class="writer">{text}</span>' for text in names) + "</div>"
    assert authors(page("", body)) == (name,)
