from collections.abc import Mapping

import pytest

from pipeline.grammar import find_dates, parse_date
from pipeline.packs.languages import LanguagePack

Languages = Mapping[str, LanguagePack]


@pytest.mark.parametrize(
    ("text", "day", "local", "instant"),
    [
        ("November 15th, 2018 - 06:00 GMT", "2018-11-15", "2018-11-15T06:00", "2018-11-15T06:00:00Z"),
        ("Updated 3:21 PM EDT, Thu May 4, 2023", "2023-05-04", "2023-05-04T15:21", "2023-05-04T19:21:00Z"),
        ("Published 8:21 PM EST Nov 23, 2018", "2018-11-23", "2018-11-23T20:21", "2018-11-24T01:21:00Z"),
        ("11/19/19 06:56 AM", "2019-11-19", "2019-11-19T06:56", None),
        ("الأحد 4 تشرين الثاني 2018 الساعة 10:05 صباحا", "2018-11-04", "2018-11-04T10:05", None),
        ("٤ نوفمبر ٢٠١٨", "2018-11-04", None, None),
        ("3 de marzo de 2021 a las 14:05", "2021-03-03", "2021-03-03T14:05", None),
        ("mercredi 1er mai 2019 à 14h05", "2019-05-01", "2019-05-01T14:05", None),
        ("mar 3 nov 2020", "2020-11-03", None, None),
        ("15-Nov-18", "2018-11-15", None, None),
        ("Tue Nov 19 10:02:00 UTC 2019", "2019-11-19", "2019-11-19T10:02:00", "2019-11-19T10:02:00Z"),
        ("2018. november 15. 10:05", "2018-11-15", "2018-11-15T10:05", None),
        ("20 листопада 2024, 14:05", "2024-11-20", "2024-11-20T14:05", None),
        ("입력 2021.03.03. 오후 2:07", "2021-03-03", "2021-03-03T14:07", None),
        ("12 KASIM 2019 Salı", "2019-11-12", None, None),
        ("March 4, 202412:45 PM UTC", "2024-03-04", "2024-03-04T12:45", "2024-03-04T12:45:00Z"),
        ("2021-03-04T10:05:00+01:00", "2021-03-04", "2021-03-04T10:05:00", "2021-03-04T09:05:00Z"),
    ],
)
def test_day_time_and_instant_are_kept_apart(
    text: str, day: str, local: str | None, instant: str | None, languages: Languages
) -> None:
    [mention] = find_dates(text, languages)
    assert (mention.iso_day, mention.local, mention.instant) == (day, local, instant)
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    ["yesterday at 5 pm", "version 1.2.19", "45 of 90", "31.02.2020", "12.345.678", "the 2019/20 season", "10-4-3"],
)
def test_what_is_no_day_gives_none(text: str, languages: Languages) -> None:
    assert [m for m in find_dates(text, languages) if m.iso_day] == []


def test_a_month_is_never_widened_to_a_day(languages: Languages) -> None:
    [mention] = find_dates("March 2021", languages)
    assert (mention.precision, mention.iso_day) == ("month", None)


def test_a_day_without_year_has_no_date(languages: Languages) -> None:
    [mention] = find_dates("8 января, 17:46", languages)
    assert (mention.month, mention.day, mention.iso_day) == (1, 8, None)


def test_day_order_is_by_language_and_never_by_luck(languages: Languages) -> None:
    assert find_dates("3/4/2019", languages)[0].ambiguous
    assert find_dates("3/4/2019", languages, "en")[0].ambiguous
    assert find_dates("3/4/2019", languages, "en-US")[0].iso_day == "2019-03-04"
    assert find_dates("3/4/2019", languages, "fr")[0].iso_day == "2019-04-03"
    assert find_dates("3/14/2019", languages, "fr")[0].iso_day == "2019-03-14"
    assert find_dates("3/4/2019", languages, "fr", day_order="mdy")[0].iso_day == "2019-03-04"


def test_a_month_name_means_what_the_language_says(languages: Languages) -> None:
    assert find_dates("10 listopada 2020", languages, "pl")[0].month == 11
    assert find_dates("10 listopada 2020", languages, "hr")[0].month == 10
    assert find_dates("10 listopada 2020", languages) == []


def test_labels_tell_published_from_modified(languages: Languages) -> None:
    text = "Publié le 17/06/2023 - 18:40 Mis à jour le 19/06/2023 à 07:25"
    assert [m.label for m in find_dates(text, languages, "fr")] == ["published", "modified"]


