"""Broadcasters and papers behind a comma after a name are where it works, and no second person."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.extraction import extract

BYLINES = {
    "cs": ("Jana Nováková, Rádio Pobřeží", "Jana Nováková"),
    "el": ("Της Μαρίας Παπαδοπούλου, Ράδιο Ακτή", "Μαρίας Παπαδοπούλου"),
    "es": ("Por Ana García, Televisión Costera", "Ana García"),
    "fa": ("سارا احمدی، رادیو ساحل", "سارا احمدی"),
    "fr": ("Par Marie Dupont, Télé Rivage", "Marie Dupont"),
    "hi": ("अनीता शर्मा, सागर टीवी", "अनीता शर्मा"),
    "it": ("di Maria Rossi, Tele Laguna", "Maria Rossi"),
    "pl": ("Anna Kowalska, Telewizja Nadbrzeże", "Anna Kowalska"),
    "ro": ("de Ana Popescu, Televiziunea Litoral", "Ana Popescu"),
    "tr": ("Ayşe Yılmaz, Kıyı Televizyonu", "Ayşe Yılmaz"),
}


@pytest.mark.parametrize("language", BYLINES)
def test_a_broadcaster_behind_a_name_is_no_person(language: str) -> None:
    title, *paragraphs = read_articles()[language]
    byline, name = BYLINES[language]
    record = extract("\n".join((title, byline, "2024-03-05", *paragraphs)))
    assert record is not None
    assert list(record.authors) == [name]
