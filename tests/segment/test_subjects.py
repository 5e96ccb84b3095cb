"""Ids and classes that name a section's subject do not make furniture of it; those that name furniture do."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement, fragment_fromstring

from pipeline.model.document import RawDocument
from pipeline.segment.html import segment_html
from pipeline.segment.page.marks import AGAINST, BIT, mark_names, marks_of_names, words_of_name
from pipeline.segment.page.subjects import without_subject

LEAD = "The harbour office at Sandwick counted every crate by hand until the old scales were repaired in the autumn."


def element(attributes: str, inner: str, tag: str = "section") -> HtmlElement:
    return fragment_fromstring(f"<main><p>{LEAD}</p><{tag} {attributes}>{inner}</{tag}></main>")[1]


def marks(found: HtmlElement) -> int:
    name, classes = found.get("id") or "", found.get("class") or ""
    return without_subject(found, name, classes, marks_of_names(name) | marks_of_names(classes)) & AGAINST


@pytest.mark.parametrize(
    "attributes",
    [
        "id=cookies-and-tea",
        "id=FooterOfTheContract",
        "id=newsletter_for_the_crew",
        "id=search-and-rescue class='chapter chapter--search-and-rescue'",
        "class='chapter--cookies-and-tea'",
        "id=kommentar-werbung-des-gutachters",
        "id=related-party-deals",
    ],
)
def test_a_name_made_of_a_heading_is_no_furniture(attributes: str) -> None:
    assert (
        marks(element(attributes, "<h2>Cookies and tea</h2><p>The crew was given both, and asked for neither.</p>"))
        == 0
    )


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_the_anchor_of_a_heading_is_no_furniture(tag: str) -> None:
    assert marks(element("id=share-of-the-catch", "Share of the catch", tag)) == 0


@pytest.mark.parametrize(
    ("attributes", "inner"),
    [
        ("id=comments-section", "<h2>Comments</h2><p>Nobody has written here so far, be the first.</p>"),
        ("id=newsletter-box class=box", "<h2>Newsletter</h2><p>Every morning what the town talks about.</p>"),
        ("id=newsletter-sandwick", "<h2>News by mail</h2><p>Every morning what is new in town.</p><form></form>"),
        ("id=related-sandwick", "<h2>Also</h2><p><a href=/1>The scales are repaired, the office says.</a></p>"),
        ("id=footer-sandwick", "<p>The harbour office is open on all days of the week.</p>"),
        ("class=author-bio", "<h2>About Ann Brook</h2><p>Ann Brook writes about harbours and their scales.</p>"),
    ],
)
def test_a_name_of_furniture_stays_one(attributes: str, inner: str) -> None:
    assert marks(element(attributes, inner)) != 0


def read(last_id: str) -> tuple[list[str], set[str]]:
    """The article of a page of three sections, and the marks of its blocks."""
    sections = "".join(
        f"<section id='{name}'><h2>{head}</h2><p>{text}</p></section>"
        for name, head, text in (
            (
                "scales-and-weights",
                "Scales",
                "The old scales weighed as well as the new ones, and cost a tenth of them.",
            ),
            ("nets-and-ropes", "Nets", "The sale of nets brought in more than the fishermen had hoped for in May."),
            (last_id, "Cookies and tea", "Those who counted were given cookies and tea, which the office paid for."),
        )
    )
    body = f"<h1>Crates of stones</h1><div class=story><p>{LEAD}</p>{sections}<p>{LEAD.upper()}</p></div>"
    page = f"<html><head><title>Crates of stones</title></head><body>{body}</body></html>"
    blocks = segment_html(RawDocument("p.html", "html", "text/html", page.encode())).blocks
    return [block.text for block in blocks if block.main], {mark for block in blocks for mark in block.marks}


def test_a_section_whose_id_names_its_subject_is_read_as_one_whose_id_says_nothing() -> None:
    assert read("cookies-and-tea") == read("c3")
    assert "consent" not in read("cookies-and-tea")[1]
    assert "Cookies and tea" in read("cookies-and-tea")[0]


def test_words_of_a_name_are_read_in_any_shape() -> None:
    assert words_of_name("FooterOfTheContract side-bar_2 Übersicht") == [
        "footer", "of", "the", "contract", "side", "bar", "übersicht",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["research-team", "shareholders-meeting", "commentary", "navy", "biology"])
def test_words_that_only_hold_a_word_for_furniture_are_none(name: str) -> None:
    assert marks_of_names(name) & AGAINST == 0, mark_names(marks_of_names(name))


def test_stems_still_find_furniture_in_longer_words() -> None:
    assert marks_of_names("sitesearch") & BIT["form"]
    assert marks_of_names("sharebar") & BIT["share"]
    assert marks_of_names("usercomments") & BIT["comments"]


def sections(first: str, second: str) -> HtmlElement:
    paragraph = "<p>The crew was given both by the office, and asked for neither of them.</p>"
    inner = f"<section id={first}><h2>Comments on the scales</h2>{paragraph}</section><section id={second}><h2>Cost</h2>{paragraph}</section>"
    return fragment_fromstring(f"<main>{inner}</main>")[0]


def test_an_id_made_of_its_heading_beside_sections_like_it_is_no_furniture() -> None:
    assert marks(sections("comments-on-the-scales", "cost")) == 0
    assert marks(sections("comments", "cost")) & BIT["comments"]
    assert marks(sections("vuukle-comments", "cost")) & BIT["comments"]
