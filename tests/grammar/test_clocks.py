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
