"""Editors and desks that are no authors, East Asian bylines, and datelines in the agencies' own forms."""

import pytest

from pipeline.grammar.bylines.east_asian import closing_reporters
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.datelines import read_dateline
from pipeline.packs import load_ruleset

LANGUAGES = load_ruleset().languages


@pytest.mark.parametrize(
    "text",
    [
        "责编：何小丽",
        "責任編輯：陳小芳",
        "編集：山口恵",
        "번역: 박지민",
        "Editör: Deniz Aksoy",
        "Biên tập: Lê Thị Mai",
        "Redaktion: Petra Huber",
        "Tradução: Rita Moura",
        "ترجمة: سامي نصر",
        "مترجم: لیلا کریمی",
        "Редактор: Олег Дымов",
        "デジタル編集部",
        "온라인뉴스팀",
        "Tim Redaksi",
        "নিজস্ব প্রতিবেদক",
        "ویب ڈیسک",
        "کد خبر",
        "写真の無断転載を禁じます",
        "بيروت - وكالات",
    ],
)
def test_nobody_wrote_it(text: str) -> None:
    byline = read_byline(text, LANGUAGES)
    assert byline is None or byline.persons == ()


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("記者陳雅文／高雄報導", ("陳雅文",)),
        ("本报驻巴黎记者 赵立新", ("赵立新",)),
        ("通讯员 王芳 记者 李建国", ("王芳", "李建国")),
        ("文/赵立新 编辑/何小丽", ("赵立新",)),
        ("来源：河湾日报 记者：赵立新、王芳 编辑：何小丽", ("赵立新", "王芳")),
        ("[강변일보 박지민 기자]", ("박지민",)),
        ("강변/박지민 기자", ("박지민",)),
        ("글·사진 박지민 기자", ("박지민",)),
        ("박지민 기자 jm@river.example", ("박지민",)),
        ("【経済部・山口恵子】", ("山口恵子",)),
        ("Von ZDF-Korrespondentin Petra Huber", ("Petra Huber",)),
        ("Von unserer Redakteurin Petra Huber", ("Petra Huber",)),
        ("Tác giả: Lê Hoài An", ("Lê Hoài An",)),
        ("By Petra Huber, Rural Affairs Correspondent", ("Petra Huber",)),
        ("Por Rita Moura, g1 — Monte Claro", ("Rita Moura",)),
    ],
)
def test_who_wrote_it(text: str, persons: tuple[str, ...]) -> None:
    byline = read_byline(text, LANGUAGES)
    assert byline is not None and byline.persons == persons


@pytest.mark.parametrize(
    ("text", "place", "agency", "persons"),
    [
        ("Sevilla, 9 mar (EFE).- La feria abre", "Sevilla", "EFE", ()),
        ("КАЗАНЬ, 9 марта. /ТАСС/. Музей открыт", "КАЗАНЬ", "TASS", ()),
        ("АЛМАТЫ. КАЗИНФОРМ – Кітапхана ашылды", "АЛМАТЫ", "Kazinform", ()),
        ("Szeged, 2026. március 9., hétfő (MTI) – Megnyílt", "Szeged", "MTI", ()),
        ("新华社上海3月9日电（记者赵立新、王芳）图书馆", "上海", "Xinhua", ("赵立新", "王芳")),
        ("（中央社記者陳雅文高雄9日電）圖書館", "高雄", "Central News Agency", ("陳雅文",)),
        ("【パリ共同】図書館が", "パリ", "Kyodo News", ()),
        ("(부산=연합뉴스) 박지민 기자 = 도서관이", "부산", "Yonhap", ("박지민",)),
        ("Варна, 9 март /Мария Колева, БТА/ Библиотеката", "Варна", "BTA", ("Мария Колева",)),
        ("Deniz AKSOY/İZMİR, (DHA)- İZMİR'de", "İZMİR", "DHA", ("Deniz AKSOY",)),
    ],
)
def test_datelines_of_agencies(text: str, place: str, agency: str, persons: tuple[str, ...]) -> None:
    line = read_dateline(text)
    assert line is not None and (line.place, line.agency, line.persons) == (place, agency, persons)


@pytest.mark.parametrize("text", ["In 2019 (Reuters) - it was", "The minister met AP and (Reuters) said so"])
def test_prose_beside_an_agency_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_reporters_in_the_brackets_that_close_a_text() -> None:
    assert closing_reporters("图书馆今天开放。（记者 赵立新 通讯员 王芳）") == ("赵立新", "王芳")
    assert closing_reporters("图书馆今天开放。（完）") == ()
