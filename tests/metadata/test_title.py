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


OG = "<meta property=og:title content='{}'>"
HEAD = OG.format("Dam holds through the night") + "<title>Dam holds through the night | Example Post</title>"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (HEAD, "<h1>The Dam holds through the night</h1>", "The Dam holds through the night"),
        (HEAD, "<h1>Live Dam holds through the night</h1>", "Dam holds through the night"),
        (HEAD, "<h1>Dam holds through the night (river.example) 87</h1>", "Dam holds through the night"),
        (HEAD, "<h1>Dam holds through the night 2</h1>", "Dam holds through the night"),
        ("", "<h1>Dam holds through the night 2</h1>", "Dam holds through the night 2"),
        ("", "<h1>Thirty years of &lt;br&gt; tags in pages</h1>", "Thirty years of <br> tags in pages"),
        ("", "<h1>Thirty &lt;i&gt;years&lt;/i&gt; of tags in pages</h1>", "Thirty years of tags in pages"),
        ("", "<h1>The engineer\u00e2\x80\x99s guide to old dams</h1>", "The engineer’s guide to old dams"),
        ("<title>example.org Dam holds</title>", "<h1>example.org</h1><h3 class=title>Dam holds</h3>", "Dam holds"),
    ],
)
def test_headings_without_what_is_not_the_headline(head: str, body: str, expected: str) -> None:
    assert title(head, body) == expected


def test_the_heading_that_is_marked_as_the_articles_headline_wins_over_markup() -> None:
    head = OG.format("Our favourite walks along the dam") + "<title>Where to walk</title>"
    logo, others = "<h1 class=logo>Example Post</h1>", "<h1 class=item__title>Walks in the hills behind</h1>"
    marked = "<h1 class=headline>The best walks along the dam in spring</h1>"
    assert title(head, logo + marked + others) == "The best walks along the dam in spring"
    unlike = "<h2 class=entry-title>Harbour master retires after forty years</h2>"
    assert title(head, logo + unlike + others) == "Our favourite walks along the dam"


def test_the_only_h1_wins_over_headings_that_are_merely_alike() -> None:
    head = OG.format("7 ways in which a dam holds through the night")
    body = "<h1>What engineers know about old gates</h1><h2>Ways in which a dam holds through the night</h2>"
    assert title(head, body) == "What engineers know about old gates"


def test_a_whole_title_in_the_place_of_the_sites_name_is_no_name() -> None:
    stated = "Dam holds through the night | Example Post"
    head = f"<meta property=og:site_name content='{stated}'><title>{stated}</title>"
    assert title(head, "<h1>Dam holds through the night</h1>") == "Dam holds through the night"
