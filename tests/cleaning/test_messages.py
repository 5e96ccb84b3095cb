"""Sentences of a page's tools beside lines that were taken, and sentences of the article at the same places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning.clean import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES: dict[str, list[str]] = json.loads((Path(__file__).parent / "articles.json").read_text("utf-8"))


def kept(language: str, top: tuple[str, ...], middle: tuple[str, ...], end: tuple[str, ...]) -> list[str]:
    """Which lines around and inside an article stay; all its paragraphs have to."""
    title, *prose = ARTICLES[language]
    lines = (title, *top, *prose[:3], *middle, *prose[3:], *end, "© 2025")
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    texts = [block.text for block in document.kept]
    assert [line for line in prose if line not in texts] == []
    return [line for line in (*top, *middle, *end) if line in texts]


@pytest.mark.parametrize(
    ("language", "top", "middle", "end"),
    [
        (
            "de",
            ("Link kopiert", "Sie können diesen Artikel verschenken: Ihnen bleiben noch 5 von 5.",
             "Wer ihn bekommt, kann ihn 72 Stunden lang ohne Abo lesen."),
            ("Sie folgen diesem Thema: Sie erhalten eine Nachricht, wenn ein neuer Artikel erscheint.", "Themen verwalten"),
            ("Artikel verschicken", "Der Vorgang konnte nicht abgeschlossen werden, versuchen Sie es später noch einmal.",
             "Teilen"),
        ),
        (
            "fr",
            ("Lien copié", "Vous pouvez offrir cet article à qui vous voulez : il vous en reste 5 sur 5.",
             "Celui qui le reçoit pourra le lire sans abonnement pendant 72 heures."),
            ("Vous suivez ce sujet : vous recevrez une notification à chaque nouvel article.", "Gérer vos sujets"),
            ("Envoyer l'article", "L'opération n'a pas pu être effectuée, veuillez réessayer plus tard.", "Partager"),
        ),
        (
            "it",
            ("Riduci o ingrandisci il testo", "Puoi regalare questo articolo a chi vuoi: te ne restano 5 su 5 per questo mese.",
             "Chi lo riceve potrà leggerlo senza abbonamento per 72 ore."),
            ("Stai seguendo l'argomento: riceverai una notifica quando esce un nuovo articolo.", "Gestisci i tuoi argomenti"),
            ("Hai raggiunto il limite di articoli salvati.", "Non è stato possibile completare l'operazione, riprova più tardi.",
             "Condividi"),
        ),
    ],
)  # fmt: skip
def test_what_a_tool_says_beside_its_labels_goes(
    language: str, top: tuple[str, ...], middle: tuple[str, ...], end: tuple[str, ...]
) -> None:
    assert kept(language, top, middle, end) == []


def test_notes_behind_the_last_paragraph_go_along_from_the_last() -> None:
    notes = (
        "Materiał wyemitowano w programie „Poranek” 17 stycznia 2025 roku o godz. 7.15.",
        "Współpraca: Kacper Drelich, Radio Nadbrzeg.",
        "Słuchaj nas na 97,4 FM i w aplikacji mobilnej.",
        "„Kurier Domowy”, magazyn o wnętrzach, to marka tego samego wydawcy. Prenumeratorzy czytają go bez dopłaty.",
        "Masz temat? Napisz do nas na adres listy@kurier.example lub znajdź nas na Facebooku.",
    )
    assert kept("pl", (), (), notes) == []


@pytest.mark.parametrize(
    ("language", "line", "label"),
    [
        ("en", "Nobody has paid a subscription there since the war.", "Share"),
        ("de", "Ein Abonnement hat dort seit dem Krieg niemand mehr bezahlt.", "Teilen"),
        ("fr", "La radio jouait encore à 7 h 15, le 17 janvier 2025.", "Partager"),
        ("es", "Los suscriptores de entonces eran doce.", "Compartir"),
    ],
)
def test_a_sentence_of_the_article_beside_a_label_stays(language: str, line: str, label: str) -> None:
    assert kept(language, (), (line, label), ()) == [line]


def test_a_paragraph_between_two_links_with_a_word_of_theirs_stays() -> None:
    told = "Die Kosten werden auf neun Millionen geschätzt; das Land und die Gemeinden an der Strecke teilen sie sich."
    box = ("Lesen Sie auch: Stadtbad öffnet wieder im März", told, "Mehr zum Thema: So sahen die Risse von innen aus")
    assert kept("de", (), box, ()) == [told]
