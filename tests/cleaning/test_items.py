"""An article on cameras, accounts and apps lists what a site's own labels name: between its other items that stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = replace(load_ruleset(), line_model=b"")  # the rules alone

PROSE = {
    "en": (
        "The doorbell from Marrick hung on our porch for six weeks, through two storms and one very curious goat.",
        "In the end the goat ate the button, and the maker sent another one within three days without asking why.",
    ),
    "pl": (
        "Dzwonek firmy Marrick wisiał na naszym ganku sześć tygodni, przez dwie burze i jedną bardzo ciekawską kozę.",
        "W końcu koza zjadła przycisk, a producent przysłał nowy w ciągu trzech dni i nie zapytał nawet o powód.",
    ),
    "fi": (
        "Marrickin ovikello roikkui kuistillamme kuusi viikkoa kahden myrskyn ja yhden hyvin uteliaan vuohen ajan.",
        "Lopulta vuohi söi painikkeen, ja valmistaja lähetti uuden kolmessa päivässä kysymättä edes syytä siihen.",
    ),
    "ru": (
        "Звонок фирмы «Маррик» провисел на нашем крыльце шесть недель, пережил две грозы и одну любопытную козу.",
        "В конце концов коза съела кнопку, а изготовитель за три дня прислал новую и даже не спросил о причине.",
    ),
}
ITEMS = {
    "en": ("Sharp at night", "Subscription required to unlock all features", "Survives rain and goats"),
    "pl": ("Ostry obraz nocą", "Wymagana subskrypcja do zapisu wideo", "Wytrzymuje deszcz i kozy"),
    "fi": ("Terävä yölläkin", "Tilaus vaaditaan kaikkiin ominaisuuksiin", "Kestää sateen ja vuohet"),
    "ru": ("Чёткая картинка ночью", "Нужна подписка для записи видео", "Выдержит дождь и козу"),
}


def kept(*lines: str) -> list[str]:
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n\n".join(lines).encode())), RULES)
    return [block.text for block in document.kept]


@pytest.mark.parametrize("language", PROSE)
def test_an_item_between_items_stays(language: str) -> None:
    first, last = PROSE[language]
    assert kept(first, *ITEMS[language], last) == [first, *ITEMS[language], last]


@pytest.mark.parametrize("language", PROSE)
def test_the_same_line_between_paragraphs_goes(language: str) -> None:
    first, last = PROSE[language]
    assert kept(first, ITEMS[language][1], last) == [first, last]


def test_a_sentence_among_items_stays_and_between_paragraphs_it_goes() -> None:
    first, last = PROSE["en"]
    said = "Use the device settings and the app tools to find it."
    above, _, below = ITEMS["en"]
    assert said in kept(first, above, said, below, last)
    assert kept(first, said, last) == [first, last]


def test_a_box_of_labels_goes() -> None:
    """Its lines have each other for neighbours."""
    first, last = PROSE["en"]
    box = "Share this article", "Print this article", "Leave a comment"
    end = "The second button has lasted since April, although the goat still looks at it every morning on her way out."
    assert kept(first, last, *box, end, first.replace("six", "nine")) == [
        first,
        last,
        end,
        first.replace("six", "nine"),
    ]
