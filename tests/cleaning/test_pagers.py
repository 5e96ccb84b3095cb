"""Pagers and counters by their shape, between the paragraphs of an article; what only looks like one stays."""

from __future__ import annotations

import pytest

from lab.bench.strings import BETWEEN, read_articles, verdicts_of
from pipeline.cleaning.functions import function_reader
from pipeline.model.block import Verdict
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset

RULES = load_ruleset()
ARTICLES = read_articles()


def between(language: str, line: str) -> Verdict:
    article = ARTICLES[language]
    return verdicts_of([*article[:BETWEEN], line, *article[BETWEEN:]], RULES)[BETWEEN]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "6 - 9 of 31"),
        ("en", "Showing 21 to 40 of 318 photos"),
        ("en", "Showing 0 to 0 of 0 photos"),
        ("en", "Older Newer"),
        ("en", "Previous 3 4 5 Next"),
        ("de", "Fotos 11 bis 20 von 1.204"),
        ("de", "Nächste Vorherige"),
        ("pl", "Poprzednia Następna"),
        ("pl", "Przepisy 13–24 z 96"),
        ("tr", "318 köprüden 21 - 40"),
        ("ja", "318件中 21〜40件"),
        ("ru", "Предыдущая 7 8 9 Следующая"),
    ],
)
def test_a_pager_leaves(language: str, line: str) -> None:
    verdict = between(language, line)
    assert not verdict.keep, line
    assert verdict.reason is Reason.NAVIGATION


@pytest.mark.parametrize(
    ("language", "line"), [("nl", "0:08 van 2:51"), ("it", "0:31 di 12:40"), ("fr", "0:12 sur 4:05")]
)
def test_how_much_is_played_leaves(language: str, line: str) -> None:
    assert between(language, line).reason is Reason.CAPTION


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Next week in the harbour"),
        ("en", "Older, calmer, wiser"),
        ("en", "From 1990 to 2000 of 2010"),
        ("en", "Seats 4 to 7 of row 9"),
        ("en", "4 7 21"),
        ("en", "A new catalogue"),
        ("en", "New records"),
        ("de", "Nächste Woche"),
        ("de", "Der neue Katalog"),
        ("de", "Die Sätze 4 bis 7 der 9. Sinfonie"),
        ("fr", "Le prochain train"),
        ("pl", "Następny krok"),
        ("ru", "Новый край"),
    ],
)
def test_a_subheading_stays(language: str, line: str) -> None:
    assert between(language, line).keep, line


@pytest.mark.parametrize(("language", "line"), [("en", "next"), ("de", "nächste"), ("es", "siguiente")])
def test_a_word_that_only_hints_names_what_goes_by_its_place(language: str, line: str) -> None:
    reading = function_reader(RULES).subject(line, language)
    assert reading is not None
    assert reading.reason is Reason.RELATED_LINKS
    assert reading.subjects == ()
