"""Class names of layout on the part of a page that has nearly all of its prose say nothing about it."""

from __future__ import annotations

import pytest

from pipeline.line import trace
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset
from pipeline.segment import segment

HEADLINE = "Five harbour towns that are worth a winter visit"
TOWNS = {
    "Old Skell": "The harbour of Old Skell freezes in January, and the boats stand on the ice until the first week of April.",
    "Carrow": "In Carrow the fish market opens at five in the morning, and the smokehouse beside it at half past six.",
    "Marl": "Marl has no hotel, but eleven families let a room, and the lighthouse keeper shows the lamp on Sundays.",
    "Tarn Green": "The ferry to Tarn Green sails twice a day in winter, and in a storm not at all, as the timetable says.",
}


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


def kept(page: str, rules: Ruleset) -> str:
    raw = RawDocument("a.html", "html", "text/html", page.encode())
    return "\n".join(block.text for block in trace(raw, rules).cleaned.kept)


def marks(name: str, tag: str = "div") -> list[tuple[str, ...]]:
    towns = "".join(f"<section><h2>{town}</h2><div><p>{text}</p></div></section>" for town, text in TOWNS.items())
    page = (
        f"<html><title>{HEADLINE}</title><body><div><div><h1>{HEADLINE}</h1></div>"
        f"<{tag} class='{name}'>{towns}</{tag}></div></body></html>"
    )
    return [block.marks for block in segment(RawDocument("a.html", "html", "text/html", page.encode())).blocks[1:]]


@pytest.mark.parametrize("name", ["page1-footer", "page-header-below", "sidebar-less"])
def test_most_of_the_prose_under_headings_is_what_it_is_whatever_its_box_is_called(name: str) -> None:
    assert marks(name) == marks("")


def test_a_footer_by_its_tag_is_one() -> None:
    assert all("footer" in found for found in marks("", "footer"))


def test_a_footer_with_less_than_the_article_stays_out(rules: Ruleset) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in TOWNS.values())
    notice = (
        "The council publishes this page and answers for nothing that other pages say about it, in summer or winter."
    )
    page = (
        f"<html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><article>{paragraphs}</article>"
        f"<div class=page-footer><h3>About</h3><p>{notice}</p><h3>Contact</h3><p>Write to the council.</p></div></body></html>"
    )
    assert notice not in kept(page, rules)
