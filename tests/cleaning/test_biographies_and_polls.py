"""Given names that no list knows open biographies, where the byline has them; buttons that name the author; polls that count their votes."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()


def kept(*lines: str) -> list[str]:
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    return [block.text for block in document.kept]


NOTES = {
    "en": ("Qhawekazi Rawson and Zorvath Aldington", "Qhawekazi grew up on a sheep station and now lectures in rural sociology at a small college.",
           "Before he took up teaching, Zorvath spent eleven years with a water agency upriver."),
    "de": ("Qhawekazi Rawson und Zorvath Aldington", "Qhawekazi wuchs auf einer Schaffarm auf und lehrt heute Soziologie an einer kleinen Hochschule.",
           "Bevor er Lehrer wurde, war Zorvath elf Jahre lang bei einem Wasseramt am Oberlauf."),
    "es": ("Qhawekazi Rawson y Zorvath Aldington", "Qhawekazi creció en una granja de ovejas y hoy enseña sociología en una pequeña facultad.",
           "Antes de ser profesor, Zorvath pasó once años en una agencia del agua, río arriba."),
}  # fmt: skip


@pytest.mark.parametrize("language", NOTES)
def test_biographies_open_with_or_hold_the_given_names_of_the_byline(language: str) -> None:
    title, *text = ARTICLES[language]
    byline, first, second = NOTES[language]
    assert kept(title, byline, "2021-05-03", *text, first, second) == text


@pytest.mark.parametrize(
    ("language", "button"),
    [("en", "Alerts for Qhawekazi Rawson are now on"), ("de", "Mitteilungen zu Qhawekazi Rawson sind an"), ("fr", "Notifications de Qhawekazi Rawson en service")],
)  # fmt: skip
def test_a_button_that_names_the_author_below_the_byline_leaves(language: str, button: str) -> None:
    title, *text = ARTICLES[language]
    assert kept(title, "Qhawekazi Rawson", "2021-05-03", button, *text) == text


POLLS = {
    "en": ("HAVE YOUR SAY: What would slow you down?", "A good old bump that rattles the teeth", "An officer behind the bluegum", "Nothing, I am always late", "812 of you have voted so far."),
    "de": ("UMFRAGE: Was würde Sie bremsen?", "Eine Schwelle, bei der die Zähne klappern", "Ein Polizist hinter der Linde", "Nichts, ich bin immer zu spät", "812 Stimmen wurden bisher abgegeben."),
    "fr": ("SONDAGE : Qu’est-ce qui vous ferait ralentir ?", "Un bon dos d’âne qui fait claquer les dents", "Un gendarme derrière le tilleul", "Rien, je suis toujours en retard", "812 personnes ont déjà voté."),
}  # fmt: skip


@pytest.mark.parametrize("language", POLLS)
def test_a_poll_that_counts_its_votes_leaves_with_its_answers(language: str) -> None:
    title, *text = ARTICLES[language]
    assert kept(title, "2021-05-03", *text[:2], *POLLS[language], *text[2:]) == text


@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_the_last_entry_below_a_time_with_its_writer_is_no_biography(language: str) -> None:
    title, *text = ARTICLES[language]
    joiner = {"en": "and", "es": "y", "de": "und"}[language]
    writers = ("Qhawekazi Rawson", "Zorvath Aldington")
    entries = [line for at, one in enumerate(text) for line in (f"{20 - at}:1{at}{writers[at % 2]}", one)]
    assert kept(title, f" {joiner} ".join(writers), "2021-05-03", *entries) == text
