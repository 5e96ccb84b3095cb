"""Sentences by which a site speaks to its readers: among the paragraphs of an article, behind the last, in dumps and pages."""

from __future__ import annotations

import pytest

from lab.bench.strings import BETWEEN, read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
ALONE = (
    ("da", "Har du selv boet i dalen, eller ved du noget, vi bør vide? Vores reporter læser din besked fortroligt."),
    ("de", "Wer sind wir ohne Sie? Helfen Sie uns mit einem Beitrag, wie ihn zwei Mitglieder am Tag zahlen."),
    ("es", "¿Sabes algo que deberíamos saber? Nuestra redacción lee tu mensaje con total reserva."),
    ("fr", "Vous savez quelque chose que nous devrions savoir ? Notre journaliste lira votre message en confidence."),
    ("pl", "Podoba Ci się ten dziennik? Pomóż nam przetrwać i wpłać równowartość biletu."),
    ("fi", "Tiedätkö jotain, mitä meidän pitäisi tietää? Toimittajamme lukee viestisi luottamuksellisesti."),
)
BOXES = {
    "de": (
        "Sie sind gerade auf einem anderen Gerät angemeldet",
        "Jeder Mitleser bekommt dann ein eigenes Passwort, und niemand wird mehr unterbrochen.",
        "Das waren nicht Sie? Ändern Sie bitte gleich Ihr Passwort.",
    ),
    "sv": (
        "Har du själv en igelkott som granne? Berätta för oss andra, men håll dig till ämnet.",
        "Den som skriver här ansvarar själv för sitt inlägg. Det är inte redaktionens åsikter du läser.",
        "Logga in med ditt konto för att vara med i samtalet.",
    ),
    "it": (
        "Alcuni link di questa pagina sono di affiliazione: se compri, una parte del prezzo arriva a noi e tu non spendi di più.",
        "Investire comporta rischi. Quanto leggi qui non è una consulenza finanziaria.",
    ),
}
# Of those whom an article lets speak, and what an article says to its reader at its end.
STAYS = (
    ("en", "You could hear the printing press from the street, and it shook our cups."),
    ("en", "We asked the company for a comment on its subscriptions, and it did not reply."),
    ("de", "„Helfen Sie uns mit einem Konto“, rief der Wirt, und niemand stand auf."),
    ("fr", "« Aidez-nous, votre message compte », répétait la pancarte devant notre porte."),
    ("da", "Hjælp os, råbte han, og dit brev blev læst højt for os alle."),
)


def kept(lines: list[str]) -> set[str]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    return {block.text for block in clean(segment(raw), RULES).kept}


def kept_on_page(title: str, paragraphs: list[str]) -> set[str]:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"<html><body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    return {
        block.text for block in clean(segment(RawDocument("a.html", "html", "text/html", html.encode())), RULES).kept
    }


@pytest.mark.parametrize(("language", "line"), ALONE)
def test_who_asks_for_itself_is_no_part_of_the_story(language: str, line: str) -> None:
    title, *text = ARTICLES[language]
    for at in (BETWEEN, len(text)):
        lines = [*text[:at], line, *text[at:]]
        for found in (kept([title, "", *lines]), kept_on_page(title, lines)):
            assert line not in found
            assert found.issuperset(text)


@pytest.mark.parametrize("language", BOXES)
def test_sentences_in_a_row_support_each_other_where_the_article_has_ended(language: str) -> None:
    title, *text = ARTICLES[language]
    box = BOXES[language]
    for found in (kept([title, "", *text, *box]), kept_on_page(title, [*text, *box])):
        assert found.isdisjoint(box)
        assert found.issuperset(text)


@pytest.mark.parametrize(("language", "line"), STAYS)
def test_what_tells_or_is_said_stays(language: str, line: str) -> None:
    title, *text = ARTICLES[language]
    for at in (BETWEEN, len(text)):
        lines = [*text[:at], line, *text[at:]]
        assert line in kept([title, "", *lines])
        assert line in kept_on_page(title, lines)


