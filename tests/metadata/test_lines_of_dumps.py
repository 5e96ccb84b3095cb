"""Title, authors and outlet of text dumps, from the lines alone."""

from __future__ import annotations

import pytest

from pipeline.line import trace
from pipeline.metadata import describe
from pipeline.model.block import Verdict
from pipeline.model.description import Description
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.segment import segment
from tests.metadata.pages import PROSE, RULESET

TEXT = "\n\n".join([PROSE] * 3)


def describe_dump(*lines: str, tail: str = "") -> Description:
    content = "\n".join([*lines, "", TEXT, tail])
    return trace(RawDocument("dump.txt", "text", "text/plain", content.encode()), RULESET).description


def test_the_pages_title_in_the_first_line_bears_witness() -> None:
    found = describe_dump(
        "Dam above the town holds through the night | Le Monde",
        "Menu",
        "Subscribe to our newsletter now",
        "Dam above the town holds through the night",
        "By Hannah Lindqvist",
    )
    assert found.title == "Dam above the town holds through the night"
    assert found.authors == ("Hannah Lindqvist",)
    assert found.outlet == "Le Monde"


def test_an_entry_of_a_menu_that_comes_again_is_no_title() -> None:
    found = describe_dump("* Weather", "* Sport", "Dam above the town holds through the night", tail="* Weather")
    assert found.title != "* Weather"


@pytest.mark.parametrize("line", ["By Hannah Lindqvist", "Hannah Lindqvist | 3 February 2020", "Hannah Lindqvist"])
def test_a_name_between_headline_and_text(line: str) -> None:
    assert describe_dump("Dam above the town holds through the night", line).authors == ("Hannah Lindqvist",)


@pytest.mark.parametrize("line", ["Qhawekazi Katsande | 3 February 2020", "Qhawekazi Katsande|Published 4 months ago"])
def test_a_rare_name_counts_with_a_date_in_its_line(line: str) -> None:
    assert describe_dump("Dam above the town holds through the night", line).authors == ("Qhawekazi Katsande",)


def test_a_rare_name_counts_where_a_line_presents_the_person() -> None:
    lines = ("Dam above the town holds through the night", "Qhawekazi Katsande")
    presented = "Qhawekazi Katsande is a reporter who covers water and weather in the north of the country."
    assert describe_dump(*lines).authors == ()
    assert describe_dump(*lines, tail=presented).authors == ("Qhawekazi Katsande",)


def test_whom_the_headline_names_did_not_write_it() -> None:
    assert describe_dump("Mayor Lindqvist opens the gates of the dam", "Hannah Lindqvist").authors == ()


def test_a_list_of_other_stories_with_bylines_names_nobody() -> None:
    teasers = [f"{n} days ago By {name}" for n, name in ((2, "Omar Rahal"), (3, "Jane Smith"), (4, "John Brown"))]
    assert describe_dump("Dam above the town holds through the night", tail="\n".join(teasers)).authors == ()


