"""What a site asks for above a button, though it tells of something too, and buttons in the first person, in unrelated languages."""

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
        (
            "Nobody else sent a reporter on that boat. You bought her the ticket, and we owe you one.",
            "Chip in",
            "Count me in",
        ),
        ("Did somebody tell you something odd about this?", "We protected sources before you were born.", "Sign me up"),
    ),
    "de": (
        ("Niemand sonst schickte eine Reporterin aufs Boot. Die Karte haben Sie bezahlt.", "Ich bin dabei"),
        (
            "Wir fuhren neunmal hin, weil Leserinnen wie Sie das wollten.",
            "Ich mache mit",
            "Ich unterstütze die Redaktion",
        ),
    ),
    "el": (
        ("Κανείς άλλος δεν έστειλε ρεπόρτερ. Το εισιτήριό της το πληρώσατε εσείς, και σας ευχαριστούμε.", "Στηρίζω"),
        ("Εμείς πήγαμε εννέα φορές, γιατί το θέλατε εσείς.", "Θέλω να βοηθήσω"),
    ),
    "id": (
        ("Tak ada media lain yang mengirim wartawan. Tiketnya Anda yang membayar.", "Saya ikut"),
        ("Kami datang sembilan kali karena Anda memintanya.", "Saya ingin membantu"),
    ),
    "tr": (
        ("Başka kimse oraya muhabir göndermedi. Biletini siz ödediniz, teşekkür ederiz.", "Ben de varım"),
        ("Biz oraya dokuz kez gittik, çünkü siz istediniz.", "Destek oluyorum"),
    ),
}


def kept(*lines: str) -> list[str]:
    text = "\n".join(lines).encode()
    return [block.text for block in clean(segment(RawDocument("dump.txt", "text", "text/plain", text)), RULES).kept]


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize(("language", "box"), [(code, box) for code, boxes in BOXES.items() for box in boxes])
def test_appeals_that_tell_leave_with_their_buttons(language: str, box: tuple[str, ...], at: int) -> None:
    article = ARTICLES[language]
    assert kept(*article[:at], *box, *article[at:]) == list(article)


@pytest.mark.parametrize("language", BOXES)
def test_a_paragraph_above_a_button_stays(language: str) -> None:
    article, button = ARTICLES[language], BOXES[language][0][-1]
    assert kept(*article[:2], button, *article[2:]) == list(article)


def test_an_article_that_speaks_to_its_readers_keeps_its_sentences() -> None:
    article = [f"{line[:-1]}, as you and we will remember." for line in ARTICLES["en"]]
    said = "Nobody else sent a reporter on that boat. You bought her the ticket, and we owe you one."
    assert said in kept(*article[:2], said, "Chip in", *article[2:])


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("en", "The bell rings at five from now on, or at six, depending on whom you ask."),
        ("de", "Die Glocke läutet künftig um fünf, oder um sechs, je nachdem, wen man fragt."),
        ("tr", "Çan artık beşte ya da altıda çalacak, kime sorsan başka söyler."),
    ],
)
def test_an_article_s_last_word_above_the_page_s_buttons_stays(language: str, last: str) -> None:
    article = ARTICLES[language]
    assert kept(*article, last, BOXES[language][0][-1], "Newsletter") == [*article, last]
