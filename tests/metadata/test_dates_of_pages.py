import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.line import trace
from pipeline.metadata.date.places import _SCRIPTED, _scripted_days
from pipeline.model.document import RawDocument
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


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "<p>RIVERTON, March 3, 2021 – The dam above the town held through the night, the engineers said.</p>",
            "03-03",
        ),
        ("<p>Neustadt am Fluss | Altdorf, 3. März 2021</p><p>01.02.2021 „Es war gut“, sagte sie dann.</p>", None),
        ("<p>Pressemitteilung vom 4. März 2021 | Neustadt – Der Damm oberhalb der Stadt hat gehalten.</p>", "03-04"),
        ("<p>05.03.2021 – Der Damm oberhalb der Stadt hat die ganze Nacht über gehalten, hieß es dort.</p>", "03-05"),
        ("<p>The council decided on March 3, 2021 that the dam above the town will be rebuilt at last.</p>", None),
    ],
)
def test_a_day_that_opens_the_text_is_the_days_of_publication(body: str, day: str | None, ruleset: Ruleset) -> None:
    assert of_page("", body, ruleset).date_published == (day and f"2021-{day}")


def test_the_sentence_behind_a_post_says_when_it_was_posted(ruleset: Ruleset) -> None:
    tail = "<p>Dieser Beitrag wurde am 3. März 2021 von Jonas veröffentlicht und unter Wasser abgelegt.</p>"
    assert of_page("", "", ruleset, tail=tail).date_published == "2021-03-03"
    assert of_page("", "", ruleset, tail=tail.replace("wurde am", "wurde aktualisiert am")).date_published is None


def test_a_days_address_may_spell_the_month(ruleset: Ruleset) -> None:
    head = '<link rel="canonical" href="https://example.org/blog/2023/october/03/dam">'
    assert of_page(head, "", ruleset).date_published == "2023-10-03"


def test_data_in_scripts_counts_where_nothing_else_states_a_day(ruleset: Ruleset) -> None:
    one = '<script>{"@type": "NewsArticle", "datePublished": "2021-03-03T06:00:00+01:00"}</script>'
    assert of_page(one, "", ruleset).date_published == "2021-03-03"
    other = one.replace("03-03", "02-01")
    assert of_page(one + other, "", ruleset).date_published is None
    assert of_page(one, "<p class='date'>March 4, 2021</p>", ruleset).date_published == "2021-03-04"


@given(st.lists(st.sampled_from((
    '"', "'", "\\", "&quot;", "\\u0022", ":", " : ", "datePublished", "first_publish_date", "publishedAt", "pubDate", "published",
    "publication_date", "2021-03-04", "2021-03-04T05:06:07Z", ",", "date", "first_", "x",
)), max_size=30))  # fmt: skip
def test_days_in_scripts_are_found_wherever_the_whole_pattern_finds_them(parts: list[str]) -> None:
    content = "".join(parts).encode()
    assert list(_scripted_days(content)) == [value.decode() for value in _SCRIPTED.findall(content)]


@pytest.mark.parametrize("quote", ['"', "'", '\\"', "&quot;", "\\u0022"])
@pytest.mark.parametrize("key", ["datePublished", "first_published_at", "publishDate", "pubDate", "publication_date"])
def test_days_in_scripts_stand_behind_any_key_in_any_quotes(quote: str, key: str) -> None:
    content = f"{{{quote}{key}{quote}: {quote}2021-03-04T05:06{quote}}} " * 2
    assert list(_scripted_days(content.encode())) == ["2021-03-04T05:06"] * 2


def page_ld(kind: str, **properties: object) -> str:
    node = {"@context": "https://schema.org", "@type": kind, "headline": HEADLINE, **properties}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_of_two_printed_days_the_one_that_the_markup_states_counts(ruleset: Ruleset) -> None:
    head = json_ld(datePublished="2021-03-03T08:00:00-08:00")
    clock, own = "<time datetime=2021-03-08>March 8, 2021</time>", "<time datetime=2021-03-03>March 3, 2021</time>"
    found = of_page(head, own, ruleset).date_published, of_page(head, clock + own, ruleset).date_published
    assert found == ("2021-03-03", "2021-03-03")


def test_a_marked_value_in_utc_is_no_printed_day(ruleset: Ruleset) -> None:
    stated = "2021-03-02T23:01:00Z"
    head = f'<meta property="article:published_time" content="{stated}">'
    top = f"<time datetime={stated}></time><p>3 March 2021</p>"
    assert of_page(head, top, ruleset).date_published == "2021-03-03"


def test_the_day_of_a_change_may_be_the_local_day_of_publication(ruleset: Ruleset) -> None:
    head = json_ld(datePublished="2021-03-02T23:01:00Z", dateModified="2021-03-03T15:00:00Z")
    assert of_page(head, "<p>3 March 2021</p>", ruleset).date_published == "2021-03-03"
    local = json_ld(datePublished="2021-03-02T14:45:00+01:00", dateModified="2021-03-03T15:00:00Z")
    assert of_page(local, "<p>3 March 2021</p>", ruleset).date_published == "2021-03-02"


