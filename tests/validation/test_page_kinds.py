"""Pages that are no article though their texts are sentences in a row, and articles that look like them."""

import json

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.document import Hints
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.reasons import QuarantineCode

SENTENCES = {
    "en": "The old ferry left the harbour of Marl at dawn with forty passengers and two lorries full of hay on board.",
    "de": "Die alte Fähre verließ den Hafen von Marl im Morgengrauen mit vierzig Reisenden und zwei Wagen voll Heu an Bord.",
    "tr": "Eski feribot Marl limanından sabah erkenden kırk yolcu ve iki kamyon dolusu samanla birlikte ayrıldı.",
    "pl": "Stary prom wypłynął o świcie z portu w Marlu z czterdziestoma pasażerami i dwiema ciężarówkami siana na pokładzie.",
    "ja": "古いフェリーは夜明けに四十人の乗客と干し草を積んだ二台のトラックを乗せてマール港を出発し、昼前に島へ着いた。",
    "es": "El viejo transbordador salió al amanecer del puerto de Marl con cuarenta pasajeros y dos camiones llenos de heno.",
}
STORIES = ("A dam above the town", "Why the bells are silent", "Two herds and one meadow", "The last lamp lighter")


def page(
    title: str, body: str, *, head: str = "", url: str = "https://paper.example/news/x-17.html", lang: str = "en"
) -> RawDocument:
    html = f"<html lang={lang}><head><title>{title}</title>{head}</head><body><main><h1>{title}</h1>{body}</main></body></html>"
    return RawDocument("a.html", "html", "text/html", html.encode(), hints=Hints(url=url))


def paragraphs(language: str = "en", count: int = 5) -> str:
    return "".join(f"<p>{SENTENCES[language]} {n}.</p>" for n in range(count))


def teasers(dated: bool = True) -> str:
    day = "<time>{} March 2026</time>" if dated else ""
    return "".join(
        f'<div><h2><a href="/{n}">{story}</a></h2>{day.format(n + 3)}<p>Nobody in the valley knew what to say, and the mayor said it.</p></div>'
        for n, story in enumerate(STORIES)
    )


def statement(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "url": "/", **fields})}</script>'


def is_refused(document: RawDocument) -> bool:
    record = process(document, load_ruleset()).record
    return isinstance(record, QuarantineRecord) and record.code is QuarantineCode.NOT_AN_ARTICLE


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Sorry, we couldn’t find that page"),
        ("en", "Error 404"),
        ("de", "Dieser Beitrag ist nicht mehr verfügbar"),
        ("tr", "Aradığınız sayfa bulunamadı"),
        ("pl", "Strona, której szukasz, nie istnieje"),
        ("ja", "お探しのページは見つかりませんでした"),
        ("es", "La página que buscas ya no está"),
    ],
)
def test_what_stands_in_the_place_of_a_page_that_is_gone(language: str, title: str) -> None:
    assert is_refused(page(title, paragraphs(language, 3), lang=language))


def test_articles_about_what_is_gone_pass() -> None:
    title = "Missing page of the harbour book not found"
    assert not is_refused(page(title, '<p class="byline">By Nora Wickstead</p>' + paragraphs(count=3)))
    assert not is_refused(
        page(title, paragraphs(count=3), head=statement(**{"@type": "NewsArticle", "headline": title}))
    )
    assert not is_refused(page(title, paragraphs(count=12)))
    assert not is_refused(page("404 sheep counted above the town on the first day of spring", paragraphs()))


def test_a_dump_of_such_a_page_is_no_article() -> None:
    lines = ("Strona nie została znaleziona", SENTENCES["pl"], SENTENCES["pl"] + " Szukaj dalej.")
    assert is_refused(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))


@pytest.mark.parametrize(
    "head",
    [
        statement(**{"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "Nora Wickstead"}}),
        '<meta property="og:type" content="profile">',
        statement(**{"@type": ["WebPage", "SearchResultsPage"]}),
        statement(
            **{"@graph": [{"@type": "AboutPage", "name": "Who we are"}, {"@type": "WebSite", "name": "The Marl Post"}]}
        ),
    ],
)
def test_pages_that_say_what_they_are(head: str) -> None:
    assert is_refused(page("Nora Wickstead", paragraphs(), head=head))


def test_an_article_whose_author_has_a_profile_passes() -> None:
    article = {"@type": "NewsArticle", "headline": "A ferry", "author": {"@type": "Person", "name": "Nora Wickstead"}}
    head = statement(
        **{"@graph": [article, {"@type": "ProfilePage", "name": "x"}, {"@type": "CollectionPage", "name": "x"}]}
    )
    assert not is_refused(page("A ferry", paragraphs() + teasers(), head=head))


def test_an_article_with_its_byline_and_day_passes_whatever_its_markup_says_of_the_author() -> None:
    head = statement(**{"@type": "ProfilePage", "mainEntity": {"@type": "Person", "name": "Newsroom"}})
    stated = '<div class="byline">By Nora Wickstead</div><time>5 May 2026</time>'
    assert not is_refused(page("A ferry sails for the last time", stated + paragraphs(), head=head))


@pytest.mark.parametrize(
    "address",
    [
        "/author/nora-wickstead/",
        "/autor/nora-wickstead.html",
        "/en/auteurs/nora-wickstead?page=2",
        "/yazar/nora-vikstet",
        "/tag/harbours/page/3/",
        "/search/label/ferries",
        "/schlagwort/hafen/2",
        "/wyniki-wyszukiwania",
        "/?s=ferry",
    ],
)
def test_addresses_of_lists(address: str) -> None:
    assert is_refused(page("Ferries", paragraphs(), url=f"https://paper.example{address}"))


@pytest.mark.parametrize(
    "address",
    [
        "/author/nora-wickstead/2026/the-old-ferry",
        "/news/tag-of-the-year",
        "/research/the-old-ferry",
        "/thema/the-old-ferry",
    ],
)
def test_addresses_of_articles(address: str) -> None:
    assert not is_refused(page("The old ferry", paragraphs(), url=f"https://paper.example{address}"))


def test_a_topic_with_teasers_below_its_introduction() -> None:
    url = "https://paper.example/thema/ferries"
    assert is_refused(page("Ferries", paragraphs(count=2) + teasers(), url=url))
    article = '<meta property="og:type" content="article">'
    assert not is_refused(page("Ferries", paragraphs(count=8) + teasers(), url=url, head=article))


def test_dated_teasers_alone_are_a_list_and_a_round_up_without_days_is_not() -> None:
    assert is_refused(page("This week", teasers()))
    longer = teasers(dated=False).replace("said it.", "said it. " + SENTENCES["en"] * 3)
    assert not is_refused(page("This week in the valley", paragraphs(count=2) + longer))


def test_an_archive_that_calls_itself_an_article_and_a_collection() -> None:
    head = statement(**{"@type": "CollectionPage"}) + '<meta property="og:type" content="article">'
    assert is_refused(page("Ferries", paragraphs(count=2) + teasers(), head=head))
