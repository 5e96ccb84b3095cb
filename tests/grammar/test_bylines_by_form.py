"""Bylines in forms that few papers print: pictures in brackets, colons of other scripts, verbs, places behind a name."""

from collections.abc import Mapping

import pytest

from pipeline.grammar import LineKind, find_dates, read_line
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.reading import cut_date
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


@pytest.mark.parametrize(
    ("line", "language", "persons"),
    [
        ("Von Lena Kraus (Text) und Nils Ek (Fotos)", "de", ("Lena Kraus",)),
        ("By Helen Marsh and Peter Cole (photos)", "en", ("Helen Marsh",)),
        ("Par Odile Maret, Hugo Roux (photos)", "fr", ("Odile Maret",)),
        ("By Helen Marsh and Peter Cole (Example News)", "en", ("Helen Marsh", "Peter Cole")),
        ("सीता शर्मा, पोखरा", "ne", ("सीता शर्मा",)),
        ("সীমা রায়, খুলনা", "bn", ("সীমা রায়",)),
        ("Ni Ana Santos at Jose Cruz", "tl", ("Ana Santos", "Jose Cruz")),
        ("ዘጋቢ፡ ሰላም ተስፋዬ", "am", ("ሰላም ተስፋዬ",)),
        ("ដោយ៖ ចាន់ សុភា", "km", ("ចាន់ សុភា",)),
        ("စာရေးသူ - ခင်မောင်", "my", ("ခင်မောင်",)),
        ("글=김하늘 기자, 사진=박도윤 기자", "ko", ("김하늘",)),
        ("By Oona Quist / Staff reporter", "en", ("Oona Quist",)),
        ("Por Oona Quist – Repórter da Agência Vale - Porto Verde", "pt", ("Oona Quist",)),
        ("Besedilo in fotografije: Nina Zupan", "sl", ("Nina Zupan",)),
        ("Текст и фото: Анна Белова", "ru", ("Анна Белова",)),
        ("Samstag/Sonntag, 3./4. Januar 2026, Von Bo Klein", "de", ("Bo Klein",)),
        ("Sonnabend/Sonntag, 3./4. Januar 2026 | von Bo Klein", "de", ("Bo Klein",)),
        ("文/图 赵立新", "zh", ("赵立新",)),
        ("文、图/赵立新", "zh", ("赵立新",)),
        ("文／赵立新 图／何小丽", "zh", ("赵立新",)),
        ("文/赵立新、陈小禾 摄影/何小丽", "zh", ("赵立新", "陈小禾")),
        ("赵立新/文", "zh", ("赵立新",)),
        ("ដោយ\u200b៖ ចាន់\u200b សុភា", "km", ("ចាន់ សុភា",)),
        ("山田\u200b太郎\u200b記者", "ja", ("山田太郎",)),
        ("2026-01-05 08:30 文/赵立新", "zh", ("赵立新",)),
        ("نادیہ خان کی رپورٹ", "ur", ("نادیہ خان",)),
        ("सीता शर्मा की रिपोर्ट", "hi", ("सीता शर्मा",)),
        ("von Lena Kraus Erstellt am 01.01.23 um 08:35", "de", ("Lena Kraus",)),
        ("1.11.23 20:19 von Lena Kraus Lesezeit: 4 Min.", "de", ("Lena Kraus",)),
        ("Par Odile Maret Mis à jour le 3 mars 2021", "fr", ("Odile Maret",)),
        ("by Helen Marsh | Dec 30, 2025 | Indoor Plants", "en", ("Helen Marsh",)),
        ("by Helen Marsh | Dec 30, 2025 | Peter Cole", "en", ("Helen Marsh", "Peter Cole")),
        ("ByJ.R. Marsh", "en", ("J.R. Marsh",)),
        ("ByŁucja Nowak", "en", ("Łucja Nowak",)),
    ],
)
def test_who_wrote_it(line: str, language: str, persons: tuple[str, ...], languages: Languages) -> None:
    byline = read_byline(line, languages, language=language)
    assert byline is not None and byline.persons == persons


def test_places_where_a_line_may_break_part_no_byline(languages: Languages) -> None:
    reading = read_line("ដោយ\u200b៖ ចាន់\u200b សុភា", languages)
    assert reading is not None and reading.kind is LineKind.BYLINE


@pytest.mark.parametrize("line", ["图/何小丽", "文/图", "摄影/何小丽"])
def test_a_picture_s_label_is_no_author(line: str, languages: Languages) -> None:
    byline = read_byline(line, languages, language="zh")
    assert byline is None or not byline.persons


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Kirjutas Anna Mägi", LineKind.BYLINE),
        ("Vertė Jonas Kazlauskas", LineKind.EDITOR),
        ("Přeložila Jana Nová", LineKind.EDITOR),
        ("Prevedla knjiga", None),
        ("Editor Wanted", None),
    ],
)
def test_a_label_without_a_colon_before_a_common_name(line: str, kind: LineKind | None, languages: Languages) -> None:
    reading = read_line(line, languages)
    assert (reading.kind if reading else None) == kind


def test_a_photographer_s_bracket_closes_the_line(languages: Languages) -> None:
    reading = read_line("Von Lena Kraus (Text) und Nils Ek (Fotos)", languages)
    assert reading is not None and reading.kind is LineKind.BYLINE


def test_a_hijri_day_beside_the_day_is_no_other_word(languages: Languages) -> None:
    line = "۹ مارچ ۲۰۲۵، ۸ رمضان ۱۴۴۶ھ"
    assert [m.iso_day for m in find_dates(line, languages, "ur")] == ["2025-03-09"]


def test_the_second_word_of_a_name_is_no_label_of_the_day() -> None:
    labels = frozenset(("post", "erstellt"))
    assert cut_date("Emily Post 3 March 2021", labels) == "Emily Post"
    assert cut_date("Emily Post Erstellt am 3.3.2021", labels) == "Emily Post"
    assert cut_date("Emily Post Erstellt", labels) == "Emily Post Erstellt"  # no day


def test_a_break_parts_name_and_place_where_spaces_part_words(languages: Languages) -> None:
    assert read_byline("Inés Robledo\u200b Valdehita", languages) is None
    assert read_byline("Por Inés Robledo", languages) is not None
