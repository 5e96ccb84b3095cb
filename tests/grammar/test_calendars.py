"""Days of other calendars, and dates in figures whose order the language gives."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from pipeline.grammar import LineKind, find_dates, read_line
from pipeline.grammar.dates.calendars import day_of, full_year
from pipeline.grammar.vocabulary import vocabulary
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fa", "سه‌شنبه ۲ فروردین ۱۴۰۱", "2022-03-22"),
        ("fa", "۱۴۰۱/۰۱/۰۲", "2022-03-22"),
        ("fa", "۲/۱/۱۴۰۱", "2022-03-22"),
        ("fa", "۰۱/۰۱/۰۲ - ۱۰:۲۴", "2022-03-22"),
        ("fa", "۳۰ اسفند ۱۳۹۹", "2021-03-20"),  # a leap year's last day
        ("fa", "۳۰ اسفند ۱۴۰۳", "2025-03-20"),  # the newest leap year: libraries disagree about it
        ("fa", "۵ مهر ۱۴۰۴", "2025-09-27"),
        ("fa", "۴ دلو ۱۴۰۲", "2024-01-24"),
        ("ps", "د ۱۴۰۲ مرغومی ۴", "2023-12-25"),
        ("ar", "3 شعبان 1445 هـ", "2024-02-13"),
        ("ar", "٣ ربيع الأول ١٤٤٥", "2023-09-18"),
        ("ar", "1445/08/03هـ", "2024-02-13"),
        ("en", "3/8/1445 هـ", "2024-02-13"),  # the sign says it in any language
        ("th", "7/11/2561", "2018-11-07"),
        ("th", "07/11/61", "2018-11-07"),
        ("ne", "२०७५ कात्तिक २१ गते", "2018-11-07"),
        ("ne", "21 कार्तिक 2075", "2018-11-07"),
        ("ne", "२०७५-०७-२१", "2018-11-07"),
        ("am", "ጥቅምት 28 ቀን 2011 ዓ.ም", "2018-11-07"),
        ("am", "28/2/2011 ዓ.ም", "2018-11-07"),
        ("ti", "28 ጥቅምቲ 2011", "2018-11-07"),
        ("am", "ጳጉሜ 5 ቀን 2011", "2019-09-10"),
        ("ja", "平成30年11月7日", "2018-11-07"),
        ("ja", "令和元年十一月七日", "2019-11-07"),
        ("ja", "令和2.11.7", "2020-11-07"),
        ("ko", "2018년 11월 7일", "2018-11-07"),
        ("zh-TW", "民國107年11月7日", "2018-11-07"),
        ("zh", "107.11.07 09:30", "2018-11-07"),
        ("zh", "二〇一八年十一月廿七日", "2018-11-27"),
        ("zh", "二零一八年十二月三十一日", "2018-12-31"),
    ],
)
def test_other_calendars(language: str, text: str, day: str, languages: Languages) -> None:
    [mention] = [m for m in find_dates(text, languages, language) if m.iso_day]
    assert mention.iso_day == day
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Published 1404/10/15"),  # a number of a shelf, unless the language writes such years
        ("de", "7.11.2561"),
        ("hi", "21 कार्तिक 2075"),  # India's months go by the moon
        ("fa", "۳۰ اسفند ۱۴۰۰"),  # no leap year
        ("am", "28/02/2011"),  # Gregorian or Ethiopian: nothing tells
        ("ja", "107年11月7日"),
        ("zh", "1404/10/15"),
        ("en", "4 September 2561"),
        ("de", "2082-01-05"),
        ("ja", "令和99年1月1日"),
    ],
)
def test_years_that_nothing_explains_are_no_days(language: str, text: str, languages: Languages) -> None:
    assert [m.iso_day for m in find_dates(text, languages, language) if m.iso_day] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الأربعاء 29 صفر 1440 هـ الموافق 7 نوفمبر 2018"),
        ("fa", "۱۶ آبان ۱۳۹۷ / 7 نوامبر 2018"),
        ("ar", "الأربعاء 28 صفر 1440 هـ - 7 نوفمبر 2018م"),  # a day beside the reckoned one: the moon was seen later
    ],
)
def test_the_gregorian_day_beside_another_goes_first(language: str, text: str, languages: Languages) -> None:
    assert [(m.iso_day, m.calendar) for m in find_dates(text, languages, language) if m.iso_day] == [("2018-11-07", "")]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ko", "18.11.07 09:30", "2018-11-07"),
        ("hu", "18.11.07", "2018-11-07"),
        ("sv", "18-11-07", "2018-11-07"),
        ("de", "07.11.18", "2018-11-07"),
        ("nl", "07-11-18", "2018-11-07"),
        ("en", "07-11-18", None),
        ("ja", "2018/1/7", "2018-01-07"),
        ("ko", "2018. 1. 7. 14:05", "2018-01-07"),
        ("zh", "2018.1.7", "2018-01-07"),
    ],
)
def test_years_of_two_figures_and_days_of_one(language: str, text: str, day: str | None, languages: Languages) -> None:
    assert [m.iso_day for m in find_dates(text, languages, language)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ar", "7 تشرين الثاني/نوفمبر 2018", "2018-11-07"),
        ("ar", "7 نوفمبر (تشرين الثاني) 2018", "2018-11-07"),
        ("ar", "7 نوفمبر/ تشرين الثاني 2018", "2018-11-07"),
        ("ar", "7 غشت 2018", "2018-08-07"),
        ("vi", "Thứ Tư, ngày 7 tháng 11 năm 2018", "2018-11-07"),
        ("vi", "7 Tháng Mười Một, 2018", "2018-11-07"),
        ("vi", "7 tháng 1, 2018", "2018-01-07"),
        ("vi", "07 Th11 2018", "2018-11-07"),
    ],
)
def test_months_of_several_words_or_names(language: str, text: str, day: str, languages: Languages) -> None:
    assert [m.iso_day for m in find_dates(text, languages, language)] == [day]


def test_every_day_of_a_calendar_is_the_one_behind_the_day_before(languages: Languages) -> None:
    calendars = vocabulary(languages).calendars
    starts = {"jalali": (1395, date(2016, 3, 20)), "ethiopian": (2008, date(2015, 9, 12)),
              "bikram-sambat": (2073, date(2016, 4, 13)), "hijri": (1437, date(2015, 10, 14))}  # fmt: skip
    for code, (year, first) in starts.items():
        days = [
            found.iso_day
            for y in range(year, year + 8)
            for month in range(1, 14)
            for day in range(1, 33)
            if (found := day_of(calendars[code], y, month, day)) is not None
        ]
        assert days == [(first + timedelta(days=n)).isoformat() for n in range(len(days))], code
        assert len(days) > 8 * 353


def test_two_figures_stand_for_one_year_of_the_webs_life(languages: Languages) -> None:
    calendars = vocabulary(languages).calendars
    assert [full_year(calendars["jalali"], short) for short in (99, 4, 40)] == [1399, 1404, None]
    assert [full_year(calendars["buddhist"], short) for short in (64, 21)] == [2564, None]


@pytest.mark.parametrize(
    "line",
    [
        "রবিবার, ২৯ নভেম্বর ২০২৬ খ্রিস্টাব্দ, ১৪ অগ্রহায়ণ ১৪৩৩ বঙ্গাব্দ",
        "الأحد - 19 جمادى الآخرة 1448 هـ - 29 نوفمبر 2026 مـ",
        "یکشنبه ۸ آذر ۱۴۰۵ - ۲۹ نوامبر ۲۰۲۶",
        "2026-11-29 星期日 丙午年十月廿一",
        "2026年11月29日 十月廿一",
        "2026年（令和8年）11月29日（日曜日）",
        "令和8年（2026年）11月29日",
        "2026(令和8)年11月29日",
        "단기 4359년 11월 29일 (서기 2026년)",
        "주체115(2026)년 11월 29일",
        "रविवार, 29 नवंबर 2026, मार्गशीर्ष कृष्ण पक्ष पंचमी, विक्रम संवत 2083",
        "रविवार, दि. २९ नोव्हेंबर २०२६, कार्तिक कृष्ण ६, शके १९४८",
        "રવિવાર, 29 નવેમ્બર 2026, કારતક વદ 6, વિક્રમ સંવત 2083",
        "ਐਤਵਾਰ, 29 ਨਵੰਬਰ 2026, 15 ਮੱਘਰ, ਨਾਨਕਸ਼ਾਹੀ ਸੰਮਤ 558",
        "Minggu Pon, 29 November 2026 / 18 Jumadil Akhir 1448 H",
        "Ahad, 29 November 2026 / 19 Jamadilakhir 1448H",
        "29 Kasım 2026 Pazar - 18 Cemaziyelahir 1448",
        "Nedjelja, 29. novembar 2026. / 18. džumadel-uhra 1448.",
        "Chủ nhật, 29/11/2026 (tức ngày 21/10 âm lịch)",
        "Chủ nhật, 29/11/2026 (tức ngày 21 tháng 10 năm Bính Ngọ)",
    ],
)
def test_a_day_that_two_calendars_state_is_a_date_line(line: str, languages: Languages) -> None:
    reading = read_line(line, languages)
    assert reading is not None
    assert (reading.kind, reading.states_day) == (LineKind.DATE, True)
    assert {found.iso_day for found in find_dates(line, languages) if found.iso_day} == {"2026-11-29"}


@pytest.mark.parametrize(
    "line",
    [
        "2026年（约8年）11月29日报告",
        "कृष्ण पक्ष ने 29 नवंबर 2026 को बैठक बुलाई",
        "Ramadan dimulai pada 18 Februari 2026",
        "臘月初八吃臘八粥",
    ],
)
def test_words_of_calendars_make_no_date_line(line: str, languages: Languages) -> None:
    reading = read_line(line, languages)
    assert reading is None or reading.kind is not LineKind.DATE
