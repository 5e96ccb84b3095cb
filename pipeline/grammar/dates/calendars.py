"""Days of other calendars turned into Gregorian ones.

Jalali, Umm al-Qura and Bikram Sambat are reckoned by libraries (the latter two are tables); Ethiopian years are plain
arithmetic of four-year cycles. A library is loaded when a document first writes its calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pipeline.grammar.dates.machine import EARLIEST_YEAR, LATEST_YEAR
from pipeline.grammar.dates.mention import DateMention
from pipeline.packs.calendars import Calendar

_ETHIOPIAN_EPOCH = 2795  # the ordinal of the day before the first of Mäskäräm of year 1 (29 August 8 AD, Julian)


def _gregorian(year: int, month: int, day: int) -> date:
    return date(year, month, day)


def _jalali(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return found


def _hijri(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _bikram_sambat(year: int, month: int, day: int) -> date:
    import nepali_datetime

    found: date = nepali_datetime.date(year, month, day).to_datetime_date()
    return found


def _ethiopian(year: int, month: int, day: int) -> date:
    last = 30 if month < 13 else 6 if year % 4 == 3 else 5
    if not (1 <= month <= 13 and 1 <= day <= last):
        raise ValueError("no such day")
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)


_RECKONERS: dict[str, Callable[[int, int, int], date]] = {
    "gregorian": _gregorian,
    "jalali": _jalali,
    "hijri": _hijri,
    "bikram_sambat": _bikram_sambat,
    "ethiopian": _ethiopian,
}
# Years between which a calendar's can be those of a page on the Web; the libraries are not asked about others.
_SPANS = {"jalali": (1368, 1424), "hijri": (1410, 1470), "bikram_sambat": (2046, 2102), "ethiopian": (1982, 2038)}


def is_plausible(calendar: Calendar, year: int, era: str = "") -> bool:
    """Whether a year of a calendar, counted by one of its signs, can be that of a page on the Web."""
    low, high = _SPANS.get(calendar.reckoning, (EARLIEST_YEAR, LATEST_YEAR))
    return low <= year + calendar.eras.get(era or calendar.usual_era, 0) <= high


def full_year(calendar: Calendar, short: int) -> int | None:
    """The year that two figures stand for: there is at most one within the Web's life."""
    shift = calendar.eras.get(calendar.usual_era, 0)
    low, high = _SPANS.get(calendar.reckoning, (EARLIEST_YEAR, LATEST_YEAR))
    return next((year for year in range(low - shift, high - shift + 1) if year % 100 == short), None)


def day_of(calendar: Calendar, year: int, month: int, day: int, era: str = "") -> DateMention | None:
    """The Gregorian day, without a place in the text; None where the calendar has no such day or it is no page's."""
    if not is_plausible(calendar, year, era):
        return None
    try:
        found = _RECKONERS[calendar.reckoning](year + calendar.eras.get(era or calendar.usual_era, 0), month, day)
    except (ValueError, OverflowError):
        return None
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        return None
    return DateMention(0, 0, "", found.year, found.month, found.day, calendar=calendar.code)
