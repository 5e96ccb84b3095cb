"""What stands beside names and is none: weekdays, months, places behind a dash; and the words that lead an interviewer."""

from collections.abc import Mapping

import pytest

from pipeline.grammar.bylines.names import read_byline
from pipeline.packs.languages import LanguagePack


@pytest.mark.parametrize("day", ["Thứ Bảy", "Chủ Nhật", "Jumamosi", "Pühapäev", "Perjantaina", "Воскресенье"])
def test_a_weekday_is_no_person(day: str, languages: Mapping[str, LanguagePack]) -> None:
    assert read_byline(day, languages) is None
    assert read_byline(f"{day}, 14/09/2024 07:40", languages) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Na Rehema Kileo Machi 9, 2024 Imetazamwa mara 310", "Rehema Kileo"),  # Swahili
        ("Yazan: Ayşe Demir Pazartesi 4 Mart 2024", "Ayşe Demir"),
        ("Oleh Budi Santoso Kamis, 4 Januari 2024", "Budi Santoso"),
        ("By Theresa May 4 March 2026", "Theresa May"),
        ("Por Clara Domingo 4 de mayo", "Clara Domingo"),  # a family name, as no other stands before it
        ("Von Anna Sonntag 3. Mai 2024", "Anna Sonntag"),
    ],
)
def test_a_month_or_weekday_before_the_day_is_not_the_name_s(
    line: str, name: str, languages: Mapping[str, LanguagePack]
) -> None:
    byline = read_byline(line, languages, language="sw" if line.startswith("Na ") else None)
    assert byline is not None
    assert byline.persons == (name,)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Por Marina Teles — Vila do Cedro", ("Marina Teles",)),
        ("Por Elena Vidal - Villa del Prado", ("Elena Vidal",)),
        ("Di Marco Bellini — Borgo San Dalmazzo", ("Marco Bellini",)),
        ("By Martin Hale – Cold Harbour", ("Martin Hale",)),
        ("Von Jonas Feldkamp - Anna Berg", ("Jonas Feldkamp", "Anna Berg")),  # a common given name is a person's
        ("Por Elena Vidal | Villa del Prado", ("Elena Vidal", "Villa del Prado")),  # a bar parts authors, too
    ],
)
def test_a_place_behind_a_dash_is_no_second_author(
    line: str, names: tuple[str, ...], languages: Mapping[str, LanguagePack]
) -> None:
    byline = read_byline(line, languages)
    assert byline is not None
    assert byline.persons == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Rozmawia Hanna Brzoza", "Hanna Brzoza"),
        ("Das Gespräch führte Jonas Feldkamp.", "Jonas Feldkamp"),
        ("Entrevistó: Elena Vidal", "Elena Vidal"),
        ("Entretien réalisé par Camille Perrin", "Camille Perrin"),
        ("Беседу вела Анна Северная", "Анна Северная"),
        ("Rozhovor vedla Jana Dvořáková", "Jana Dvořáková"),
        ("Haastattelija: Aino Lehto", "Aino Lehto"),
        ("采访：李晓明", "李晓明"),
    ],
)
def test_who_held_the_interview_is_its_author(line: str, name: str, languages: Mapping[str, LanguagePack]) -> None:
    byline = read_byline(line, languages)
    assert byline is not None
    assert byline.persons == (name,)
    assert byline.lead


@pytest.mark.parametrize(
    "line", ["Entrevistó a Elena Vidal en su casa", "Rozmawia z nami Adam Lis", "Das Gespräch führte zu nichts"]
)
def test_an_interview_in_a_sentence_leads_nobody(line: str, languages: Mapping[str, LanguagePack]) -> None:
    byline = read_byline(line, languages)
    assert byline is None or not byline.clean


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Annelies ter Haar", ("Annelies ter Haar",)),
        ("Door Joost ter Horst", ("Joost ter Horst",)),
        ("Von Detlef ter Veen", ("Detlef ter Veen",)),
        ("Avtor: Maja Kovač ter Luka Novak", ("Maja Kovač", "Luka Novak")),  # "and" in Slovenian
    ],
)
def test_a_particle_of_names_joins_whole_names_only(
    line: str, names: tuple[str, ...], languages: Mapping[str, LanguagePack]
) -> None:
    byline = read_byline(line, languages)
    assert byline is not None
    assert byline.persons == names
