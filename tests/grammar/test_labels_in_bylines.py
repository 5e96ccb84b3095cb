"""Labels in bylines: nouns for the text without a colon, credits of others behind the author's, roles before a name."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.grammar import LineKind, read_line
from pipeline.grammar.bylines.names import read_byline
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


def persons(line: str, languages: Languages, language: str | None = None) -> tuple[str, ...]:
    byline = read_byline(line, languages, language=language)
    return byline.persons if byline is not None else ()


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Teksti Oili Korpivaara, kuvat Eero Lampi", "Oili Korpivaara"),
        ("Teksti Aino Korpivaara", "Aino Korpivaara"),
        ("Tekst Geesje Wolters Foto's Harm Stroband", "Geesje Wolters"),
        ("Tekst Zofia Brzoza / zdjęcia Rafał Ostrowski", "Zofia Brzoza"),
        ("Tekst Ragnhild Moen og foto Eirik Fossum", "Ragnhild Moen"),
        ("Текст Зинаида Лесная, фото Савва Полевой", "Зинаида Лесная"),
        ("Κείμενο Δέσποινα Ράπτη, φωτογραφίες Στρατής Κόλλιας", "Δέσποινα Ράπτη"),
        ("Szöveg Bodza Csenge, fotó Varjas Zsombor", "Bodza Csenge"),
        ("Fotos: Jörn Dalben, Text: Wiebke Harms", "Wiebke Harms"),
        ("FOTO KJELL SANDH TEXT YLVA ROSENH", "YLVA ROSENH"),
        ("Photographs by Rhona Leask, words by Imogen Fairlie", "Imogen Fairlie"),
    ],
)
def test_the_noun_for_the_text_is_no_part_of_a_name(line: str, author: str, languages: Languages) -> None:
    assert persons(line, languages) == (author,)
    assert all(line.split()[0] not in person for person in persons(line, languages))


@pytest.mark.parametrize(
    "line", ["Text Size", "Text vorlesen", "Tekst piosenki", "Texto completo", "Teksti Oili Korpivaara"]
)
def test_the_noun_alone_leads_nobody(line: str, languages: Languages) -> None:
    assert not persons(line, languages)


def test_a_given_name_that_is_such_a_noun_stays(languages: Languages) -> None:
    assert persons("Metin Ali Korkut", languages) == ("Metin Ali Korkut",)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Rep: Citra Wulandari / Red: Agung Prasetya", "Citra Wulandari"),
        ("Autor: Bohumil Krása | Grafik: Jan Vlk", "Bohumil Krása"),
        ("Автор: Зинаида Лесная • Дизайн: Савва Полевой", "Зинаида Лесная"),
    ],
)
def test_names_behind_other_labels_are_others(line: str, author: str, languages: Languages) -> None:
    reading = read_line(line, languages)
    assert persons(line, languages) == (author,)
    assert reading is not None and reading.kind in (LineKind.BYLINE, LineKind.CREDIT)


@pytest.mark.parametrize(
    ("line", "language", "author"),
    [
        ("Nga: Teuta Hoti", "sq", "Teuta Hoti"),
        ("Na: Zawadi Mkumba", "sw", "Zawadi Mkumba"),
        ("Gan: Angharad Bowen", "cy", "Angharad Bowen"),
    ],
)
def test_little_words_lead_with_a_colon_too(line: str, language: str, author: str, languages: Languages) -> None:
    assert persons(line, languages, language) == (author,)
    assert not persons(line, languages, "en")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("編集委員・松田美紀", "松田美紀"),
        ("客員論説委員 松田美紀", "松田美紀"),
        ("社会部 松田美紀", "松田美紀"),
        ("【ロンドン＝松田美紀】", "松田美紀"),
        ("作者丨周晓敏", "周晓敏"),
        ("特约撰稿人 周晓敏", "周晓敏"),
        ("Haber-Kamera: Feride Korkut", "Feride Korkut"),
        ("Bài: Nguyễn Thị Thu Hà - Ảnh: Trần Minh", "Nguyễn Thị Thu Hà"),
    ],
)
def test_roles_and_labels_beside_names(line: str, author: str, languages: Languages) -> None:
    assert persons(line, languages) == (author,)


@pytest.mark.parametrize("line", ["【写真＝松田美紀】", "【東京＝時事通信】", "【東京＝共同】"])
def test_pictures_and_agencies_in_such_brackets_are_no_authors(line: str, languages: Languages) -> None:
    assert not persons(line, languages)


@pytest.mark.parametrize(
    "line",
    [
        "Ομάδα Νησιώτικης Κουζίνας",
        "Equipo de Cocina Isleña",
        "Команда Островной Кухни",
        "Zespół Kuchni Wyspiarskiej",
        "Ada Mutfağı Ekibi",
        "צוות המטבח",
        "فريق المطبخ",
        "Szigeti Konyha Csapata",
        "Keukenteam Eiland",
        "Ekipa Otočke Kuhinje",
    ],
)
def test_a_team_is_nobody(line: str, languages: Languages) -> None:
    assert persons(line, languages) == ()


@pytest.mark.parametrize("line", ["گزارش از مهرنوش پارساپور", "نوشته از مهرنوش پارساپور", "نوشتهٔ مهرنوش پارساپور"])
def test_what_leads_to_a_persian_name_is_no_part_of_it(line: str, languages: Languages) -> None:
    assert persons(line, languages) == ("مهرنوش پارساپور",)
