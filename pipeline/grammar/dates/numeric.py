"""Dates in figures: all-numeric ones, and machine values that stand in a text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipeline.grammar.dates.calendars import day_of, full_year, is_plausible
from pipeline.grammar.dates.machine import EARLIEST_YEAR, LATEST_YEAR, parse_date
from pipeline.grammar.dates.mention import DateMention, is_valid_day
from pipeline.grammar.vocabulary import Vocabulary, alternation, words_of
from pipeline.packs.calendars import Calendar

_NUMERIC = re.compile(
    r"(?<![\d/])(?<!\d[.,\-])(\d{1,4})\s?([./\-–·])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d/%])(?![.,]\d|-\d(?!\d?:\d\d))"
)
# "2026 01 05", as Lithuanian pages print it: nothing but a time of day behind it and no figure before it.
_SPACED = re.compile(
    r"(?:^|[|•·,:]\s)((?:19|20)\d\d) (0[1-9]|1[0-2]) (0[1-9]|[12]\d|3[01])(?=$|\s?[,|•·]|\s\d{1,2}[:.]\d\d)"
)
# "5 I 2026", "5.I.2026", "2026. I. 5.": the month in Roman figures, in capitals (in small letters it is the word "and").
_ROMAN = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:\.\s?|\s|/)(I{1,3}|I?V|VI{1,3}|IX|XI{0,2})(?:\.\s?|\s|/)((?:19|20)\d\d)(?!\d)"
)
_ROMAN_BEHIND = re.compile(r"(?<!\d)((?:19|20)\d\d)\.\s?(I{1,3}|I?V|VI{1,3}|IX|XI{0,2})\.\s?(\d{1,2})\.")
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ISO_CLOCK = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})t(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(z|[+\-]\d{2}:?\d{2})?"
)
# "14/11 2024", "14/11-2024", as Nordic papers print it.
_YEAR_APART = re.compile(r"(?<![\d/.,\-])(\d{1,2})/(\d{1,2})(?:\s|-)((?:19|20)\d\d)(?!\d)")
_HOUR = re.compile(r"\s?(?::\d\d|h\d\d)(?!\d)")  # behind two figures that are no year: "12.03. 18:42"
_SIGN_REACH = 14  # code points before and behind the figures in which the sign of an era stands

_WEEKDAY_REACH = 14  # code points before the figures in which their weekday stands


def iso_dates(folded: str) -> list[DateMention]:
    """Machine values with a time of day that stand in a text."""
    out: list[DateMention] = []
    if ":" not in folded or "-" not in folded:
        return out
    for match in _ISO_CLOCK.finditer(folded):
        parsed = parse_date(match[0])
        if parsed is not None:
            out.append(replace(parsed, start=match.start(), end=match.end()))
    return out


def roman_dates(text: str) -> list[DateMention]:
    """Days whose month is a Roman figure, in the text as printed: `5 I 2026`, `2026. I. 5.`."""
    if "I" not in text and "V" not in text and "X" not in text:
        return []
    stated = [(m, m[3], m[2], m[1]) for m in _ROMAN.finditer(text)]
    stated += [(m, m[1], m[2], m[3]) for m in _ROMAN_BEHIND.finditer(text)]
    days = [(m, int(year), _ROMAN_MONTHS.index(month) + 1, int(day)) for m, year, month, day in stated]
    return [replace(_day(y, n, d), start=m.start(), end=m.end()) for m, y, n, d in days if is_valid_day(y, n, d)]


class FigureReader:
    """Reads all-numeric dates in one language.

    `order` ("dmy", "mdy", "ymd") is the language's, None if it has none: then a reading may be ambiguous.
    """

    def __init__(self, words: Vocabulary, language: str | None, order: str | None) -> None:
        self.words = words
        self.language = (language or "").lower().split("-")[0]
        self.order = order

    def days(self, folded: str) -> list[DateMention]:
        """Every all-numeric date of a folded text."""
        out = [
            replace(_day(year, month, day), start=m.start(1), end=m.end(3))
            for m in _SPACED.finditer(folded)
            if is_valid_day(year := int(m[1]), month := int(m[2]), day := int(m[3]))
        ]
        if not any(map(folded.__contains__, "./-–·")):
            return out
        if "/" in folded and self.order != "mdy":
            apart = (
                (m, _day_and_month(int(m[1]), int(m[2]), int(m[3]), ".", "dmy")) for m in _YEAR_APART.finditer(folded)
            )
            out += [replace(day, start=m.start(), end=m.end()) for m, day in apart if day is not None]
        for match in _NUMERIC.finditer(folded):
            if len(match[4]) <= 2 and len(match[1]) <= 2 and _HOUR.match(folded, match.end()):
                continue
            era = self._era(folded, match.start(), match.end())
            reading = self._read(match[1], match[2], match[3], match[4], era)
            if reading is not None:
                reading = self._by_weekday(reading, folded[max(0, match.start() - _WEEKDAY_REACH) : match.start()])
                out.append(replace(reading, start=match.start(), end=match.end()))
        return out

    def _by_weekday(self, reading: DateMention, before: str) -> DateMention:
        """The reading, or the other one, if the weekday printed before it is that of one of both only."""
        year, month, day = reading.year or 0, reading.month or 0, reading.day or 0
        if reading.calendar or day > 12 or day == month:
            return reading
        weekday = next((n for word in words_of(before)[-1:] if (n := self.words.weekday_numbers.get(word))), None)
        fits = [m == month for m, d in ((month, day), (day, month)) if date(year, m, d).isoweekday() == weekday]
        if len(fits) != 1:
            return reading
        return replace(reading, ambiguous=False) if fits[0] else replace(reading, month=day, day=month, ambiguous=False)

    def _read(self, first: str, mark: str, second: str, third: str, era: str | None) -> DateMention | None:
        day_behind = len(third) <= 2
        if era is not None:
            year, day = (first, third) if day_behind else (third, first)
            return day_of(self.words.calendar_signs[era], int(year), int(second), int(day), era)
        if len(first) == 4 and day_behind:
            return self._year_first(int(first), int(second), int(third))
        if len(first) == 3 and day_behind:
            return self._counted(int(first), int(second), int(third), [c for c in self._own if c.three_figures])
        if len(first) <= 2 and len(third) == 4:
            return self._year_last(int(first), int(second), int(third), mark)
        if len(first) <= 2 and len(third) == 2:
            return self._short(first, mark, second, third)
        return None

    @property
    def _own(self) -> list[Calendar]:
        """The calendars that the language's documents write without a sign."""
        return [c for c in self.words.calendars.values() if self.language in c.languages]

    def _year_first(self, year: int, month: int, day: int) -> DateMention | None:
        if EARLIEST_YEAR <= year <= LATEST_YEAR:
            return None if self._is_doubtful(year) or not is_valid_day(year, month, day) else _day(year, month, day)
        return self._counted(year, month, day)

    def _year_last(self, first: int, second: int, year: int, mark: str) -> DateMention | None:
        if EARLIEST_YEAR <= year <= LATEST_YEAR:
            return None if self._is_doubtful(year) else _day_and_month(first, second, year, mark, self.order)
        return self._counted(year, second, first)

    def _is_doubtful(self, year: int) -> bool:
        """Whether the language's own calendar has this year as well: nothing tells which one is meant."""
        return any(is_plausible(calendar, year) for calendar in self._own)

    def _counted(self, year: int, month: int, day: int, calendars: list[Calendar] | None = None) -> DateMention | None:
        """A day of the one calendar that has such a year: the language's own, of all if no language is known."""
        if calendars is None:
            calendars = self._own if self.language else [c for c in self.words.calendars.values() if c.usual_era]
        fitting = [c for c in calendars if is_plausible(c, year)]
        return day_of(fitting[0], year, month, day) if len(fitting) == 1 else None

    def _short(self, first: str, mark: str, second: str, third: str) -> DateMention | None:
        """Years of two figures: they lead where the language puts the year first."""
        both = len(first) == len(second) == 2
        short = next((c for c in self._own if c.short_years), None)
        leads = self.order == "ymd"
        if short is not None:
            written, day = (first, third) if leads else (third, first)
            year = full_year(short, int(written)) if len(written) == 2 else None
            return day_of(short, year, int(second), int(day)) if year else None
        if leads:
            year = century(int(first))
            sound = (
                len(first) == 2 and EARLIEST_YEAR <= year <= LATEST_YEAR and is_valid_day(year, int(second), int(third))
            )
            return _day(year, int(second), int(third)) if sound else None
        if mark == "/" or (both and (mark in ".·" or (mark == "-" and self.order == "dmy"))):
            return _day_and_month(int(first), int(second), century(int(third)), mark, self.order)
        return None

    def _era(self, folded: str, start: int, end: int) -> str | None:
        """The sign of an era right before or right behind the figures."""
        before, behind = _sign_patterns(frozenset(self.words.calendar_signs))
        match = behind.match(folded, end, end + _SIGN_REACH) or before.search(
            folded[max(0, start - _SIGN_REACH) : start]
        )
        return match[1] if match else None


@lru_cache(maxsize=8)
def _sign_patterns(signs: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = alternation(signs)
    return (
        re.compile(rf"(?<![^\W\d_])({words})\s?\Z"),
        re.compile(rf"\s?({words})(?![^\W_])"),
    )


def century(short: int) -> int:
    """The year that two digits stand for."""
    return 2000 + short if short < 70 else 1900 + short


def _day(year: int, month: int, day: int) -> DateMention:
    return DateMention(0, 0, "", year, month, day)


def _day_and_month(first: int, second: int, year: int, mark: str, order: str | None) -> DateMention | None:
    """Tell day and month apart: by size, else by the known order; with dots the day leads outside the US."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    if first > 12 or first == second:
        day, month, doubtful = first, second, False
    elif second > 12:
        day, month, doubtful = second, first, False
    elif order == "mdy":
        day, month, doubtful = second, first, mark == "."
    else:
        day, month, doubtful = first, second, order is None and mark not in ".·"
    if not is_valid_day(year, month, day):
        return None
    return DateMention(0, 0, "", year, month, day, ambiguous=doubtful)
