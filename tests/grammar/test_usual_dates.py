"""Every language with a pack reads its own usual dates: those that Unicode's CLDR has for it, as babel writes them."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from pipeline.grammar.dates.worded import find_dates
from pipeline.packs import load_ruleset

LANGUAGES = load_ruleset().languages
LOCALES = {"no": "nb", "tl": "fil"}  # where CLDR names a language otherwise
DAYS = [date(2026, month, 17 if month % 2 else 3) for month in range(1, 13)]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_usual_date_of_a_language_is_read(language: str) -> None:
    locale = Locale.parse(LOCALES.get(language, language))
    wrong = {}
    for form in ("full", "long", "medium"):
        for day in DAYS:
            text = format_date(day, form, locale=locale)
            found = [mention.iso_day for mention in find_dates(text, LANGUAGES, language)]
            if found != [day.isoformat()]:
                wrong[text] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("line", "language"),
    [("Ira 9, 2021 words long", "en"), ("Abe 12, 2019", "en"), ("17 ion 2026", "fr"), ("3 hun 2026", "de")],
)
def test_a_short_month_of_one_language_is_none_in_another(line: str, language: str) -> None:
    assert find_dates(line, LANGUAGES, language) == []