@pytest.mark.parametrize(
    ("value", "day", "instant"),
    [
        ("2021-03-04T10:05:00+01:00", "2021-03-04", "2021-03-04T09:05:00Z"),
        ("2021-03-04", "2021-03-04", None),
        ("20210304T100500Z", "2021-03-04", "2021-03-04T10:05:00Z"),
        ("Thu, 04 Mar 2021 10:05:00 GMT", "2021-03-04", "2021-03-04T10:05:00Z"),
        ("Thu Mar 04 2021 10:05:00 GMT+0100 (CET)", "2021-03-04", "2021-03-04T09:05:00Z"),
        ("1614852300", "2021-03-04", "2021-03-04T10:05:00Z"),
        ("1614852300000", "2021-03-04", "2021-03-04T10:05:00Z"),
        ("2021-03-04 10:05:00", "2021-03-04", None),
        ("2021-03-04T10:05:00.250Z", "2021-03-04", "2021-03-04T10:05:00.25Z"),
    ],
)
def test_machine_dates(value: str, day: str, instant: str | None) -> None:
    mention = parse_date(value)
    assert mention is not None
    assert (mention.iso_day, mention.instant) == (day, instant)


@pytest.mark.parametrize("value", ["", "0001-01-01T00:00:00Z", "2023-02-30", "soon", "99999", "2021-13-01", "x" * 5000])
def test_what_is_no_machine_date(value: str) -> None:
    assert parse_date(value) is None


def test_a_machine_month_has_no_day() -> None:
    mention = parse_date("2019-05")
    assert mention is not None
    assert (mention.precision, mention.iso_day) == ("month", None)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("bn", "এ পৃষ্ঠায় শেষ পরিবর্তন হয়েছিল ০৯:১৫টার সময়, ৪ মার্চ ২০২২ তারিখে।"),
        ("de", "Diese Seite wurde zuletzt am 4. März 2022 um 9:15 Uhr bearbeitet."),
        ("fr", "La dernière modification de cette page a été faite le 4 mars 2022 à 9:15."),
        ("es", "Esta página se editó por última vez el 4 marzo 2022 a las 9:15."),
        ("it", "Questa pagina è stata modificata per l'ultima volta il 4 marzo 2022 alle 9:15."),
        ("pt", "Esta página foi editada pela última vez às 9h15 de 4 de março de 2022."),
        ("nl", "Deze pagina is voor het laatst bewerkt op 4 maart 2022 om 9:15."),
        ("sv", "Sidan redigerades senast den 4 mars 2022 kl. 9.15."),
        ("pl", "Tę stronę ostatnio edytowano 4 marca 2022, 9:15."),
        ("ru", "Эта страница в последний раз была отредактирована 4 марта 2022 в 9:15."),
        ("cs", "Stránka byla naposledy editována 4. března 2022 v 9:15."),
        ("hu", "A lap utolsó módosítása: 2022. március 4., 9:15"),
        ("tr", "Bu sayfa en son 4 Mart 2022 tarihinde değiştirildi."),
        ("vi", "Trang này được sửa đổi lần cuối vào ngày 4 tháng 3 năm 2022."),
        ("zh", "本页面最后修订于2022年3月4日 (星期五) 09:15。"),
        ("ar", "آخر تعديل لهذه الصفحة كان يوم 4 مارس 2022، الساعة 09:15."),
        ("ca", "La pàgina va ser modificada per darrera vegada el 4 març 2022 a les 9:15."),
        ("ro", "Ultima editare a paginii a fost efectuată la 4 martie 2022 ora 9:15."),
        ("hi", "इस पृष्ठ का पिछला बदलाव 4 मार्च 2022 को हुआ था।"),
        ("he", "דף זה נערך לאחרונה ב־4 במרץ 2022, בשעה 09:15."),
        ("el", "Η σελίδα αυτή τροποποιήθηκε τελευταία φορά στις 4 Μαρτίου 2022."),
        ("bg", "Последна промяна на страницата: 9:15, 4 март 2022."),
        ("sr", "Ова страница је последњи пут уређена 4. марта 2022. у 9:15."),
        ("hr", "Ova stranica posljednji je put uređena 4. ožujka 2022. u 9:15."),
        ("sk", "Čas poslednej úpravy tejto stránky je 4. marec 2022 o 9:15."),
        ("et", "Selle lehekülje viimane muutmine: 4. märts 2022, kell 9:15."),
        ("th", "หน้านี้แก้ไขล่าสุดเมื่อวันที่ 4 มีนาคม 2022 เวลา 9:15"),
    ],
)
def test_the_day_of_the_last_edit_below_a_page_is_not_that_of_publication(
    languages: Languages, language: str, line: str
) -> None:
    assert [(m.iso_day, m.label) for m in find_dates(line, languages, language)] == [("2022-03-04", "modified")]
