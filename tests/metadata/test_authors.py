import pytest

from pipeline.model.reasons import WarningCode
from tests.metadata.pages import described, evidence, page

ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds through the night", "datePublished": "2020-02-03"}
H1 = "<h1>Dam holds through the night</h1>"


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        (person("Hannah Lindqvist"), ("Hannah Lindqvist",)),
        ([person("Hannah Lindqvist"), person("Omar Rahal")], ("Hannah Lindqvist", "Omar Rahal")),
        ("Hannah Lindqvist", ("Hannah Lindqvist",)),
        ("By Hannah Lindqvist and Omar Rahal", ("Hannah Lindqvist", "Omar Rahal")),
        ({"@type": "person", "name": ["Hannah Lindqvist"]}, ("Hannah Lindqvist",)),
        ({"@type": "Person", "givenName": "Hannah", "familyName": "Lindqvist"}, ("Hannah Lindqvist",)),
        ({"@type": "Person", "name": "Lindqvist, Hannah"}, ("Hannah Lindqvist",)),
        ({"@type": "Organization", "name": "Hannah Lindqvist"}, ()),
        (person("admin"), ()),
        (person("The Example Times"), ()),
        (person("Reuters"), ()),
        (person("Le Figaro"), ()),
    ],
)
def test_persons_of_the_main_node(author: object, names: tuple[str, ...]) -> None:
    printed = f"<p class=names>{' / '.join(names)}</p>" if names else ""
    found = described(page("", H1 + printed, ld={**ARTICLE, "author": author}))
    assert found.authors == names


def test_references_are_resolved_over_the_graph() -> None:
    graph = [
        {**ARTICLE, "author": {"@id": "#/person/1"}},
        {"@type": "Person", "@id": "#/person/1", "name": "Hannah Lindqvist"},
    ]
    found = described(page("", H1 + "<span>Hannah Lindqvist</span>", ld={"@graph": graph}))
    assert found.authors == ("Hannah Lindqvist",)


def test_a_related_story_has_no_say() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Something else entirely", "author": person("Olga Fern")},
        {**ARTICLE, "author": person("Hannah Lindqvist")},
    ]
    found = described(page("", H1 + "<p>Olga Fern</p><p>Hannah Lindqvist</p>", ld=nodes))
    assert found.authors == ("Hannah Lindqvist",)


def test_the_printed_byline_overrules_an_account() -> None:
    html = page(
        "<meta name=author content='NOC Admin'>",
        H1 + "<div class=byline>By Hannah Lindqvist</div>",
        ld={**ARTICLE, "author": person("noc_admin")},
    )
    found = described(html)
    assert found.authors == ("Hannah Lindqvist",)
    assert found.byline == "By Hannah Lindqvist"


def test_an_unmarked_byline_below_the_headline_is_read() -> None:
    found = described(page("", H1 + "<p>By Hannah Lindqvist and Omar Rahal, Tribune News Service</p>"))
    assert found.authors == ("Hannah Lindqvist", "Omar Rahal")
    assert found.byline == "By Hannah Lindqvist and Omar Rahal, Tribune News Service"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Photo by Hannah Lindqvist</p>",
        "<figure><img src=x><figcaption>The dam. [Hannah Lindqvist/Example Agency]</figcaption></figure>",
        "<div id=comments><span class=comment-author>Hannah Lindqvist</span></div>",
        "<aside class=related-stories><div class=byline>By Hannah Lindqvist</div></aside>",
        "<p class=byline>By Staff</p>",
        "<p class=reviewed-by>Reviewed by Hannah Lindqvist</p>",
        "<p>Written by the river itself</p>",
    ],
)
def test_nobody_is_named_who_did_not_write_it(body: str) -> None:
    assert described(page("", H1 + body)).authors == ()


def test_an_author_that_the_page_does_not_print_stays_a_candidate() -> None:
    found = described(page("", H1, ld={**ARTICLE, "author": person("Zeb Quilloran")}))
    assert found.authors == ()
    assert [loser.value for loser in evidence(found, "authors").losers] == ["Zeb Quilloran"]


def test_places_that_agree_make_sure() -> None:
    body = H1 + "<div class=byline>By Hannah Lindqvist</div>"
    both = described(page("", body, ld={**ARTICLE, "author": person("Hannah Lindqvist")}))
    alone = described(page("", body))
    sure, less = evidence(both, "authors").chosen, evidence(alone, "authors").chosen
    assert sure is not None and less is not None
    assert sure.confidence > less.confidence


def test_letter_case_and_scripts_are_kept() -> None:
    assert described(page("", H1 + "<p class=byline>By HANNAH LINDQVIST</p>")).authors == ("HANNAH LINDQVIST",)
    assert described(page("", H1 + "<p class=byline>Автор: Анна Северная</p>")).authors == ("Анна Северная",)


def test_two_sure_and_different_places_are_a_conflict() -> None:
    body = H1 + "<div class=byline>By Hannah Lindqvist</div><p>Omar Rahal</p>"
    found = described(page("", body, ld={**ARTICLE, "author": person("Omar Rahal")}))
    assert WarningCode.AUTHOR_CONFLICT in found.warnings


@pytest.mark.parametrize(
    "byline",
    [
        "<p>ByHannah Lindqvist</p>",
        "<footer><ul><li>By Hannah Lindqvist</li></ul></footer>",
        "<div class=author><p>Dispute by</p><p>Hannah Lindqvist</p></div>",
    ],
)
def test_bylines_within_the_article(byline: str) -> None:
    assert described(page("", f"<article>{H1}{byline}</article>", ld=ARTICLE)).authors == ("Hannah Lindqvist",)
