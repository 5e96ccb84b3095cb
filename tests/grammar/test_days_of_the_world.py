"""Days as papers print them that stand beside no labelled page: other signs, orders, calendars beside, times without a day."""

from collections.abc import Mapping

import pytest

from pipeline.grammar import LineKind, find_dates, read_line
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("2025 03 09, 18:40", "lt", "2025-03-09"),
        ("2025 03 09", "lt", "2025-03-09"),
        ("9 III 2025", "pl", "2025-03-09"),
        ("9. XII. 2025", "sl", "2025-12-09"),
        ("2025. IV. 9.", "hu", "2025-04-09"),
        ("（2025/03/09-18:40）", "ja", "2025-03-09"),
        ("2025 මාර්තු මස 09 වන දා", "si", "2025-03-09"),
        ("၂၀၂၅ ခုနှစ်၊ မတ်လ ၉ ရက်", "my", "2025-03-09"),
        ("Marso 9, 2025 | 12:40 ng tanghali", "tl", "2025-03-09"),
        ("রোববার, ৯ মার্চ ২০২৫, ২৪ ফাল্গুন ১৪৩১", "bn", "2025-03-09"),
        ("ט' באדר תשפ\"ה | 09.03.2025", "he", "2025-03-09"),
        ("மாசி 25, 9 மார்ச் 2025", "ta", "2025-03-09"),
        ("9 มี.ค. 68 เวลา 18:40 น.", "th", "2025-03-09"),
        ("202\u200b5年3月9日", "ja", "2025-03-09"),
        ("ថ្ងៃ\u200bទី\u200b៩ ខែ\u200bមីនា ឆ្នាំ\u200b២០២៥", "km", "2025-03-09"),
    ],
)
def test_the_day_is_read_and_the_line_is_one_of_dates(line: str, language: str, day: str, languages: Languages) -> None:
    assert [m.iso_day for m in find_dates(line, languages, language)] == [day]
    reading = read_line(line, languages)
    assert reading is not None and reading.kind is LineKind.DATE


@pytest.mark.parametrize(
    "text",
    [
        "5 i 2026",
        "in 2021 10 12 people died",
        "2021 10 12 44",
        "Louis XIV 2020",
        "III 2021",
        "5 IIII 2021",
        "2021 13 40",
    ],
)
def test_what_only_looks_like_such_a_day_is_none(text: str, languages: Languages) -> None:
    assert find_dates(text, languages) == []


@pytest.mark.parametrize(
    "line",
    [
        "Publicerad igår 18.40",
        "Dakika 5 zilizopita",
        "4 tuntia sitten",
        "קודם: לפני 4 שעות",
        "3 ชั่วโมงที่แล้ว",
        "9.3. 18:40 | Päivitetty 9.3. 19:05",
        "4 saat əvvəl",
        "5 годин тому",
        "acum 3 ore",
    ],
)
def test_a_time_without_a_day_is_a_line_of_dates_and_states_none(line: str, languages: Languages) -> None:
    if line.startswith("קודם"):
        assert read_line(line, languages) is None  # another word than those of times
        return
    reading = read_line(line, languages)
    assert reading is not None and reading.kind is LineKind.DATE and not reading.states_day


@pytest.mark.parametrize("line", ["4 timmar", "5 saat", "3 horas de espera", "Hace 4 años que no llueve"])
def test_a_length_of_time_is_no_line_of_dates(line: str, languages: Languages) -> None:
    assert read_line(line, languages) is None


@pytest.mark.parametrize("text", ["12.03. 18:42", "05.11. 07:30 | Sport", "12/03 18:42", "12.03. 18h42"])
def test_the_hour_behind_a_day_without_a_year_is_no_year(text: str, languages: Languages) -> None:
    assert [mention.iso_day for mention in find_dates(text, languages) if mention.iso_day] == []


@pytest.mark.parametrize(
    ("text", "language"), [("Torsdag 14/11 2024", "sv"), ("14/11-2024", "da"), ("14/11 2024", "no")]
)
def test_a_year_apart_from_day_and_month_is_read(text: str, language: str, languages: Languages) -> None:
    assert [mention.iso_day for mention in find_dates(text, languages, language)] == ["2024-11-14"]


@pytest.mark.parametrize(
    "line",
    [
        "二〇二六年一月五日",
        "二零二六年十一月二十五日 星期三",
        "发布时间：二〇二六年一月五日",
        "令和八年一月五日",
        "令和八年十一月二十五日（水）",
        "中華民國一一五年一月五日",
    ],
)
def test_a_line_that_holds_a_day_in_numerals_alone_is_one_of_a_date(line: str, languages: Languages) -> None:
    reading = read_line(line, languages)
    assert reading is not None
    assert reading.kind is LineKind.DATE


@pytest.mark.parametrize("line", ["三年前", "新年快乐", "二年生の春", "一九九八年的大水", "来年一月に再開"])
def test_years_in_numerals_without_a_day_stay_in_the_text(line: str, languages: Languages) -> None:
    assert read_line(line, languages) is None