def test_a_publication_after_the_last_change_gives_way_to_an_earlier_one(ruleset: Ruleset) -> None:
    metas = '<meta name="publishedTime" content="2026-03-09"><meta name="published-date" content="2021-02-16">'
    changed = '<meta name="modifiedDate" content="2024-07-30">'
    assert of_page(metas + changed, "", ruleset).date_published == "2021-02-16"


@pytest.mark.parametrize(("printed", "day"), [("Updated March 3, 2021", "2021-03-03"), ("Updated May 9, 2022", None)])
def test_a_day_that_only_markup_states_is_confirmed_by_the_same_day_of_a_change(
    printed: str, day: str | None, ruleset: Ruleset
) -> None:
    head = page_ld("Article", datePublished="2021-03-03T00:00:00Z")
    found = of_page(head, f"<p>{printed}</p>", ruleset)
    assert found.date_published == day
    assert of_page("", f"<p>{printed}</p>", ruleset).date_published is None


@pytest.mark.parametrize("line", ["Video available until March 3, 2021, 2 pm", "Verfügbar bis: 3.3.2021, 14:00 Uhr"])
def test_a_day_on_which_something_ends_is_not_published(line: str, ruleset: Ruleset) -> None:
    assert of_page("", f"<p>{line}</p>", ruleset).date_published is None


def test_the_day_of_first_publication_is_weighed_against_a_later_one_at_the_headline(ruleset: Ruleset) -> None:
    note = "<p>This article was originally published on 26 Sep 2019 at 4:12pm and has been updated since.</p>"
    assert of_page("", "<p>30 Sep 2022, 11:07am</p>", ruleset, tail=note).date_published != "2022-09-30"
    assert of_page("", "", ruleset, tail=note).date_published == "2019-09-26"


def test_an_instant_of_the_evening_and_an_address_of_its_day_in_utc_agree(ruleset: Ruleset) -> None:
    head = "<meta property='article:published_time' content='2026-03-04T22:30-05:00'>"
    found = of_page(head, "", ruleset, url="https://news.example/2026/03/05/lighthouse")
    assert (found.date_published, found.datetime_published) == ("2026-03-04", "2026-03-05T03:30:00Z")


def test_the_day_above_the_headline_within_the_article_is_no_clock(ruleset: Ruleset) -> None:
    body = "".join(f"<p>The {word} of the harbour town voted to rebuild the tower, which a storm had damaged two winters"
                   " ago, and asked the province to pay for half of the work.</p>" for word in ("council", "board"))  # fmt: skip
    others = "".join(
        f"<div><h3>{title}</h3><p>{day}</p></div>"
        for title, day in (("Ferry late again", "Feb 19, 2026"), (HEADLINE, "Feb 6, 2026"))
    )
    page = (
        f"<html><head><title>{HEADLINE}</title></head><body><main><header><p>February 6, 2026</p><h1>{HEADLINE}</h1>"
        f"</header>{body}<div>{others}</div></main></body></html>"
    )
    found = trace(RawDocument("a.html", "html", "text/html", page.encode()), ruleset).description
    assert found.date_published == "2026-02-06"


def test_a_marked_day_in_a_far_sidebar_counts_below_its_label(ruleset: Ruleset) -> None:
    def aside(label: str) -> str:
        other = "".join(f"<p>Step {n}: oil the lamp</p>" for n in range(8))
        day = "<time datetime='2018-11-15T12:00:00Z'>15 November 2018</time>"
        return f"<aside class='sidebar'>{other}<h4>{label}</h4><p>{day}</p></aside>"

    assert of_page("", "", ruleset, tail=aside("Published")).date_published == "2018-11-15"
    assert of_page("", "", ruleset, tail=aside("Ferry late again")).date_published is None


@pytest.mark.parametrize("line", ["28.01.2022 / 0 Kommentare", "28.01.2022 | 12 Kommentare"])
def test_a_day_beside_the_counter_of_comments_is_the_reports(line: str, ruleset: Ruleset) -> None:
    assert of_page("", f"<p>{line}</p>", ruleset, attributes="lang=de").date_published == "2022-01-28"


@pytest.mark.parametrize(
    ("title", "day"), [("23.01.2022 - Wahl im Hafen", "2022-01-23"), ("23. Januar 2022 im Hafen", None)]
)
def test_a_day_in_figures_that_opens_the_headline_dates_the_report(
    title: str, day: str | None, ruleset: Ruleset
) -> None:
    page = f"<html lang=de><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{GERMAN}</p></article></body></html>"
    found = trace(RawDocument("a.html", "html", "text/html", page.encode()), ruleset).description
    assert found.date_published == day


GERMAN = (
    "Der Rat der kleinen Hafenstadt hat am Montagabend beschlossen, den alten Leuchtturm wieder aufzubauen, den ein Sturm"
    " vor zwei Wintern beschädigt hatte, und das Land gebeten, die Hälfte der Kosten zu tragen."
)
