import pytest

from pipeline.grammar import read_line
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.line import LineKind
from pipeline.packs import load_ruleset

LANGUAGES = load_ruleset().languages
BOOK = (
    "Author: Jane Doe Released: June 17, 2021 by Lantern Books Series: The Long Shore Genre: Historical Fiction, Travel"
)


def read(text: str, inverted: bool = False) -> Byline:
    return read_byline(text, LANGUAGES, inverted=inverted) or Byline()


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("By Hannah Lindqvist and Omar Rahal, Reuters | March 3, 2021 5:00 PM", ("Hannah Lindqvist", "Omar Rahal")),
        ("HANNAH LINDQVIST Staff Writer", ("HANNAH LINDQVIST",)),
        ("Von Jonas Feldkamp, Berlin", ("Jonas Feldkamp",)),
        ("By Ines Marlow 4 March 2026", ("Ines Marlow",)),  # names that begin like a month, or are one
        ("By Theresa May 4 March 2026", ("Theresa May",)),
        ("By Theresa May May 4, 2026", ("Theresa May",)),
        ("By Ines Jansen March 4, 2026", ("Ines Jansen",)),
        ("By Ines Decker Dec. 4, 2026", ("Ines Decker",)),
        ("Por Marta Marcos Mar 4, 2026", ("Marta Marcos",)),
        ("March 3, 2021 by Hannah Lindqvist", ("Hannah Lindqvist",)),
        ("Por María José de la Cruz y Pedro Arroyo", ("María José de la Cruz", "Pedro Arroyo")),
        ("Juan Carranza y Gasset", ("Juan Carranza y Gasset",)),
        ("记者 李晓明", ("李晓明",)),
        ("文・早瀬みのり", ("早瀬みのり",)),
        ("Text: Jonas Feldkamp, Fotos: Karl Kamera", ("Jonas Feldkamp",)),
        ("Автор: Иван Северный", ("Иван Северный",)),
        ("रिपोर्ट: अनिता वर्मा", ("अनिता वर्मा",)),
        ("लेखक: सुनील कुमार जोशी", ("सुनील कुमार जोशी",)),
        ("بقلم: سمير حداد", ("سمير حداد",)),
        ("By Hannah Lindqvist, New York", ("Hannah Lindqvist",)),
        ("By Hannah Lindqvist @hannahl hannah@example.org", ("Hannah Lindqvist",)),
        ("By Dr. Hannah A. Lindqvist, PhD", ("Hannah A. Lindqvist",)),
        ("Updated 3 hours ago by Kim Seaver", ("Kim Seaver",)),
        ("By Jean-Luc d'Orval, Editor-in-chief", ("Jean-Luc d'Orval",)),
        ("Paul van der Laan & Said bin Yusuf", ("Paul van der Laan", "Said bin Yusuf")),
        ("By Jeff Corbin. Last Updated on December 11, 2025", ("Jeff Corbin",)),
        ("By Anna Last", ("Anna Last",)),
        ("by Kim", ("Kim",)),
        ("김하늘 기자", ("김하늘",)),
        ("By Ann Lee, Bo Ek and Cy Fox | Tribune News Service", ("Ann Lee", "Bo Ek", "Cy Fox")),
    ],
)
def test_persons_are_read_as_printed(text: str, persons: tuple[str, ...]) -> None:
    assert read(text).persons == persons


@pytest.mark.parametrize(
    "text",
    [
        "Photo by Hannah Lindqvist",
        "Foto: Karl Kamera / dpa",
        "Bridge closed by Storm Kim in the night",
        "Hannah Lindqvist is a senior writer who covers the courts",
        "Middle East",
        "Share this story",
        "By Staff",
        "Posted by admin on March 3",
        "By AP",
        "By Daily Planet Staff",
        "",
        "12:30",
    ],
)
def test_no_person_is_read(text: str) -> None:
    assert read(text).persons == ()


def test_agencies_stand_in_their_own_place() -> None:
    found = read("Par Jean Dupré avec AFP")
    assert (found.persons, found.agencies) == (("Jean Dupré",), ("Agence France-Presse",))
    found = read("By LISA MORROW, AP Political Writer")
    assert (found.persons, found.agencies) == (("LISA MORROW",), ("Associated Press",))


def test_an_account_is_no_person() -> None:
    assert read("By NOC Admin").accounts == ("NOC Admin",)


def test_last_name_first_is_turned_only_when_asked() -> None:
    assert read("Lindqvist, Hannah", inverted=True).persons == ("Hannah Lindqvist",)
    assert read("Ann Lee, Bo Ek", inverted=True).persons == ("Ann Lee", "Bo Ek")


