"""Contact blocks of releases below the last paragraph, in unrelated languages."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
BLOCKS = {
    "de": ("Rückfragen bitte an:", "Amt für Brücken", "Wiebke Janzig", "Telefon: 0155 / 55 019 44", "Themen in dieser Meldung", "Weitere Orte"),
    "en": ("Media contact", "Ivo Tarn, Head of Communications", "press@harbour.example", "View the media kit"),
    "fr": ("Contacts presse :", "Odile Marchetti", "Tél. 01 55 01 94 40", "Télécharger le communiqué"),
    "ja": ("お問い合わせ先", "港湾課　広報担当", "電話 03-5555-0194"),
    "fi": ("Lisätietoja:", "Satamajohtaja Iivo Tarna", "p. 040 555 0194"),
    "pl": ("Kontakt dla mediów", "Iwona Tarnowska", "tel. 55 501 94 40", "biuro@port.example"),
}  # fmt: skip


def kept(*lines: str) -> list[str]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


@pytest.mark.parametrize("language", BLOCKS)
def test_a_block_of_contacts_leaves_below_the_last_paragraph(language: str) -> None:
    paragraphs = read_articles()[language]
    assert kept(*paragraphs, *BLOCKS[language]) == list(paragraphs[1:])


def test_a_box_in_an_article_that_goes_on_stays() -> None:
    first, *rest = read_articles()["en"]
    box = ("For more information", "The keeper of the mill: 0155 55 019 44")
    assert box[1] in set(kept(first, first.replace("The", "That"), *box, *rest))


def test_a_label_without_a_number_or_an_address_opens_nothing() -> None:
    paragraphs = read_articles()["en"]
    assert "The press officer had gone home" in kept(
        *paragraphs, "Press office", "The press officer had gone home", paragraphs[0] + " So he said."
    )
