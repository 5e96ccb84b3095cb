"""Times of day beside a day, in the words and marks of many languages."""

from collections.abc import Mapping

import pytest

from pipeline.grammar import find_dates
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


@pytest.mark.parametrize(
    ("language", "text", "local"),
    [
        ("el", "7 Νοεμβρίου 2018, 8:05 μ.μ.", "2018-11-07T20:05"),
        ("el", "7 Νοεμβρίου 2018, 8:05 π.μ.", "2018-11-07T08:05"),
        ("el", "7 ΝΟΕΜΒΡΙΟΥ 2018 12:05 μμ", "2018-11-07T12:05"),
        ("fi", "7.11.2018 kello 14.05", "2018-11-07T14:05"),
        ("fi", "7.11.2018 14.05", "2018-11-07T14:05"),
        ("sv", "Publicerad 2018-11-07 14.05", "2018-11-07T14:05"),
        ("nl", "07/11/2018 om 14u05", "2018-11-07T14:05"),
        ("nl", "7 november 2018 om 14.05 u.", "2018-11-07T14:05"),
        ("pt", "07/11/2018 às 14h05", "2018-11-07T14:05"),
        ("fr", "7 novembre 2018 à 14 h 05", "2018-11-07T14:05"),
        ("vi", "14 giờ 05, ngày 7/11/2018", "2018-11-07T14:05"),
        ("vi", "7/11/2018 14g05", "2018-11-07T14:05"),
        ("zh", "2018年11月7日(三) 傍晚6点05分", "2018-11-07T18:05"),
        ("zh", "2018/11/7 凌晨1:05", "2018-11-07T01:05"),
        ("ja", "2018年11月7日（水）14時05分", "2018-11-07T14:05"),
        ("ko", "2018.11.07.(수) 새벽 1:05", "2018-11-07T01:05"),
        ("ru", "07.11.2018 в 14.05", "2018-11-07T14:05"),
        ("en", "November 7, 2018, 12:00 noon", "2018-11-07T12:00"),
        ("de", "7.11.2018, 14 Uhr", "2018-11-07T14:00"),
        ("de", "7.11.2018 12.50 €", None),
        ("fi", "7.11.2018 14.05.2019", None),
    ],
)
def test_local_times(language: str, text: str, local: str | None, languages: Languages) -> None:
    assert find_dates(text, languages, language)[0].local == local


@pytest.mark.parametrize(
    ("language", "text", "local"),
    [
        ("ja", "2018年11月7日 午後8時半", "2018-11-07T20:30"),
        ("ja", "2018年11月7日（水）20時半ごろ", "2018-11-07T20:30"),
        ("ja", "2018年11月7日 午後8時5分", "2018-11-07T20:05"),
        ("zh", "2018年11月7日 晚上8点半", "2018-11-07T20:30"),
        ("zh", "2018年11月7日 20時三刻", "2018-11-07T20:45"),
        ("zh", "2018年11月7日8时5分", "2018-11-07T08:05"),
        ("ko", "2018년 11월 7일 오후 8시 반", "2018-11-07T20:30"),
        ("ko", "2018년 11월 7일 오후 8시 5분", "2018-11-07T20:05"),
        ("fr", "7 novembre 2018 à 8 heures et demie", "2018-11-07T08:30"),
        ("vi", "7/11/2018 lúc 8 giờ rưỡi tối", "2018-11-07T20:30"),
        ("vi", "7/11/2018 lúc 8 giờ 5 phút tối", "2018-11-07T20:05"),
        ("fr", "7 novembre 2018 à 20 h 5", "2018-11-07T20:05"),
        ("pt", "7 de novembro de 2018, às 20h5", "2018-11-07T20:05"),
        ("fr", "7 novembre 2018 à 20 h 5 minutes de lecture", "2018-11-07T20:00"),
        ("de", "7. November 2018 3:1", None),  # a result
        ("ko", "2018년 11월 7일 오후 8시 반도체", "2018-11-07T20:00"),  # 반도체, a semiconductor
        ("zh", "2018年11月7日 20时 半岛电视台", "2018-11-07T20:00"),  # 半岛, a peninsula
    ],
)
def test_minutes_of_one_figure_and_parts_of_an_hour(
    language: str, text: str, local: str | None, languages: Languages
) -> None:
    assert find_dates(text, languages, language)[0].local == local


