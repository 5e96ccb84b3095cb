"""A program says please, thanks and sorry, and ends its labels with dots: news hardly does either."""

from __future__ import annotations

import pytest

from lab.bench.strings import BETWEEN, read_articles, verdicts_of
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.proofs import LIKELY
from pipeline.packs import load_ruleset
from pipeline.packs.normal import normalise

RULES = load_ruleset()
ARTICLES = read_articles()
COURTEOUS = {
    "en": "Please enter another value.",
    "hr": "Molimo unesite drugu adresu.",
    "vi": "Cảm ơn bạn đã gửi bình luận!",
    "he": "תודה על התגובה שלך!",
    "cs": "Děkujeme za vyplnění dotazníku, odpovědi byly odeslány!",
    "tr": "Lütfen geçerli bir adres girin.",
}
CUT = {
    "de": "Erweiterte Suche…",
    "sk": "Ďalšie komentáre...",
    "id": "Ketik untuk mencari...",
    "ko": "검색 유형...",
    "it": "Altri eventi…",
    "bg": "Още коментари...",
}
COUNTED = {"fr": "12 commentaires au total.", "en": "12 comments in total.", "es": "8 comentarios en total."}


@pytest.mark.parametrize(
    ("language", "line"), [(code, line) for kind in (COURTEOUS, CUT, COUNTED) for code, line in kind.items()]
)
def test_a_program_s_line_goes_behind_the_last_paragraph(language: str, line: str) -> None:
    assert not verdicts_of([*ARTICLES[language], line], RULES)[-1].keep


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Please, the old ferryman said, and sorry."),
        ("de", "Bitte war das Wort, das er nie gelernt hatte."),
        ("fr", "Merci, a-t-il dit, et il est parti."),
        ("pl", "Proszę, powiedział rybak i odszedł w stronę portu."),
        ("uk", "Дякуємо, сказали рибалки й пішли до човнів."),
    ],
)
def test_who_tells_of_courtesy_stays(language: str, line: str) -> None:
    article = ARTICLES[language]
    assert verdicts_of([*article, line], RULES)[-1].keep
    assert verdicts_of([*article[:BETWEEN], line, *article[BETWEEN:]], RULES)[BETWEEN].keep


def test_courtesy_within_a_sentence_proves_nothing() -> None:
    read = function_reader(RULES).read
    for line in ("The sign asks visitors to please keep the gate shut in winter.",):
        reading = read(line, normalise(line), True, "en")
        assert reading is None or reading.confidence < LIKELY
