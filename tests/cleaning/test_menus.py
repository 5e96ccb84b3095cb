"""Menus in one line, menu words on their own, and sub-headings that look like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = replace(load_ruleset(), line_model=b"")  # the rules alone

PROSE = (
    "The valley's four schools will share one kitchen from September, the district said after a vote on Thursday.",
    "Parents had asked for warm lunches since the last canteen closed, and collected six hundred signatures for them.",
    "The cooks will start at five in the morning, so that the first pots reach the upper valley before the bell rings.",
)


def reasons(*lines: str) -> dict[str, Reason | None]:
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    return {b.text: v.reason for b, v in zip(document.blocks, document.verdicts, strict=True)}


@pytest.mark.parametrize(
    ("menu", "reason"),
    [
        ("Privacy Policy | Terms of Use | Cookie Policy | Imprint", Reason.FOOTER),
        ("Privacy Policy | Terms of Use", Reason.FOOTER),
        ("Home | Politics | Business | Travel | Valley life", Reason.NAVIGATION),
        ("Lower valley | Upper valley | Bridges | Weirs", Reason.NAVIGATION),
    ],
)
def test_a_menu_in_one_line_has_the_reason_of_its_labels(menu: str, reason: Reason) -> None:
    assert reasons(*PROSE, menu)[menu] is reason


def test_two_unknown_labels_with_a_bar_are_no_menu() -> None:
    assert reasons(PROSE[0], "Trout | Grayling", *PROSE[1:])["Trout | Grayling"] is None


@pytest.mark.parametrize("heading", ["Education", "FAQ"])
def test_a_word_of_menus_and_footers_between_two_paragraphs_is_a_subheading(heading: str) -> None:
    assert reasons(PROSE[0], heading, *PROSE[1:])[heading] is None


def test_a_menu_word_above_the_body_is_none() -> None:
    assert reasons("Home", "Education", "Sport", *PROSE)["Education"] is Reason.NAVIGATION


TITLE = "Storm tears two ferries from their moorings in Lindby"
HEADLINE = "COUNCIL OF LINDBY TO SELL ITS LAST TWO FERRIES AFTER A WINTER OF STORMS"


def test_a_headline_in_capitals_between_two_paragraphs_leads_to_another_story() -> None:
    assert reasons(TITLE, *PROSE[:2], HEADLINE, *PROSE[2:])[HEADLINE] is Reason.RELATED_LINKS


@pytest.mark.parametrize(
    "line", ["WHAT COMES NEXT", "WHERE LINDBY'S FERRIES MOORED DURING WINTER STORMS", HEADLINE + ".", HEADLINE.title()]
)
def test_subheadings_sentences_and_ordinary_headlines_are_not_in_capitals(line: str) -> None:
    assert reasons(PROSE[0], line, *PROSE[1:])[line] is not Reason.RELATED_LINKS


def test_where_the_prose_is_in_capitals_nothing_is_taken_for_it() -> None:
    shouted = [line.upper() for line in PROSE]
    assert reasons(shouted[0], HEADLINE, *shouted[1:])[HEADLINE] is not Reason.RELATED_LINKS


@pytest.mark.parametrize(
    "heading",
    [
        "Les notes « A » ou « A+ » que les lecteurs « donnent » aux cantines",
        "Blocul « A », blocul « B » și blocul « C » de lângă gară",
        "Գները « Ա », « Բ » և « Գ » խանութներում",
    ],
)
def test_quotation_marks_with_spaces_are_no_bars_of_a_menu(heading: str) -> None:
    assert reasons(*PROSE[:2], heading, PROSE[2])[heading] is None
