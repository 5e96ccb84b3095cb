"""Boxes of labels that come again between the paragraphs."""

import pytest

from pipeline import load_ruleset
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.segment import segment

STORIES = {
    "en": (
        "The old ferry left the harbour of {} at dawn with forty passengers and two lorries full of hay on board, the captain said.",
        ["Seven tents for wet summers", "Nora Wickstead", "Gear", "Which stove boils first?", "Ivo Tarn"],
    ),
    "de": (
        "Die alte Fähre verließ den Hafen von {} im Morgengrauen mit vierzig Reisenden und zwei Wagen voll Heu, sagte der Kapitän.",
        ["Sieben Zelte für nasse Sommer", "Nora Wickstett", "Ausrüstung", "Welcher Kocher kocht zuerst?", "Ivo Tarn"],
    ),
    "tr": (
        "Eski feribot {} limanından sabah erkenden kırk yolcu ve iki kamyon samanla ayrıldı, kaptan yolda hiçbir sorun olmadığını söyledi.",
        ["Yağmurlu yazlar için yedi çadır", "Nora Vikstet", "Donanım", "Hangi ocak önce kaynatır?", "İvo Tarn"],
    ),
}
TOWNS = ("Marl", "Skell", "Torvik", "Linden", "Osk")


def kept(lines: list[str]) -> list[str]:
    document = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    return [block.text for block in clean(document, load_ruleset()).kept]


@pytest.mark.parametrize("language", STORIES)
def test_a_box_that_comes_again_between_paragraphs_goes_with_all_its_copies(language: str) -> None:
    sentence, box = STORIES[language]
    paragraphs = [sentence.format(town) for town in TOWNS]
    lines = [paragraphs[0], *box, paragraphs[1], *box, paragraphs[2], *box, paragraphs[3], paragraphs[4]]
    assert kept(lines) == paragraphs


def test_a_refrain_and_the_priced_goods_of_a_list_stay() -> None:
    sentence, _ = STORIES["en"]
    refrain = ["Down by the salt and the river", "Down where the lanterns are low", "Carry me home, little ferry"]
    verses = [f"{town} was cold in the morning" for town in TOWNS[:3]]
    song = [line for verse in verses for line in (verse, *refrain)]
    paragraphs = [sentence.format(town) for town in TOWNS[:4]]
    assert set(song) <= set(kept([*paragraphs[:2], *song, *paragraphs[2:]]))
    goods = ["Nose clip", "$14.99", "In stock at two mills"]
    listed = [line for paragraph in paragraphs for line in (paragraph, *goods)]
    assert kept([*listed, sentence.format(TOWNS[4])]).count("$14.99") == len(paragraphs)
