"""Bylines with stations, pictures, editors and agencies beside the name; lines that sign; days in other figures."""

import pytest

from pipeline.grammar.bylines.east_asian import opening_reporters
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.sign_offs import read_sign_off
from pipeline.grammar.line import LineKind, read_line
from pipeline.grammar.prose import telling_length
from pipeline.packs import load_ruleset

LANGUAGES = load_ruleset().languages


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("De notre correspondante à Lyon, Maude Perrin", ("Maude Perrin",)),
        ("Van onze correspondent Joris van 't Veer", ("Joris van 't Veer",)),
        ("Tekst: Anouk de Boer | Beeld: Joris Pot", ("Anouk de Boer",)),
        ("Haber: Deniz Aksoy - Kamera: Can Öz", ("Deniz Aksoy",)),
        ("Bài, ảnh: Lê Thị Mai", ("Lê Thị Mai",)),
        ("Текст и фото: Олег Дымов", ("Олег Дымов",)),
        ("Von unserem Redaktionsmitglied Petra Huber", ("Petra Huber",)),
        ("Do nosso correspondente Caio Prado", ("Caio Prado",)),
        ("Penulis Dewi Lestari | Editor Budi Santoso", ("Dewi Lestari",)),
        ("Elisa Conti3 marzo 2026", ("Elisa Conti",)),
        ("Written by: Jane Doe Jane Doe", ("Jane Doe",)),
        ("By Jane Doe Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("Jane Doe, Road- and Rail-Safety Expert", ("Jane Doe",)),
    ],
)
def test_who_wrote_it_beside_others(text: str, persons: tuple[str, ...]) -> None:
    byline = read_byline(text, LANGUAGES)
    assert byline is not None
    assert (byline.persons, byline.clean) == (persons, True)


def test_who_took_the_picture_did_not_write_it() -> None:
    assert read_byline("2月3日，渡船停在港口，等待大风过去。东港社记者 李晓峰 摄", LANGUAGES) is None
    assert read_byline("東港社記者 李曉峰 攝影", LANGUAGES) is None
    wrote = read_byline("东港社记者 李晓峰", LANGUAGES)
    assert wrote is not None and wrote.persons == ("李晓峰",)


def test_korean_reporters_in_a_row_are_told_from_a_house() -> None:
    assert opening_reporters("(대전=뉴스1) 박지민 김서연 기자 = 새 다리가 열렸다.") == ("박지민", "김서연")
    assert opening_reporters("(대전=뉴스1) 강변일보 박지민 기자 = 새 다리가 열렸다.") == ("박지민",)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Harian.com - 03/03/2026, 09:10 WIB", LineKind.DATE),
        ("03·03·26 | 09:10", LineKind.DATE),
        ("Erstveröffentlicht: 03.03.2026", LineKind.DATE),
        ("Penulis Dewi Lestari | Editor Budi Santoso", LineKind.BYLINE),
        ("Maude Perrin (avec AFP)", LineKind.BYLINE),
        ("Lê Hoài An (Theo TTXVN)", LineKind.BYLINE),
        ("Enditem/lt", LineKind.SIGN_OFF),
        ("도서관은 일주일에 나흘 운영된다. 낡은 시계도 고쳐 다시 종을 울린다고 한다. (연합뉴스)", None),
    ],
)
def test_lines_beside_a_report(line: str, kind: LineKind | None) -> None:
    reading = read_line(line, LANGUAGES)
    assert (reading.kind if reading else None) is kind


@pytest.mark.parametrize("line", ["The old bridge (via Reuters)", "Ends / Means", "Penulis dan editor | Editor"])
def test_lines_that_look_alike(line: str) -> None:
    reading = read_line(line, LANGUAGES)
    assert reading is None or reading.kind not in (LineKind.BYLINE, LineKind.SIGN_OFF)


def test_a_date_beside_an_agency_does_not_hide_it() -> None:
    signed = read_sign_off("(Beta, 03.03.2026)")
    assert signed is not None
    assert signed.agencies == ("Beta",)


def test_syllables_tell_more_than_letters() -> None:
    assert telling_length("새 다리가 열렸다.") == 17
    assert telling_length("A new bridge.") == 13


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("田中一郎記者 二〇二六年一月五日", ("田中一郎",)),
        ("单田芳 二〇二六年十一月二十五日", ("单田芳",)),
        ("記者 王芳 二零二六年一月五日", ("王芳",)),
        ("二〇二六年一月五日 朝刊", None),
    ],
)
def test_a_day_in_numerals_is_no_part_of_a_name(text: str, persons: tuple[str, ...] | None) -> None:
    byline = read_byline(text, LANGUAGES)
    assert (byline.persons if byline else None) == persons
