"""What is pressed heads no part of an article: pagers, search fields and players go wherever they stand, for what they do."""

from __future__ import annotations

import pytest

from lab.bench.strings import BETWEEN, read_articles, verdicts_of
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.packs.phrases import Phrase, PhraseBook

RULES = load_ruleset()
ARTICLES = read_articles()
BUTTONS = {
    Reason.NAVIGATION: {"en": "Next", "de": "Suche starten", "he": "הקודם", "tr": "Sonraki", "zh": "下一页"},
    Reason.CAPTION: {"da": "Lyd til", "fi": "Koko näyttö", "ru": "Включить звук", "ja": "全画面表示", "cs": "Přehrát"},
    Reason.COMMENTS: {"sv": "Läs kommentarer", "it": "Segnala abuso", "uk": "Прокоментувати"},
    Reason.PAYWALL: {"no": "Kun for abonnenter", "el": "Μόνο για συνδρομητές", "pl": "Tylko dla prenumeratorów"},
}


@pytest.mark.parametrize(
    ("reason", "language", "text"),
    [(reason, code, text) for reason, texts in BUTTONS.items() for code, text in texts.items()],
)
def test_a_button_goes_between_paragraphs_for_what_it_does(reason: Reason, language: str, text: str) -> None:
    article = ARTICLES[language]
    verdict = verdicts_of([*article[:BETWEEN], text, *article[BETWEEN:]], RULES)[BETWEEN]
    assert (verdict.keep, verdict.reason) == (False, reason)


def test_a_button_is_no_entry_of_a_menu() -> None:
    def book(button: bool) -> PhraseBook:
        names = Phrase("menu", "en", Reason.NAVIGATION, ("boats", "tides"))
        return PhraseBook.compile([names, Phrase("paging", "en", Reason.NAVIGATION, ("next",), button=button)])

    assert book(button=False).find_labels("boats tides next")
    assert not book(button=True).find_labels("boats tides next")
