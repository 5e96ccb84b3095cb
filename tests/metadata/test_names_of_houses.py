"""What goes by a name in a person's shape and is a house's: no word says so, but the site's name, a link and the story do."""

import pytest

from pipeline.grammar.persons.given import has_given_name
from pipeline.packs import Ruleset
from tests.metadata.documents import of_page


def head(name: str, site: str, url: str = "") -> str:
    address = f', "url": "{url}"' if url else ""
    return (
        f'<meta property="og:site_name" content="{site}"><script type="application/ld+json">{{"@context": "https://schema.org",'
        f' "@type": "NewsArticle", "headline": "Council votes for a new lighthouse", "author": {{"@type": "Person", "name":'
        f' "{name}"{address}}}}}</script>'
    )


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("Fornelli di Laguna", "Sapori di Laguna"),
        ("Vaarwater van Duinoord", "Nieuws uit Duinoord"),
        ("Зёрна Поречья", "Поречье сегодня"),
        ("Kıyı Defteri", "Kıyı Postası"),
        ("Wellen Küstenland", "Küstenland heute"),
    ],
)
def test_part_of_the_sites_name_makes_a_name_the_houses(name: str, site: str, ruleset: Ruleset) -> None:
    assert of_page(head(name, site), f"<p class=author>{name}</p>", ruleset).authors == ()


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("Ribnjak Podgorje", "/o-nama"),
        ("Plavba Podhůří", "https://noviny.example/o-nas.html"),
        ("Vågor Norrskär", "/om-oss/"),
        ("Rezeda Parti", "/r%C3%B3lunk"),
        ("Research Impact & Stories", "/news/team"),
        ("Onderzoek Verhalen & Pers", "/over-ons"),
    ],
)
def test_a_link_to_the_page_about_the_site_makes_a_name_the_houses(name: str, link: str, ruleset: Ruleset) -> None:
    linked = f'<p><a rel="author" itemprop="author" href="{link}">{name}</a></p>'
    assert of_page("", linked, ruleset).authors == ()
    assert of_page(head(name, "Site", link), f"<p class=author>{name}</p>", ruleset).authors == ()


def test_an_ordinary_word_of_the_story_begins_no_persons_name(ruleset: Ruleset) -> None:
    assert of_page(head("Harbour Marlow", "Site"), "<p class=author>Harbour Marlow</p>", ruleset).authors == ()


@pytest.mark.parametrize("name", ["Κουζίνα Κάβου", "Kuchnia Podlasia", "Бойка Кухня", "Mutfak Kıyı", "Кухня Паречча"])
def test_kitchens_are_nobody(name: str, ruleset: Ruleset) -> None:
    assert of_page(head(name, "Site"), f"<p class=author>{name}</p>", ruleset).authors == ()


@pytest.mark.parametrize(
    ("name", "site", "link"),
    [
        ("Torquato di Laguna", "Sapori di Mare", "/autori/torquato"),
        ("Anna Laguna", "Sapori di Laguna", "/chi-siamo"),
        ("Xhevat Qerkini", "Xhevat Qerkini", "/autor/xq"),
        ("Gijsbert van Roodenrijs", "De Duinkoerier", "/auteur/gvr"),
    ],
)
def test_persons_stay(name: str, site: str, link: str, ruleset: Ruleset) -> None:
    printed = f'<p>By <a rel="author" href="{link}">{name}</a></p>'
    assert of_page(head(name, site), printed, ruleset).authors == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "ნინო ბერიძე",
        "Տիգրան Սարյան",
        "নাসরিন আক্তার",
        "செந்தில் குமரன்",
        "Горан Петровски",
        "Айгүл Сейтова",
        "สมชาย ใจดี",
        "አበበ ቢቂላ",
        "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
        ["గాలి", "రమేష్ రెడ్డి"][1],
        "రమేష్ రెడ్డి",
    ],
)
def test_common_given_names_are_known_in_many_scripts(name: str) -> None:
    assert has_given_name(name)


def test_russian_given_names_are_known_with_and_without_their_points() -> None:
    assert all(map(has_given_name, ("Пётр Халимов", "Петр Халимов", "Алёна Рощина", "Алена Рощина")))
