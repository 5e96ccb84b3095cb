import json

from pipeline.packs import Ruleset
from tests.metadata.documents import of_page

HEADLINE = "Council votes for a new lighthouse"


def json_ld(**properties: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **properties}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_structured_data_gives_day_instant_and_evidence(ruleset: Ruleset) -> None:
    head = json_ld(datePublished="2021-03-03T23:05:00+01:00", dateModified="2021-03-05T08:00:00Z")
    found = of_page(head, "", ruleset)
    assert found.date_published == "2021-03-03"
    assert found.datetime_published == "2021-03-03T22:05:00Z"
    assert found.datetime_published_local == "2021-03-03T23:05:00"
    assert found.date_modified == "2021-03-05"
    [evidence] = [e for e in found.evidence if e.field == "date_published"]
    assert evidence.chosen is not None
    assert evidence.chosen.method == "json_ld.main.datePublished"


def test_the_printed_day_is_the_local_one_of_a_value_in_utc(ruleset: Ruleset) -> None:
    head = '<meta property="article:published_time" content="2021-03-04T03:05:00Z">'
    found = of_page(head, "<p class='date'>March 3, 2021 10:05 pm</p>", ruleset)
    assert found.date_published == "2021-03-03"
    assert found.datetime_published == "2021-03-04T03:05:00Z"
    assert found.datetime_published_local == "2021-03-03T22:05"


def test_a_printed_day_that_is_that_of_the_last_change_is_not_published(ruleset: Ruleset) -> None:
    head = json_ld(datePublished="2019-05-12T08:00:00Z", dateModified="2026-01-25T08:00:00Z")
    found = of_page(head, "<p><time>January 25, 2026</time></p>", ruleset)
    assert found.date_published == "2019-05-12"
    assert found.date_modified == "2026-01-25"


def test_a_related_storys_date_is_not_the_pages(ruleset: Ruleset) -> None:
    tail = (
        "<aside class='related'><ul><li><a href='/x'>Ferry late again</a> <time>March 3, 2021</time></li></ul></aside>"
    )
    assert of_page("", "", ruleset, tail=tail).date_published is None


def test_the_markup_settles_day_and_month(ruleset: Ruleset) -> None:
    head = '<meta property="article:published_time" content="2019-04-03T10:00:00+02:00">'
    found = of_page(head, "<p class='date'>03/04/2019</p>", ruleset)
    assert found.date_published == "2019-04-03"


def test_a_page_without_a_date_has_none(ruleset: Ruleset) -> None:
    found = of_page("", "", ruleset)
    assert found.date_published is None
    assert found.date_modified is None


def test_an_articles_json_ld_alone_is_no_proof_but_with_a_printed_day_it_is(ruleset: Ruleset) -> None:
    head = json_ld(datePublished="2021-03-03").replace("NewsArticle", "BlogPosting")
    assert of_page(head, "", ruleset).date_published is None
    assert of_page(head, "<p class='date'>3 March 2021</p>", ruleset).date_published == "2021-03-03"


def test_a_static_pages_date_of_making_is_no_day_of_publication(ruleset: Ruleset) -> None:
    head = json_ld(datePublished="2021-03-03").replace("NewsArticle", "WebPage")
    assert of_page(head, "", ruleset).date_published is None
