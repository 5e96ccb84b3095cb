"""Headlines and days among the header lines of dumps: pages' titles, standfirsts, captions, site clocks, issues."""

import pytest

from pipeline.packs import Ruleset
from tests.metadata.documents import BODY, of_dump

HEADLINE = "Council votes to rebuild the old lighthouse"
MENU = "\n".join(f"{word} {n}" for n, word in enumerate(("Boats", "Tides", "Markets", "Letters", "Weather") * 6))


def test_the_printed_headline_beats_a_page_title_for_search_engines(ruleset: Ruleset) -> None:
    dump = f"Old lighthouse: council votes on repairs - what we know\n\n{MENU}\n\n{HEADLINE}\n\n{BODY}"
    assert of_dump(dump, ruleset).title == HEADLINE


def test_a_first_line_about_something_else_is_no_witness(ruleset: Ruleset) -> None:
    dump = f"{HEADLINE}\n\n{MENU}\n\nHerring prices fall for the third week in a row\n\n{BODY}"
    assert of_dump(dump, ruleset).title != "Herring prices fall for the third week in a row"


def test_a_line_behind_byline_and_day_is_a_standfirst(ruleset: Ruleset) -> None:
    dump = f"{HEADLINE}\n\nBy Ana Holt\n5 January 2026\n\nStorm tower will shine again from next spring on\n\n{BODY}"
    assert of_dump(dump, ruleset).title == HEADLINE


@pytest.mark.parametrize(
    "standfirst",
    ["…as fishermen hope for a light that they can see", "A storm took the lamp two winters ago. Will it come back?"],
)
def test_a_line_that_goes_on_from_the_headline(standfirst: str, ruleset: Ruleset) -> None:
    assert of_dump(f"{HEADLINE}\n\nTown Hall\n\n{standfirst}\n\n{BODY}", ruleset).title == HEADLINE


def test_a_caption_below_a_pictures_button_is_no_headline(ruleset: Ruleset) -> None:
    dump = f"{MENU}\nBild vergrößern\n\nBürgermeister Hale: »Der Turm wird wieder leuchten und alle freuen sich«\n\nFoto:\n\n{BODY}"
    assert "Hale" not in (of_dump(dump, ruleset).title or "")


def test_a_sites_clock_far_above_the_headline_is_no_date(ruleset: Ruleset) -> None:
    dump = f"The Harbour Post\nMonday, 5 January 2026\n{MENU}\n\n{HEADLINE}\n\n{BODY}"
    assert of_dump(dump, ruleset).date_published is None


def test_a_day_below_the_headline_beats_the_sites_clock(ruleset: Ruleset) -> None:
    dump = f"{HEADLINE}\nMonday, 5 January 2026\n{MENU}\n\n{HEADLINE}\n\nBy Ana Holt\n3 January 2026\n\n{BODY}"
    assert of_dump(dump, ruleset).date_published == "2026-01-03"


@pytest.mark.parametrize("line", ["January 3, 2026/January 10, 2026, Issue", "Heft 3 vom 3. Januar 2026"])
def test_the_day_of_a_printed_issue(line: str, ruleset: Ruleset) -> None:
    assert of_dump(f"{HEADLINE}\n\n{line}\n\n{BODY}", ruleset).date_published is None


def test_a_day_in_figures_above_the_byline_is_no_headline(ruleset: Ruleset) -> None:
    dump = f"MON 25 - 11 - 2024\nBy Ana Holt\n\n{HEADLINE}\n\n{BODY}"
    assert of_dump(dump, ruleset).title == HEADLINE
