import pytest

from pipeline.model.reasons import WarningCode
from pipeline.packs import Ruleset
from tests.metadata.documents import BODY, of_dump

TITLE = "Council votes for a new lighthouse"


@pytest.mark.parametrize(
    ("header", "day", "instant", "local", "precision"),
    [
        (
            "Published November 15th, 2018 - 06:00 GMT",
            "2018-11-15",
            "2018-11-15T06:00:00Z",
            "2018-11-15T06:00",
            "minute",
        ),
        ("Date: Sep 4, 2018", "2018-09-04", None, None, "day"),
        ("December 28, 2017 at 2:07 pm", "2017-12-28", None, "2017-12-28T14:07", "minute"),
        ("3. März 2021, 14:05 Uhr", "2021-03-03", None, "2021-03-03T14:05", "minute"),
        (
            "By Jane Doe | March 3, 2021 10:05 pm EST",
            "2021-03-03",
            "2021-03-04T03:05:00Z",
            "2021-03-03T22:05",
            "minute",
        ),
    ],
)
def test_a_header_line_dates_a_dump(
    header: str, day: str, instant: str | None, local: str | None, precision: str, ruleset: Ruleset
) -> None:
    found = of_dump(f"{TITLE}\n\n{header}\n\n{BODY}\n", ruleset)
    assert found.date_published == day
    assert found.datetime_published == instant
    assert found.datetime_published_local == local
    assert found.date_published_precision == precision
    assert found.date_published_raw
    assert found.date_published_raw in header


@pytest.mark.parametrize("header", ["March 2021", "Published 15 hours ago", "Thursday", "8 January, 17:46", "2021"])
def test_nothing_is_widened_or_guessed(header: str, ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\n{header}\n\n{BODY}\n", ruleset)
    assert found.date_published is None
    assert found.datetime_published is None


def test_a_copyright_year_is_no_date(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\n{BODY}\n\nCopyright 3 March 2021 The Example Post. All rights reserved\n", ruleset)
    assert found.date_published is None


def test_the_day_of_the_crawl_is_not_the_day_of_publication(ruleset: Ruleset) -> None:
    found = of_dump(f"MON 25 - 11 - 2024\n\nDate: Sep 4, 2018\n{TITLE}\n{BODY}\n", ruleset)
    assert found.date_published == "2018-09-04"


def test_published_and_modified_are_kept_apart(ruleset: Ruleset) -> None:
    header = "Published: 3 March 2021\nUpdated: 5 March 2021, 10:15 GMT"
    found = of_dump(f"{TITLE}\n{header}\n\n{BODY}\n", ruleset)
    assert found.date_published == "2021-03-03"
    assert found.date_modified == "2021-03-05"
    assert found.datetime_modified == "2021-03-05T10:15:00Z"


def test_an_ambiguous_day_order_gives_no_date_and_a_warning(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\nPosted 03/04/2019\n\n{BODY}\n", ruleset)
    assert found.date_published is None
    assert WarningCode.DATE_AMBIGUOUS in found.warnings


def test_nothing_is_published_after_it_was_fetched(ruleset: Ruleset) -> None:
    text = f"{TITLE}\n\nPublished 3 March 2021\n\n{BODY}\n"
    assert of_dump(text, ruleset, fetched_at="2021-03-03T12:00:00Z").date_published == "2021-03-03"
    assert of_dump(text, ruleset, fetched_at="2020-12-24T12:00:00Z").date_published is None


def test_the_same_day_in_two_calendars_is_no_range_of_days(ruleset: Ruleset) -> None:
    found = of_dump(
        "شکستن سد کوچک سه روستا را به زیر آب برد\n\nیکشنبه ۸ آذر ۱۴۰۵ - ۲۹ نوامبر ۲۰۲۶\n\n"
        "سد کوچکی در دره گلها شنبه شب شکست و راه سه روستا بسته شد. نزدیک دو هزار نفر جابه‌جا شدند.\n\n"
        "فرماندار گفت گروه‌های امداد مردم را به مدرسه‌های نزدیک برده‌اند و کمک‌های غذایی در راه است.\n\n"
        "مهندسان می‌گویند تعمیر سد دست‌کم یک هفته طول می‌کشد و کار از فردا آغاز می‌شود.\n",
        ruleset,
    )
    assert found.date_published == "2026-11-29"


def test_a_range_of_days_dates_no_report(ruleset: Ruleset) -> None:
    assert of_dump(f"{TITLE}\n\n3 March 2021 - 5 March 2021\n\n{BODY}\n", ruleset).date_published is None


@pytest.mark.parametrize(
    "line",
    [
        "Updated October 16, 2022 — 6.12pm, first published at 5.48am",
        "Aktualisiert am 16.10.2022, 18:12 Uhr, veröffentlicht um 5:48 Uhr",
        "Modifié le 16 octobre 2022 à 18h12, publié à 5h48",
    ],
)
def test_a_time_of_publication_is_of_the_day_of_the_change(line: str, ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\n{line}\n\n{BODY}\n", ruleset)
    assert found.datetime_published_local == "2022-10-16T05:48"
    assert found.date_modified == "2022-10-16"


def test_a_change_alone_is_no_publication(ruleset: Ruleset) -> None:
    found = of_dump(f"{TITLE}\n\nUpdated October 16, 2022 — 6.12pm, comments close at 5.48am\n\n{BODY}\n", ruleset)
    assert found.datetime_published_local is None


@pytest.mark.parametrize(
    "signed",
    [
        (
            "In quiet memory. The Ohlmann family, 17.01.2025, 20:14",
            "A candle for you, dear Will. Hannah, 18.01.2025, 07:31",
        ),
        (
            "Im stillen Gedenken. Familie Ohlmann, 17.01.2025, 20:14 Uhr",
            "Ein Licht für dich, lieber Willi. Hanne, 18.01.2025, 7:31 Uhr",
        ),
    ],
)
def test_days_of_what_readers_sign_between_paragraphs_are_not_the_article_s(
    signed: tuple[str, ...], ruleset: Ruleset
) -> None:
    found = of_dump("\n".join((TITLE, BODY, *signed, BODY.replace("lighthouse", "harbour"))), ruleset)
    assert found.date_published is None
