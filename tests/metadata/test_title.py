import pytest

from tests.metadata.pages import described, evidence, page


def title(head: str, body: str, ld: object = None) -> str | None:
    return described(page(head, body, ld=ld)).title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Dam holds through the night | Example Post</title>", "<h1>Dam holds through the night</h1>"),
        ("<title>Dam holds through the night - example.org</title>", ""),
        (
            "<meta property=og:site_name content='Example Post'><title>Dam holds through the night - Example Post</title>",
            "<h1 class=logo>Example Post</h1>",
        ),
        (
            "<meta property=og:title content='Dam holds through the night'>",
            "<h1>Example Post</h1><h1>Dam holds through the night</h1><h2>Bridge closed</h2>",
        ),
        ("<meta property=og:title content='Why the dam held: five facts'>", "<h1>Dam holds through the night</h1>"),
        (
            "<meta property=og:title content='Dam holds through the night'>",
            "<h1><div>Floods</div><div>Dam holds through the night</div></h1>",
        ),
        ("<meta property=og:title content='Dam holds through the&amp;nbsp;night'>", ""),
        ("", "<h1>Dam holds through the&shy; night</h1>"),
        ("<title>Dam holds through the night | Opinion</title>", "<h1>Dam holds through the night | Opinion</h1>"),
    ],
)
def test_the_headline_as_printed(head: str, body: str) -> None:
    assert title(head, body) == "Dam holds through the night"


def test_a_suffix_stays_unless_it_is_the_site() -> None:
    head = "<title>Dam holds - for now</title>"
    assert title(head, "<h1>Dam holds - for now</h1>") == "Dam holds - for now"


def test_a_headline_that_begins_with_the_sites_name_is_kept() -> None:
    head = "<meta property=og:site_name content=Example><title>Example town rebuilds its old bridge</title>"
    assert title(head, "") == "Example town rebuilds its old bridge"


def test_lost_spaces_are_found_again() -> None:
    head = "<meta property=og:title content='Floods: Dam holds through the night'>"
    assert title(head, "<h1><span>Floods:</span><span>Dam holds through the night</span></h1>") == (
        "Floods: Dam holds through the night"
    )


def test_the_losers_are_kept() -> None:
    head = "<meta property=og:title content='Why the dam held: five facts'>"
    found = described(page(head, "<h1>Dam holds through the night</h1>"))
    assert "Why the dam held: five facts" in [loser.value for loser in evidence(found, "title").losers]


def test_the_subtitle_stands_apart() -> None:
    body = "<h1>Dam holds through the night</h1><p class=article-subtitle>Engineers opened the second gate</p>"
    found = described(page("", body))
    assert (found.title, found.subtitle) == ("Dam holds through the night", "Engineers opened the second gate")


def test_no_title_is_none() -> None:
    assert described(page()).title is None