def test_an_article_that_speaks_to_its_readers_keeps_such_a_sentence() -> None:
    title, *text = ARTICLES["en"]
    advice = [f"You should know this before you go: {one[0].lower()}{one[1:]}" for one in text]
    line = "Tell us what you think, and your letter will stand on our shelf."
    lines = [*advice[:BETWEEN], line, *advice[BETWEEN:]]
    assert line in kept([title, "", *lines])
    assert line in kept_on_page(title, lines)


def test_a_blog_in_the_first_person_keeps_what_it_says_of_its_accounts() -> None:
    title, *text = ARTICLES["en"]
    diary = [f"I remember it well: {one[0].lower()}{one[1:]}" for one in text]
    line = "I also have a bell set up that rings twice a month when a friend of mine reads the old comments aloud in my garden."
    lines = [*diary[:BETWEEN], line, *diary[BETWEEN:]]
    assert line in kept_on_page(title, lines)


def test_a_guide_that_tells_nothing_keeps_what_it_asks_of_its_reader() -> None:
    guide = [
        "A good harbour map shows depths, lights and the hours at which the lock is open to boats of every size.",
        "The scale is printed at the lower edge, and a fold in the sheet is no place at which to measure a distance.",
        "Paper keeps better when it is rolled than when it is folded, and a tin tube costs little in any shop.",
        "Colours fade in the sun, so that the blue of the deep water is soon the blue of the shallows by the mole.",
    ]
    line = "You find the deep water below the line, and we mark the lights on our account."
    assert line in kept_on_page("How to read a harbour map", [*guide[:2], line, *guide[2:]])


# By one word of person or none: what is the reader's, what a text says of itself, what shops pay.
BY_LITTLE = (
    ("de", "Ein anderer Leser ist gerade mit Ihrem Konto unterwegs"),
    ("it", "Con il tuo profilo è entrato qualcun altro"),
    ("da", "Denne tekst læses op af en computerstemme. Den siger byernes navne lidt skævt."),
    ("sv", "Vissa länkar leder till butiker, och vi får en liten provision."),
    ("fr", "Vous n'avez pas autorisé les contenus d'autres sites, ce cadre reste vide."),
)
# What tells of the same in a story.
TOLD_ALIKE = (
    ("de", "Wer das Konto des Vereins führt, wusste am Ende niemand mehr."),
    ("it", "La voce artificiale della stazione annunciò il treno sbagliato."),
    ("da", "Bådene fører varer til butikker på øen, og skipperen får en andel."),
    ("sv", "Hon betalade 900 kronor i månaden för en plats vid bryggan."),
    ("fr", "Le cadre reste vide, car le tableau attend chez le restaurateur."),
    ("en", "The harbour. At night. No lights."),
)


@pytest.mark.parametrize(("language", "line"), BY_LITTLE)
def test_what_is_the_readers_or_the_texts_own_is_the_sites_word(language: str, line: str) -> None:
    title, *text = ARTICLES[language]
    found = kept([title, "", *text[:BETWEEN], line, *text[BETWEEN:]])
    assert line not in found
    assert found.issuperset(text)


@pytest.mark.parametrize(("language", "line"), TOLD_ALIKE)
def test_a_story_of_accounts_voices_and_shops_stays(language: str, line: str) -> None:
    title, *text = ARTICLES[language]
    for at in (BETWEEN, len(text)):
        assert line in kept([title, "", *text[:at], line, *text[at:]])


def test_a_claim_goes_with_the_offer_that_it_is_made_for() -> None:
    title, *text = ARTICLES["en"]
    claim, offer = "The valley. Every Friday. No noise.", "Sign up for our newsletter and never miss a story."
    found = kept([title, "", *text[:BETWEEN], claim, offer, *text[BETWEEN:]])
    assert found.isdisjoint((claim, offer))
    assert found.issuperset(text)