@pytest.mark.parametrize(
    "line", ["Foto: Hannah Lindqvist/dpa", "Climate Change", "By Portugal", "Reuters", "Jump to content"]
)
def test_no_name_is_read_where_none_stands(line: str) -> None:
    assert describe_dump("Dam above the town holds through the night", line).authors == ()


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        ("Source: Quillport Gazette", "", "Quillport Gazette"),
        ("Source: lemonde.fr", "", "Le Monde"),
        ("Source: dpa", "", None),
        ("", "© 2020 Le Monde. All rights reserved.", "Le Monde"),
        ("", "© 2020 Quillport Media Group Ltd. All rights reserved.", None),
        ("https://www.lemonde.fr/planete/dam-above-town-holds.html", "", "Le Monde"),
        ("", "Foto: Jo Field/Example Agency", None),
    ],
)
def test_the_outlet_of_a_dump(head: str, tail: str, outlet: str | None) -> None:
    assert describe_dump(head, "Dam above the town holds through the night", tail=tail).outlet == outlet


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Dam holds through the night", "von", "Hannah Lindqvist"), ("Hannah Lindqvist",)),
        (("Dam holds through the night", "Autorin:", "Hannah Lindqvist"), ("Hannah Lindqvist",)),
        (("Dam holds through the night", "Son Güncelleme : 12.02.2021 - 08:35"), ()),
    ],
)
def test_a_label_on_a_line_of_its_own_leads_the_next(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert describe_dump(*lines).authors == names


def test_a_note_at_the_end_names_the_author() -> None:
    note = "Hannah Lindqvist is a reporter for this paper and covers rivers."
    assert describe_dump("Dam holds through the night", tail=note).authors == ("Hannah Lindqvist",)
    other = "Omar Rahal is a writer who lives by the river."
    assert describe_dump("Dam holds through the night", tail=f"{note}\n{other}").authors == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("4. Dam above the town holds through the night", "By Hannah Lindqvist"),
        ("Dam above the town holds through the night | Le Monde", "By Hannah Lindqvist"),
        ("HomeNewsDam above the town holds through the night", "Menu", "Dam above the town holds through the night"),
        ("Home » News » Dam above the town holds through the night", "Dam above the town holds through the night"),
        (
            "example.org | Water | Dam above the town holds through the night",
            "Menu",
            "Dam above the town holds through the night",
        ),
    ],
)
def test_a_headline_stands_without_number_crumbs_and_site(lines: tuple[str, ...]) -> None:
    assert describe_dump(*lines).title == "Dam above the town holds through the night"


def test_two_led_names_far_from_the_text_name_nobody() -> None:
    far = ["Menu"] * 30
    found = describe_dump("By Hannah Lindqvist", "By Omar Rahal", *far, "Dam above the town holds through the night")
    assert found.authors == ()


HEADLINE = "Dam above the town holds through the night"


@pytest.mark.parametrize(
    "lines",
    [
        (f"Share this story: {HEADLINE}", "Copy Link", HEADLINE, "Engineers opened the second gate by midnight"),
        ("Home   Water   " + HEADLINE, "By Hannah Lindqvist"),
        (HEADLINE, "The river had risen by four metres. Could the gates take more?", "By Hannah Lindqvist"),
        (
            f"* {HEADLINE}",
            "Water",
            HEADLINE,
            "Engineers of the water board opened the second of the gates a little after midnight",
        ),
    ],
)
def test_a_headline_is_told_from_what_stands_around_it(lines: tuple[str, ...]) -> None:
    assert describe_dump(*lines).title == HEADLINE


def lifted(*lines: str, captured: int | None, byline: int | None = None) -> str | None:
    """The title of a dump of which the cleaner lifted one line as title, perhaps one as byline, and kept the prose."""
    text = "\n".join([*lines, *([PROSE] * 3)])
    segmented = segment(RawDocument("dump.txt", "text", "text/plain", text.encode()))
    fields = {captured: "title", byline: "byline"}
    verdicts = tuple(
        Verdict(True)
        if n >= len(lines)
        else Verdict(False, Reason.OUTSIDE_BODY, Origin("model", "lines"), captured_as=fields.get(n), is_guess=True)
        for n in range(len(segmented.blocks))
    )
    return describe(CleanedDocument(segmented, verdicts), RULESET).description.title


@pytest.mark.parametrize(
    ("lines", "captured", "byline", "title"),
    [
        ((HEADLINE, "The river rose. Would the gates hold?"), 1, None, HEADLINE),
        ((HEADLINE, "by Hannah Lindqvist", "…as engineers open the second gate"), 2, 1, HEADLINE),
        (("Water board", HEADLINE, "by Hannah Lindqvist"), 0, 2, HEADLINE),
        ((HEADLINE, "by Hannah Lindqvist"), None, 1, HEADLINE),
        (("Copy   Print   Send it to a friend", "by Hannah Lindqvist"), None, 1, None),
        (("Engineers opened a gate.", "by Hannah Lindqvist"), None, 1, None),
        ((HEADLINE, "Engineers open the second gate of the dam"), 1, None, None),  # either may be another story's
    ],
)
def test_the_line_that_the_cleaner_lifted_is_weighed(
    lines: tuple[str, ...], captured: int | None, byline: int | None, title: str | None
) -> None:
    assert lifted(*lines, captured=captured, byline=byline) == title


