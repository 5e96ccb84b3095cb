"""Bare names in text dumps: which of them wrote it, and which lines only look like names."""

from __future__ import annotations

import pytest

from tests.metadata.test_lines_of_dumps import HEADLINE, describe_dump


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("Hannah Lindqvist",), ("Hannah Lindqvist",)),
        (("Hannah Lindqvist", "Peter Marsh"), ()),  # two that say no more: columnists, or people of the story
        (("Hannah Lindqvist", "March 3, 2021", "Peter Marsh"), ("Hannah Lindqvist",)),
        (("Hannah Lindqvist", "Reviewed by:", "Peter Marsh"), ("Hannah Lindqvist",)),
        (("Qhawekazi Katsande", "March 3, 2021"), ("Qhawekazi Katsande",)),
        (("Qhawekazi Katsande | March 3, 2021",), ("Qhawekazi Katsande",)),
        (("Qhawekazi Katsande | Published 2 hours ago",), ("Qhawekazi Katsande",)),
        (("Freeride Level 3",), ()),  # a number is no day
        (("N. N.", "March 3, 2021"), ()),
        (("Xu Katsande", "March 3, 2021"), ()),  # a short word may be a lead that nobody listed
        (("March 3, 2021 · 5 min read · Hannah Lindqvist",), ("Hannah Lindqvist",)),
        (("Hannah Lindqvist | March 3, 2021 | Harbour News",), ("Hannah Lindqvist",)),
        (("The Harbour Post March 3, 2021 Hannah Lindqvist",), ("Hannah Lindqvist",)),
        (("Hannah Lindqvist __March 3, 2021__ 12",), ("Hannah Lindqvist",)),
        (("Harbour | 5 min read | Hannah Lindqvist",), ()),  # no day: an entry of a list as well
        (("March 3, 2021 · Qhawekazi Katsande · Harbour",), ()),
    ],
)
def test_a_bare_name_counts_alone_or_with_the_day(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert describe_dump(HEADLINE, *lines).authors == names


def test_a_name_with_a_day_away_from_headline_and_text_is_an_entry_of_a_list() -> None:
    between = ("Weather", "Tides", "Ferries", "Markets", "Letters", "Crosswords", "Archive", "Jobs")
    listed = describe_dump("Hannah Lindqvist, March 3, 2021", *between[:5], HEADLINE, "Gates open", *between)
    assert listed.authors == ()


def test_a_rare_name_needs_a_line_that_presents_somebody_who_writes() -> None:
    software = "Zoho Ledgers is software for small firms that want to keep their accounts in order without much work."
    assert describe_dump(HEADLINE, "Zoho Ledgers", tail=software).authors == ()


def test_who_checked_the_text_did_not_write_it() -> None:
    below = ("Medically reviewed", "by", "Hannah Lindqvist", "Written by", "Peter Marsh")
    assert describe_dump(HEADLINE, *below).authors == ("Peter Marsh",)


def test_a_lead_behind_the_text_needs_a_name_that_is_known() -> None:
    assert describe_dump(HEADLINE, tail="Menu\n" * 20 + "Text/Call Confirm").authors == ()


def test_a_menu_without_spaces_below_a_lead_is_nobody() -> None:
    assert describe_dump(HEADLINE, "By", "Harbour NewsJust LandedFerry Tickets").authors == ()
    assert describe_dump(HEADLINE, "By", "Hannah McDonald").authors == ("Hannah McDonald",)


def test_who_signs_a_comment_did_not_write_it() -> None:
    far = ("Weather", "Tides", "Ferries", "Markets", "Letters", "Crosswords", "Archive", "Jobs", "Puzzles")
    stamped = (HEADLINE, *far, "March 3, 2021", "Hannah Lindqvist")
    assert describe_dump(*stamped, *far[:6]).authors == ("Hannah Lindqvist",)
    assert describe_dump(*stamped, "says:", *far[:6]).authors == ()


def test_whom_the_text_names_is_its_author_if_the_line_says_so() -> None:
    told = "Hannah Lindqvist stood on the dam until the morning came, and nobody could say when the river would fall again after so much rain."
    assert describe_dump(HEADLINE, "Hannah Lindqvist", told).authors == ()
    assert describe_dump(HEADLINE, "Hannah Lindqvist | March 3, 2021", told).authors == ("Hannah Lindqvist",)
    assert describe_dump(HEADLINE, "Hannah Lindqvist", "Reporter", told).authors == ("Hannah Lindqvist",)
    assert describe_dump("Lindqvist guards the dam", "Hannah Lindqvist | March 3, 2021", told).authors == ()


def test_a_known_name_behind_a_lead_counts_beside_the_headline_whatever_else_the_line_says() -> None:
    line = "by Hannah Lindqvist | Mar 11, 2023 | All About Dams and Weirs of the North"
    assert describe_dump(HEADLINE, line).authors == ("Hannah Lindqvist",)
    assert describe_dump(HEADLINE, line.replace("Hannah Lindqvist", "Summer Harbour")).authors == ()


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("By Hannah Lindqvist Global Waters May 2nd 2025", *("Tides",), "Hannah Lindqvist"), ("Hannah Lindqvist",)),
        (("ByHannah LindqvistMar 5, 2025 | 6 comments", "Tides", "Hannah Lindqvist"), ("Hannah Lindqvist",)),
        (("By Hannah Lindqvist-Marsh", "March 3, 2021", "Tides", "Hannah Lindqvist"), ("Hannah Lindqvist-Marsh",)),
        (("Hannah LindqvistPeter Marsh", "March 3, 2021"), ()),  # glued, and nothing says where one ends
        (("Hannah Lindqvist’s Column", "March 3, 2021"), ()),
        (("HANNAH LINDQVIST, HOST:",), ()),  # she speaks
        (("Edited By", "Hannah Lindqvist", "Hannah Lindqvist"), ()),
    ],
)
def test_a_name_is_what_stands_alone_elsewhere(lines: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert describe_dump(HEADLINE, *lines).authors == names


def test_a_byline_below_each_of_several_stories_is_none_of_this_one() -> None:
    stories = [line for n in range(3) for line in (f"Ferries of the north, part {n}", "by Peter Marsh", "min read")]
    menu = ("Weather", "Tides", "Ferries", "Markets", "Letters", "Crosswords", "Archive", "Jobs", "Maps", "Boats")
    assert describe_dump(*stories, *menu, *menu, HEADLINE, "March 3, 2021").authors == ()


def test_an_unknown_name_behind_a_lead_far_from_the_headline_is_an_entry_of_a_menu() -> None:
    menu = ("Weather", "Tides", "Ferries", "Markets", "Letters", "Crosswords", "Archive", "Jobs", "Maps", "Boats")
    assert (
        describe_dump("For harbours", "By Quay Side", "For boats", *menu, *menu, HEADLINE, "March 3, 2021").authors
        == ()
    )


@pytest.mark.parametrize("line", ["（石川美里）", "【石川美里】"])
def test_an_east_asian_name_in_brackets_below_the_headline_signs(line: str) -> None:
    story = (
        "若草町の古い駅舎が、住民の手で図書館に生まれ変わり、三日に開館した。朝から百人ほどが列を作り、本を手に取った。"
    )
    assert describe_dump("駅舎が図書館に", line, "2026年2月3日", story, story[::-1]).authors == ("石川美里",)


FAR = ("Weather", "Tides", "Ferries", "Markets", "Letters", "Crosswords", "Archive", "Jobs")


def test_a_bare_name_far_from_the_headline_is_an_entry_of_a_menu_or_somebody_of_the_story() -> None:
    assert describe_dump("Hannah Lindqvist", *FAR[:6], HEADLINE, "Gates open").authors == ()
    assert describe_dump(HEADLINE, tail="Department of Ports\nHannah Lindqvist\nRoom 12").authors == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Hannah Lindqvist", "Port Ellery - March 3, 2021 20:00", "Text size"),
        ("March 3, 2021", "The north gate", "Photo: Peter Marsh", "Hannah Lindqvist", "Advertisement"),
    ],
)
def test_far_from_the_headline_a_bare_name_counts_with_a_day_near(lines: tuple[str, ...]) -> None:
    assert describe_dump(HEADLINE, *FAR, *lines).authors == ("Hannah Lindqvist",)


def test_who_took_a_picture_did_not_write_it() -> None:
    for credit in ("Hannah Lindqvist // Getty Images", "Hannah Lindqvist, The Quay Gazette/Redux"):
        assert describe_dump(HEADLINE, credit).authors == ()


def test_who_said_the_words_above_did_not_write_it() -> None:
    said = ("\u201cA gate is a promise that the water keeps.\u201d", "\u2013 Hannah Lindqvist, 1949")
    assert describe_dump(HEADLINE, *said).authors == ()


def test_a_little_word_presents_nobody_in_a_language_in_which_it_does_something_else() -> None:
    """ "on" is "is" in Finnish: "Hannah Lindqvist on …" is another story's headline in English."""
    assert describe_dump(HEADLINE, *FAR, "Hannah Lindqvist on harbour funding that the province cut").authors == ()


def test_a_menu_in_one_word_and_a_blog_s_name_are_nobody() -> None:
    assert describe_dump(HEADLINE, "Hannah Lindqvistthoughtsstreamsportfolio").authors == ()
    assert describe_dump(HEADLINE, "Hannah Lindqvist's Harbour Blog").authors == ()
