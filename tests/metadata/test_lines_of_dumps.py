"""Title, authors and outlet of text dumps, from the lines alone."""

from __future__ import annotations

import pytest

from pipeline.line import trace
from pipeline.model.description import Description
from pipeline.model.document import RawDocument
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
