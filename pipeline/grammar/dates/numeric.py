"""Dates in figures: all-numeric ones, machine values in a text, those with East Asian signs."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.grammar.dates.machine import EARLIEST_YEAR, LATEST_YEAR, parse_date
from pipeline.grammar.dates.mention import DateMention, is_valid_day

_IDEOGRAPHIC = re.compile(r"(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]?")
_NUMERIC = re.compile(
    r"(?<![\d/])(?<!\d[.,\-])(\d{1,4})\s?([./\-–])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/%])(?![.,\-]\d)"
)
_ISO_CLOCK = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})t(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s?(z|[+\-]\d{2}:?\d{2})?"
)


def ideographic_dates(folded: str) -> list[DateMention]:
    """Dates with the year, month and day signs of East Asian scripts."""
    out: list[DateMention] = []
    if "年" not in folded and "년" not in folded:
        return out
    for match in _IDEOGRAPHIC.finditer(folded):
        year, month, day = (int(match[i]) for i in (1, 2, 3))
        if EARLIEST_YEAR <= year <= LATEST_YEAR and is_valid_day(year, month, day):
            out.append(DateMention(match.start(), match.end(), match[0], year, month, day))
    return out


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


def numeric_dates(folded: str, order: str | None) -> list[DateMention]:
    """All-numeric dates; `order` ("dmy", "mdy") is the language's, None if it has none: then a reading is ambiguous."""
    out: list[DateMention] = []
    if not any(map(folded.__contains__, "./-–")):
        return out
    for match in _NUMERIC.finditer(folded):
        first, mark, second, third = match[1], match[2], match[3], match[4]
        if len(first) == 4:
            reading = _ymd(int(first), int(second), int(third)) if len(third) == 2 or int(third) < 32 else None
        elif len(first) > 2:
            reading = None
        elif len(third) == 4:
            reading = _day_and_month(int(first), int(second), int(third), mark, order)
        elif mark == "/" or (mark == "." and len(first) == len(second) == 2):
            reading = _day_and_month(int(first), int(second), century(int(third)), mark, order)
        else:
            reading = None
        if reading is not None:
            out.append(replace(reading, start=match.start(), end=match.end()))
    return out


def century(short: int) -> int:
    """The year that two digits stand for."""
    return 2000 + short if short < 70 else 1900 + short


def _ymd(year: int, month: int, day: int) -> DateMention | None:
    if EARLIEST_YEAR <= year <= LATEST_YEAR and is_valid_day(year, month, day):
        return DateMention(0, 0, "", year, month, day)
    return None


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
        day, month, doubtful = first, second, order is None and mark != "."
    if not is_valid_day(year, month, day):
        return None
    return DateMention(0, 0, "", year, month, day, ambiguous=doubtful)