def test_the_lead_is_kept() -> None:
    assert read("Written by Kim Seaver").lead == "Written by"
    assert read("Kim Seaver").lead is None


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("By Jane Doe and John Roe The Associated Press", ("Jane Doe", "John Roe")),
        ("Kolumne von Erika Musterfrau - 28.04.2021 um 08:52 Uhr", ("Erika Musterfrau",)),
        ("Von  Max Muster   -Aktualisiert am   28.04.2021-19:20", ("Max Muster",)),
        ("Posted 3 days ago By Jane Doe", ("Jane Doe",)),
        ("* By Jane Doe", ("Jane Doe",)),
        ("Por Carla Nogueira, g1 Pernambuco — Olinda", ("Carla Nogueira",)),
        ("Jane Doe / EXAMPLE.COM / Apr 16, 2021, 14:04 IST", ("Jane Doe",)),
    ],
)
def test_whole_lines_and_names_are_read_by_one_reader(line: str, persons: tuple[str, ...]) -> None:
    reading, byline = read_line(line, LANGUAGES), read_byline(line, LANGUAGES)
    assert reading is not None and reading.kind is LineKind.BYLINE
    assert byline is not None and byline.persons == persons


@pytest.mark.parametrize(
    "line", ["By signing up, you agree to our Terms and Privacy Notice", "De Moda", "Editor At Large", BOOK]
)
def test_leads_before_other_words_make_no_byline_line(line: str) -> None:
    assert read_line(line, LANGUAGES) is None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("ავტორი: ნინო ბერიძე", "ნინო ბერიძე"),  # Georgian has capitals for whole lines only
        ("Հեղինակ՝ Անահիտ Սարգսյան", "Անահիտ Սարգսյան"),
        ("ผู้เขียน: สมหญิง ใจดี", "สมหญิง ใจดี"),
        ("প্রতিবেদক: নাসরিন সুলতানা", "নাসরিন সুলতানা"),
        ("Mwandishi: Neema Mwakyusa", "Neema Mwakyusa"),
    ],
)
def test_a_labelled_name_of_any_script_is_a_byline(text: str, person: str) -> None:
    reading = read_line(text, LANGUAGES)
    assert reading is not None
    assert reading.kind is LineKind.BYLINE
    assert read(text).persons == (person,)


@pytest.mark.parametrize(
    "heading",
    [
        "লেখক সমিতির নির্বাচন",  # "election of the writers' union"
        "ஆசிரியர் தகுதித் தேர்வு",  # "teachers' aptitude test": the word also means author
        "រឿង សត្វ ទន្សាយ",
        "تحریر الشام",
        "Le Figaro et AFP",
        "Gan Eng Seng",
        "Tekstas Vilniaus Gatvės",
    ],
)
def test_a_noun_that_may_lead_a_byline_leads_none_without_a_colon(heading: str) -> None:
    assert read(heading).lead is None


@pytest.mark.parametrize(
    "text", ["By Jonas Rusk in Port Ellery", "By Jonas Rusk at Port Ellery", "Von Jonas Rusk bei Port Ellery"]
)
def test_a_little_word_of_one_language_joins_no_place_to_a_name_of_another(text: str) -> None:
    """ "In", "at" and "bei" are "and" in Slovene, Filipino and Lithuanian."""
    assert "Port Ellery" not in read(text).persons


def test_a_headline_that_is_glued_to_a_chinese_byline_is_no_name() -> None:
    assert read("本地新闻港口议会投票决定明年春天前重建旧渡轮码头记者 李晓峰 2026年1月5日").persons in ((), ("李晓峰",))
    assert read("文・早瀬みのり").persons == ("早瀬みのり",)
    assert read("记者 弗拉基米尔·科罗廖夫").persons == ("弗拉基米尔·科罗廖夫",)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("新华社记者 安娜·穆勒", ("安娜·穆勒",)),
        ("作者：玛丽亚·冈萨雷斯、李明", ("玛丽亚·冈萨雷斯", "李明")),
        ("撰文：约翰·R·史密斯", ("约翰·R·史密斯",)),
        ("記者 艾瑪‧華生／台北報導", ("艾瑪‧華生",)),
        ("本报记者李明 通讯员 安娜·穆勒", ("李明", "安娜·穆勒")),
        ("솔내일보 김도현·박지우 기자", ("김도현", "박지우")),  # in Korean it parts persons
    ],
)
def test_a_middle_dot_between_ideographs_parts_a_foreign_name_s_words(text: str, persons: tuple[str, ...]) -> None:
    assert read(text).persons == persons