def test_a_dump_that_begins_with_its_headline() -> None:
    assert lifted(HEADLINE, "Gates open", captured=None) == HEADLINE
    assert lifted("Skip to the main content:", captured=None) is None


@pytest.mark.parametrize(
    "label",
    ["Contact:", "Media contact", "For more information, contact:", "Pressekontakt:", "Contatto stampa", "Контакты"],
)
def test_whom_to_ask_did_not_write_it(label: str) -> None:
    head = ("Dam above the town holds through the night", "April 21, 2016, 8:30 am")
    assert describe_dump(*head, label, "Joe Brandt", "515-555-0143").authors == ()
    assert describe_dump(*head, "Joe Brandt").authors == ("Joe Brandt",)


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("Hannah Lindqvist\nReporter for the water desk", ("Hannah Lindqvist",)),
        ("Hannah Lindqvist\nRedakteurin, Wasser und Wetter", ("Hannah Lindqvist",)),
        ("Kommentar von\nHannah Lindqvist\nRedakteurin", ("Hannah Lindqvist",)),
        ("Qhawekazi Katsande\nReporter for the water desk", ("Qhawekazi Katsande",)),
        ("Qhawekazi Katsande\nMost read this week", ()),
        ("Menu\n" * 20 + "Hannah Lindqvist\nReporter for the water desk", ()),
    ],
)
def test_a_name_behind_the_text_counts_with_the_role_below_it(tail: str, names: tuple[str, ...]) -> None:
    assert describe_dump(HEADLINE, tail=tail).authors == names


def test_names_under_a_label_that_joiners_on_their_own_lines_part() -> None:
    lines = (
        "Dam above the town holds through the night",
        "March 3, 2024 7:00 AM",
        "By",
        "Lena Hartsock",
        ",",
        "Paul Diaz",
    )
    assert describe_dump(*lines).authors == ("Lena Hartsock", "Paul Diaz")
    assert describe_dump(*lines, "and", "Omar Rahal").authors == ("Lena Hartsock", "Paul Diaz", "Omar Rahal")
    assert describe_dump(*lines[:4], "Water").authors == ("Lena Hartsock",)


def test_the_first_words_of_the_text_name_nobody() -> None:
    """Behind a date, a paragraph whose first words are followed by a span of years reads like a name and a day."""
    opening = "하늘골의 공공 도서관이 3년간의 공사를 마치고 일요일 다시 문을 열었다. 아침 눈이 내리는 가운데 예순 명가량이 왔다."
    body = ("지붕은 오랫동안 비가 샜고, 큰 폭풍이 있던 겨울에는 천장 일부가 책장 위로 떨어졌다.", "비용은 군에서 냈다.")
    lines = ("골짜기 도서관, 3년 만에 다시 문을 열다", "2026-01-05", opening, *body)
    assert describe_dump(*lines).authors == ()
    own = RawDocument("dump.txt", "text", "text/plain", "\n".join((*lines[:2], "", opening, *body)).encode())
    found = trace(own, RULESET).description
    assert (found.title, found.authors) == (lines[0], ())


def test_a_byline_is_looked_for_below_the_line_that_was_lifted_even_if_no_title_is_sure() -> None:
    lines = ("Notes:", "Hannah Lindqvist | 3 February 2020", *(f"Gate {n}" for n in range(12)))
    text = "\n".join([*lines, *([PROSE] * 3)])
    segmented = segment(RawDocument("dump.txt", "text", "text/plain", text.encode()))
    gone = Verdict(False, Reason.OUTSIDE_BODY, Origin("model", "lines"), is_guess=True)
    head = Verdict(False, Reason.TITLE, Origin("title", "before_body"), captured_as="title")
    verdicts = (head, *[gone] * (len(lines) - 1), *[Verdict(True)] * 3)
    found = describe(CleanedDocument(segmented, verdicts), RULESET).description
    assert (found.title, found.authors) == (None, ("Hannah Lindqvist",))
