"""A date as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from pipeline.grammar.vocabulary import Label

MentionPrecision = Literal["year", "month", "day", "minute", "second"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, with what the text says about it and nothing more: a missing year, day or offset stays None.

    `start`/`end` are code points of the text that was read. `ambiguous` is set where day and month of an
    all-numeric date could be either way round and nothing tells.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: str = ""  # digits of the second's fraction, at most 6
    offset: int | None = None  # minutes east of Greenwich, where stated
    label: Label | None = None
    ambiguous: bool = False
    calendar: str = ""  # the calendar that it was written in, if not the Gregorian one

    @property
    def precision(self) -> MentionPrecision | None:
        """How precisely the date is stated; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return "year"
        if self.day is None:
            return "month"
        if self.hour is None:
            return "day"
        return "minute" if self.second is None else "second"

    @property
    def iso_day(self) -> str | None:
        """`YYYY-MM-DD`, or None if the day is not stated."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def local(self) -> str | None:
        """Local date and time (`2017-12-28T14:07`), or None without a time."""
        if self.iso_day is None or self.hour is None:
            return None
        clock = f"{self.iso_day}T{self.hour:02d}:{self.minute or 0:02d}"
        if self.second is None:
            return clock
        return f"{clock}:{self.second:02d}" + (f".{self.fraction}" if self.fraction else "")

    @property
    def instant(self) -> str | None:
        """The instant in UTC (RFC 3339 with `Z`), or None where no offset is stated."""
        if self.iso_day is None or self.hour is None or self.offset is None:
            return None
        assert self.year is not None and self.month is not None and self.day is not None
        zone = timezone(timedelta(minutes=self.offset))
        try:
            moment = datetime(
                self.year, self.month, self.day, self.hour, self.minute or 0, self.second or 0, tzinfo=zone
            ).astimezone(UTC)
        except (ValueError, OverflowError):
            return None
        return moment.strftime("%Y-%m-%dT%H:%M:%S") + (f".{self.fraction}" if self.fraction else "") + "Z"


def is_valid_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
