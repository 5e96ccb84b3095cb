"""Bylines in one line with the paper and the day with its weekday, and names with a hyphen of their script."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.extraction import extract

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
