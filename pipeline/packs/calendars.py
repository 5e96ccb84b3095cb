"""Calendars beside the Gregorian one: who writes them, and by which words they are known. One TOML file each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Reckoning = Literal["gregorian", "jalali", "hijri", "bikram_sambat", "ethiopian"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """One calendar. All words are lower case in NFC.

    `reckoning` says how a day is turned into a Gregorian one; "gregorian" is the same year counted from elsewhere.
    """

    code: str
    reckoning: Reckoning
    languages: tuple[str, ...] = ()  # their documents write it without saying so
    eras: dict[str, int] = field(default_factory=dict)  # its signs -> years to add before the reckoning
    months: dict[str, int] = field(default_factory=dict)  # its own names -> 1 to 13
    date_words: tuple[str, ...] = ()  # stand within its dates
    usual_era: str = ""  # the sign that counts where none is written
    short_years: bool = False  # whether two figures are one of its years in these languages
    three_figures: bool = False  # whether its years have three figures today, so that they need no sign
