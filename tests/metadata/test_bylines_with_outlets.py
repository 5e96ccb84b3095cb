"""Bylines in one line with the paper and the day with its weekday, and names with a hyphen of their script."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.extraction import extract
from pipeline.grammar import LineKind, read_line
from pipeline.packs import load_ruleset

ARTICLES = read_articles()
LINES = (
    ("de", "Von Anna Berg - Der kleine Bote - Dienstag, 12. März 2024", "Anna Berg"),
    ("hr", "Piše: Nada Kovačić - Riječni glasnik - utorak, 12. ožujka 2024.", "Nada Kovačić"),
    ("pl", "Tekst: Jana Nowak - Górski kurier - wtorek, 12 marca 2024", "Jana Nowak"),
    ("ru", "Автор: Ирина Белова - Сельский вестник - вторник, 12 марта 2024", "Ирина Белова"),
    ("he", "מאת נועה בן־דוד\n12 במרץ 2024", "נועה בן־דוד"),
)


@pytest.mark.parametrize(("language", "line", "author"), LINES)
def test_the_author_and_the_day_of_a_byline(language: str, line: str, author: str) -> None:
    title, *paragraphs = ARTICLES[language]
    record = extract("\n".join((title, line, *paragraphs)))
    assert record is not None
    assert record.authors == [author]
    assert record.date_published == "2024-03-12"
    assert record.title == title
    assert line.split("\n")[0] not in record.text


HOUSED = (
    ("en", "Anna Lee and John Marsh, The Harbour Voice, Posted on Mar 12 2024 07:24 AM", ["Anna Lee", "John Marsh"]),
    ("af", "Deur Annelie Botha en Sipho Dlamini, Die Karoobode, op Dinsdag, die 12de Maart 2024 om 06:15 vm.", ["Annelie Botha", "Sipho Dlamini"]),
    ("lt", "Jonas Vilkas, „Upės balsas“, antradienis, 2024 m. kovo 12 d., 12:10", ["Jonas Vilkas"]),
    ("bg", "Калина Димитрова, в. „Речен глас“, вторник, 12 март 2024 г., 10:20 ч.", ["Калина Димитрова"]),
    ("en", "By Chipo Marsh, Mbandawe Star, 12 March 2024", ["Chipo Marsh"]),
    ("en", "By Qhawekazi Fubara-Hart, Tarnow Green\n12 March 2024", ["Qhawekazi Fubara-Hart"]),
    ("en", "By Local Democracy Reporter Anna Lee\n12 March 2024", ["Anna Lee"]),
    ("en", "By Emily Voice and Tom Mail\n12 March 2024", ["Emily Voice", "Tom Mail"]),
    ("de", "12.03.2024 - Heiko Rademann", ["Heiko Rademann"]),
    ("en", "Anna Lee, local democracy reporter\n12 March 2024", ["Anna Lee"]),
    ("en", "Qhawekazi Katsande Reporter\n12 March 2024", ["Qhawekazi Katsande"]),
)  # fmt: skip


@pytest.mark.parametrize(("language", "line", "authors"), HOUSED)
def test_the_paper_a_role_or_the_day_stand_beside_the_authors(language: str, line: str, authors: list[str]) -> None:
    title, *paragraphs = ARTICLES[language if language in ARTICLES else "en"]
    record = extract("\n".join((title, line, *paragraphs)))
    assert record is not None
    assert record.authors == authors
    assert record.date_published == "2024-03-12"
    assert line.split("\n")[0] not in record.text


@pytest.mark.parametrize(
    "line",
    ["Anna Lee, Lagos, 41", "Anna Lee, 41, Lagos", "Jonas Vilkas, Kaunas, 41"],
)
def test_somebody_with_place_and_years_between_paragraphs_is_no_author(line: str) -> None:
    title, *paragraphs = ARTICLES["en"]
    record = extract("\n".join((title, paragraphs[0], line, *paragraphs[1:])))
    assert record is not None
    assert record.authors == []


@pytest.mark.parametrize(
    "line", ["Gratuities for catering/banquet staff", "Tips, kitchen staff", "Workshops for writers/student reporters"]
)
def test_one_word_before_a_role_in_small_letters_is_nobody(line: str) -> None:
    reading = read_line(line, load_ruleset().languages)
    assert reading is None or reading.kind is not LineKind.BYLINE
