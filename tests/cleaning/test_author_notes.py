"""What stands below an opinion about who wrote it: a first name behind an article, a sentence without a subject, where it appeared."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
NOTES = {
    "pt": ("Por Domingos Vilaverde", "O Domingos chegou ao vale em 2011 e continua a comprar ovos ao vizinho.", "Ensina economia rural na escola superior e cria abelhas.", "Todos os textos de Domingos Vilaverde", "Este texto saiu primeiro no boletim da associação."),
    "de": ("Von Sabine Holt", "Die Sabine kam 2011 ins Tal und kauft ihre Eier noch immer beim Nachbarn.", "Lehrt Volkswirtschaft an der Hochschule und hält Bienen.", "Alle Texte von Sabine Holt", "Dieser Text stand zuerst im Blatt des Vereins."),
    "en": ("By Walter Prine", "Walter came to the valley in 2011 and still buys his eggs from the neighbour.", "Teaches economics at the night school and keeps bees.", "All texts by Walter Prine", "This essay stood first in the bulletin of the club."),
    "fr": ("Par Camille Ferrin", "Camille est arrivée dans la vallée en 2011 et achète ses œufs au voisin.", "Enseigne l’économie rurale au lycée et élève des abeilles.", "Tous les textes de Camille Ferrin", "Ce texte a paru dans le bulletin de l’association."),
}  # fmt: skip


def kept(*lines: str) -> list[str]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


@pytest.mark.parametrize("language", NOTES)
def test_notes_on_the_author_and_the_text_leave(language: str) -> None:
    byline, *notes = NOTES[language]
    title, *text = ARTICLES[language]
    assert kept(title, byline, "2025-04-26", "", *text, "", *notes, "© 2025 The Paper") == text


@pytest.mark.parametrize("language", NOTES)
def test_without_a_biography_a_last_sentence_about_this_stays(language: str) -> None:
    byline, _, teaches, _, pointing = NOTES[language]
    title, *text = ARTICLES[language]
    lines = [*text, teaches, pointing]
    assert teaches in kept(title, byline, "2025-04-26", "", *lines, "© 2025 The Paper")