@pytest.mark.parametrize(
    ("language", "text", "local"),
    [
        ("hi", "7 नवंबर 2018 शाम 5 बजे", "2018-11-07T17:00"),
        ("ur", "7 نومبر 2018 شام 5 بجے", "2018-11-07T17:00"),
        ("hu", "2018. november 7., este 8 óra", "2018-11-07T20:00"),
        ("hi", "7 नवंबर 2018 सुबह 5 बजे", "2018-11-07T05:00"),
    ],
)
def test_the_part_of_the_day_before_a_full_hour(language: str, text: str, local: str, languages: Languages) -> None:
    assert find_dates(text, languages, language)[0].local == local


def test_a_dotted_time_with_a_zone_is_an_instant(languages: Languages) -> None:
    [mention] = find_dates("Wed 7 Nov 2018 08.03 GMT", languages, "en")
    assert mention.instant == "2018-11-07T08:03:00Z"


@pytest.mark.parametrize(
    ("text", "day", "doubtful"),
    [
        ("Fri, 05/03/2024 - 17:57", "2024-05-03", False),
        ("Tuesday 05/03/2024", "2024-03-05", False),
        ("Mon 05/03/2024", "2024-03-05", True),  # the weekday of neither
        ("05/03/2024", "2024-03-05", True),
    ],
)
def test_a_weekday_tells_day_from_month(text: str, day: str, doubtful: bool, languages: Languages) -> None:
    [mention] = find_dates(text, languages, "en")
    assert (mention.iso_day, mention.ambiguous) == (day, doubtful)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("el", "ΤΕΤΑΡΤΗ 7 ΑΥΓΟΥΣΤΟΥ 2019", "2019-08-07"),
        ("el", "7 Μαιου 2019", "2019-05-07"),
        ("fr", "7 FEVRIER 2019", "2019-02-07"),
        ("tr", "7 SUBAT 2019", "2019-02-07"),
    ],
)
def test_months_without_their_accents(language: str, text: str, day: str, languages: Languages) -> None:
    assert [m.iso_day for m in find_dates(text, languages, language)] == [day]


def test_a_little_word_may_stand_between_day_and_dotted_time(languages: Languages) -> None:
    assert find_dates("7 november 2018 om 14.05", languages, "nl")[0].local == "2018-11-07T14:05"
    assert find_dates("7 November 2018 von 14.05", languages, "de")[0].local is None


@pytest.mark.parametrize(
    ("text", "language", "clock"),
    [
        ("3 मार्च 2026, शाम 5:40 बजे", "hi", "17:40"),
        ("3 मार्च 2026, सुबह 9:15 बजे", "hi", "09:15"),
        ("3 मार्च 2026, रात 12:40 बजे", "hi", "00:40"),
        ("3 मार्च 2026, दोपहर 12:40 बजे", "hi", "12:40"),
        ("৩ মার্চ ২০২৬, বিকেল ৫:৪০", "bn", "17:40"),
        ("৩ মার্চ ২০২৬, ৫:৪০ পিএম", "bn", "17:40"),
        ("3 مارچ 2026، شام 5:40", "ur", "17:40"),
        ("3 مارچ 2026، 5:40 بجے شام", "ur", "17:40"),
        ("۱۲ اسفند ۱۴۰۴ ساعت ۵:۴۰ عصر", "fa", "17:40"),
        ("5:40 chiều 03/03/2026", "vi", "17:40"),
        ("3 Maret 2026 pukul 5:40 sore", "id", "17:40"),
        ("3 Maret 2026 pukul 11:40 siang", "id", "11:40"),
        ("3 Maret 2026 pukul 10:40 malam", "id", "22:40"),
        ("2026. március 3. délután 5:40", "hu", "17:40"),
        ("3 de marzo de 2026, 5:40 de la tarde", "es", "17:40"),
        ("3 марта 2026, 5:40 вечера", "ru", "17:40"),
        ("3 մարտի 2026, երեկոյան 5:40", "hy", "17:40"),
        ("2026年3月3日 晚上12:40", "zh", "00:40"),
        ("2026年3月3日 中午11:40", "zh", "11:40"),
        ("2026.03.03 밤 10:40", "ko", "22:40"),
    ],
)
def test_a_part_of_the_day_tells_the_hour(text: str, language: str, clock: str, languages: Languages) -> None:
    mention = next(mention for mention in find_dates(text, languages, language) if mention.iso_day)
    assert mention.local is not None and mention.local.split("T")[1] == clock


def test_a_part_of_the_day_before_a_day_of_the_month_is_no_hour(languages: Languages) -> None:
    mention = next(mention for mention in find_dates("Senin malam 5 Januari 2026", languages, "id") if mention.iso_day)
    assert (mention.iso_day, mention.local) == ("2026-01-05", None)
