"""Bullets between two paragraphs that nothing introduces and the story has nothing of are headlines of other stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = json.loads((Path(__file__).parents[2] / "lab" / "data" / "neutral_articles.json").read_text("utf-8"))
BULLETS = {
    "fi": ("• Kipparit lopettivat lakkonsa", "• Karhu söi partion eväät metsässä"),
    "he": ("• המלחים סיימו את השביתה", "• אופה קנה את הקולנוע הישן"),
    "ja": ("• 船員組合がストライキを終了", "• 採石場で落石、二人けが"),
    "ru": ("• Моряки закончили забастовку", "• Пекарь купил старый кинотеатр"),
    "tr": ("• Denizciler uzun grevi bitirdi", "• Fırıncı eski sinemayı satın aldı"),
    "de": ("• Fährleute beenden ihren Streik", "• Bäckerkette kauft altes Kino"),
}
OWN = {
    "de": ("• Dach und Balken der Bibliothek", "• Tische aus alter Eiche"),
    "en": ("• The roof of the library", "• The new tables made of oak"),
}


def kept(language: str, *lines: str) -> list[str]:
    title, first, second, *rest = ARTICLES[language]
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join((title, first, second, *lines, *rest)).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


@pytest.mark.parametrize("language", BULLETS)
def test_bullets_of_other_stories_go(language: str) -> None:
    assert kept(language, *BULLETS[language]) == ARTICLES[language][1:]


@pytest.mark.parametrize("language", OWN)
def test_bullets_of_the_story_stay(language: str) -> None:
    assert set(OWN[language]) <= set(kept(language, *OWN[language]))


def test_bullets_that_a_line_introduces_stay() -> None:
    lead = "Besides, the village council promised on Saturday to look after three other matters before winter comes:"
    bullets = ("• Lamps along the harbour wall", "• Ferry tickets for pupils")
    assert set(bullets) <= set(kept("en", lead, *bullets))


LATEST = {
    "de": (
        "• Fährstreik beendet Seit Montag fahren die Boote wieder nach Plan, die Leute winken.",
        "• Kino verkauft Die Bäckerkette will darin backen.",
    ),
    "tr": (
        "• Grev bitti Denizciler pazartesi günü yeniden sefere çıktı ve yolcular sevindi.",
        "• Sinema satıldı Fırıncı orada ekmek pişirecek.",
    ),
    "ru": (
        "• Забастовка окончена Моряки с понедельника снова выходят в рейс.",
        "• Кинотеатр продан Пекарь будет печь там хлеб.",
    ),
}
DAYS = {"de": "5. Mai 2024", "tr": "5 Mayıs 2024", "ru": "5 мая 2024"}


@pytest.mark.parametrize("language", LATEST)
def test_bullets_above_a_headline_with_its_day_go(language: str) -> None:
    title, *paragraphs = ARTICLES[language]
    lines = (*LATEST[language], title, DAYS[language], *paragraphs)
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    assert [block.text for block in clean(segment(raw), RULES).kept] == paragraphs
