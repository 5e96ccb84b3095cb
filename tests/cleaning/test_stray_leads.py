"""Leads to other stories that no list knows, alone between two paragraphs, in unrelated languages; an article's sub-headings stay."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment
from tests.cleaning.test_breaks import ARTICLES

RULES = load_ruleset()
BOXES = {
    "en": (
        ("Speaking of bells and their makers", "The foundry that cast one bell too many"),
        ("From the archive: A postman and his two hundred hens",),
    ),
    "de": (
        ("Da wir gerade bei Glocken sind", "Wie eine Gießerei ihren letzten Meister verlor"),
        ("So fing alles an: Ein Briefträger und seine zweihundert Hühner",),
    ),
    "el": (
        ("Αφού μιλάμε για καμπάνες", "Το χυτήριο που έσβησε χωρίς θόρυβο ύστερα από αιώνες"),
        ("Για το ίδιο θέμα: Ο ταχυδρόμος και οι διακόσιες κότες",),
    ),
    "id": (
        ("Mumpung bicara soal lonceng", "Bengkel cor yang kehilangan ahlinya karena usia"),
        ("Pernah kami tulis: Tukang pos dan dua ratus ayamnya",),
    ),
    "tr": (
        ("Çanlardan söz açılmışken", "Son ustasını yitiren dökümhanenin sessiz hikâyesi"),
        ("Daha önce yazmıştık: Postacı ile iki yüz tavuğu",),
    ),
}


def kept(*lines: str) -> list[str]:
    text = "\n".join(lines).encode()
    return [block.text for block in clean(segment(RawDocument("dump.txt", "text", "text/plain", text)), RULES).kept]


@pytest.mark.parametrize(("language", "box"), [(code, box) for code, boxes in BOXES.items() for box in boxes])
def test_a_lead_and_its_headline_leave_between_paragraphs(language: str, box: tuple[str, ...]) -> None:
    article = ARTICLES[language]
    assert kept(*article[:2], *box, *article[2:]) == list(article)


@pytest.mark.parametrize(
    "headings",
    [
        ("A winter in the yard",),
        ("The first morning: forty sheep and a piano",),
        ("For those who like bells: a foundry that cast one too many",),
        ("The knock in the engine", "What a fisherman heard across the bay"),
        ("Bells and their makers in a long row: an old trade", "Why nobody learns it", "What remains of it: a barn"),
    ],
)
def test_an_article_s_own_sub_headings_stay(headings: tuple[str, ...]) -> None:
    article = ARTICLES["en"]
    lines = [*article]
    for at, heading in enumerate(headings if len(headings) > 2 else (headings,)):
        lines[2 * at + 1 : 2 * at + 1] = heading if isinstance(heading, tuple) else (heading,)
    assert kept(*lines) == lines


ASKED = {
    "en": ("Read also", "Who pays for the lighthouses on the outer islands?"),
    "de": ("Lesen Sie auch", "Leuchttürme: Wer bezahlt eigentlich die Lampen?"),
    "el": ("ΔΕΙΤΕ ΕΠΙΣΗΣ", "Βραχονησίδες: Ποιος πληρώνει τους φάρους;"),
    "tr": ("İLGİLİ HABERLER", "Orman: Yangın kulelerinin parasını kim ödüyor?"),
}


@pytest.mark.parametrize("language", ASKED)
def test_a_headline_that_asks_leaves_under_a_heading_of_other_stories(language: str) -> None:
    article = ARTICLES[language]
    assert kept(*article[:2], *ASKED[language], *article[2:]) == list(article)
