"""Days whose month is written in letters, in the languages of the packs and in their other calendars."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.grammar.dates.calendars import day_of, full_year, is_plausible
from pipeline.grammar.dates.machine import EARLIEST_YEAR, LATEST_YEAR
from pipeline.grammar.dates.mention import DateMention, is_valid_day
from pipeline.grammar.dates.numeric import century
from pipeline.grammar.letters import LETTER
from pipeline.grammar.vocabulary import Vocabulary, words_of
from pipeline.packs.calendars import Calendar

LETTERS = rf"[^\W\d_]{LETTER}*"
_ENDING = r"(?<=\d)\([a-z]{1,2}\)[a-z]{0,3}"  # "2026(e)ko", "17(a)": what a template could not decide
_TOKEN = re.compile(
    rf"(?<!\d)(?:19|20)\d{{2}}(?=\d{{1,2}}:\d{{2}})|\d+|{LETTERS}(?:['’]{LETTERS})*|{_ENDING}|[^\s\w]|_"
)
_UNIX_YEAR = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m)?\s*(?:[a-z]{3,4})?,?\s+((?:19|20)\d{2})(?!\d)")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "ª", "°", "e", "ème", "го", "ого", "a", "an", "án", "én"})
_SEPARATORS = frozenset(".,-–/'’|،、॰׳၊။៖።፣՝")
_BRACKETS = frozenset("()（）")
_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")
_LATIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")  # as `_WORD` in folded ASCII text, and faster
_LATIN_RUN = re.compile(r"[a-z]+")
_SHORT = 3  # letters: so short a name that one language alone has ("abe", "ira", "hun") is none in another's text
_REACH = 6  # tokens beside a month among which its day and its year stand


@lru_cache(maxsize=8)
def _month_names(words: Vocabulary) -> frozenset[str]:
    return frozenset((*words.months, *words.calendar_months))


@lru_cache(maxsize=8)
def month_words(words: Vocabulary) -> frozenset[str]:
    """Of every month's name a run of letters that a text in ASCII needs to hold it: the longest ("samhna", "thg")."""
    return frozenset(max(runs, key=len) for name in _month_names(words) if (runs := _LATIN_RUN.findall(name)))


@lru_cache(maxsize=8)
def longest_month_words(words: Vocabulary) -> frozenset[str]:
    """Of every month's name the longest run of letters: a text in scripts that set spaces needs it to hold the name."""
    return frozenset(max(runs, key=len) for name in _month_names(words) if (runs := words_of(name)))


class Token(NamedTuple):
    """A number, a word or a mark, with its place in the folded text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Month:
    """A month at its place: its number, and the calendar that it belongs to (None: the Gregorian one)."""

    index: int
    number: int
    calendar: Calendar | None = None
    era: Calendar | None = None  # a calendar with Gregorian months, whose years may stand beside it


class MonthReader:
    """Reads one folded text."""

    def __init__(self, folded: str, words: Vocabulary, language: str | None) -> None:
        self.words = words
        self.language = (language or "").lower().split("-")[0]
        self.folded = words.join_months(folded, words_of(folded))
        self.tokens: list[Token] = []

    def days(self) -> list[DateMention]:
        """Every day or month of the text that is written with a month's name."""
        runs = (_LATIN_WORD if self.folded.isascii() else _WORD).findall(self.folded)
        known = _month_names(self.words).intersection(runs)
        if self.words.month_name(self.folded) != self.folded:  # names of several words were joined
            known = frozenset(run for run in runs if self.words.month_name(run) in _month_names(self.words))
        if not known:
            return []  # most lines with figures: the tokens are not needed
        self.tokens = [Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(self.folded)]
        places = [index for index, token in enumerate(self.tokens) if token.text in known]
        found = (self._around(m) for index in places for m in self._months(index))
        return [mention for mention in found if mention is not None]

    def _months(self, index: int) -> list[_Month]:
        """What the token may be as a month: the Gregorian one of the language, and those of other calendars."""
        name = self.words.month_name(self.tokens[index].text)
        out = []
        number = self._gregorian(name)
        if number:
            out.append(_Month(index, number, era=self._era()))
        for number, calendar in self.words.calendar_months.get(name, ()):
            if not self.language or self.language in calendar.languages or self._is_signed(calendar):
                out.append(_Month(index, number, calendar))
        return out

    def _gregorian(self, name: str) -> int | None:
        meanings = self.words.months.get(name)
        if not meanings:
            return None
        if len(meanings) == 1:
            (number, codes), *_ = meanings.items()
            foreign = len(name) <= _SHORT and len(codes) == 1 and bool(self.language) and self.language not in codes
            return None if foreign else number
        return next((number for number, codes in meanings.items() if self.language in codes), None)

    def _era(self) -> Calendar | None:
        """The calendar with Gregorian months that the language or a sign in the text says."""
        counted = [c for c in self.words.calendars.values() if c.reckoning == "gregorian"]
        said = [c for c in counted if self.language in c.languages or self._is_signed(c)]
        unsaid = [c for c in counted if not self.language and c.short_years]
        return next(iter(said or unsaid), None)

    def _is_signed(self, calendar: Calendar) -> bool:
        return any(sign in self.folded for sign in calendar.eras if len(sign) > 1)

    def _number(self, index: int, step: int, month: int = 0) -> int | None:
        """Index of the number beside a token, past a few separators, ordinals and little words, and `month`'s other name."""
        position, bracketed = index + step, False
        for _ in range(_REACH):
            if not 0 <= position < len(self.tokens):
                return None
            text = self.tokens[position].text
            if text.isdecimal():
                return None if _is_clock(self.tokens, position) else position
            if self._is_name_of(position, month):
                bracketed = True  # "كانون الثاني (يناير)": one month by two names
            elif text in _BRACKETS and (bracketed or self._is_name_of(position + step, month)):
                pass
            elif len(text) > 1 and text[0] == "(":
                pass  # an ending in brackets
            elif text not in _SEPARATORS and text not in _ORDINALS and text not in self.words.fillers:
                return None
            position += step
        return None

    def _is_name_of(self, index: int, month: int) -> bool:
        if not 0 <= index < len(self.tokens):
            return False
        return month in self.words.months.get(self.words.month_name(self.tokens[index].text), ())

    def _day(self, index: int | None) -> int | None:
        return _value(self.tokens, index, 1, 32, (1, 2))

    def _year(self, index: int | None, month: _Month) -> int | None:
        """The Gregorian year at a place, or the year of the month's calendar."""
        if month.calendar is not None:
            year = _value(self.tokens, index, 1000, 3000, (4,))
            return year if year and is_plausible(month.calendar, year) else None
        year = _value(self.tokens, index, EARLIEST_YEAR, LATEST_YEAR, (4,))
        if year is None and month.era is not None:
            counted = _value(self.tokens, index, 100, 3000, (3, 4))
            if counted and is_plausible(month.era, counted):
                return counted + month.era.eras[month.era.usual_era]
        return year

    def _short_year(self, index: int | None, month: _Month) -> int | None:
        """The year of two figures where the language's calendar is always so shortened."""
        calendar = month.calendar or month.era
        short = _value(self.tokens, index, 0, 99, (2,))
        if short is None or calendar is None or not calendar.short_years or self.language not in calendar.languages:
            return None
        year = full_year(calendar, short)
        return year + (0 if month.calendar else calendar.eras[calendar.usual_era]) if year else None

    def _around(self, month: _Month) -> DateMention | None:
        index = month.index
        back, forth = self._number(index, -1, month.number), self._number(index, 1, month.number)
        day_before, year_after = self._day(back), self._year(forth, month)
        if day_before and year_after:
            return self._mention(back, forth, year_after, month, day_before)
        day_after = self._day(forth)
        if day_after and forth is not None:
            mention = self._day_behind(month, back, forth, day_before, day_after)
            if mention is not None or not day_before:
                return mention
        if day_before and back is not None:
            return self._day_ahead(month, back, forth, day_before)
        if year_after and forth is not None and forth - index <= 3 and len(self.tokens[index].text) > 2:
            return self._mention(index, forth, year_after, month, None)
        return None

    def _day_behind(
        self, month: _Month, back: int | None, forth: int, day_before: int | None, day_after: int
    ) -> DateMention | None:
        """`March 3, 2021`, `2021 March 3`, and `15-Nov-18`, which only looks alike."""
        index = month.index
        beyond = self._number(forth, 1)
        if year := self._year(beyond, month):
            return self._mention(index, beyond, year, month, day_after)
        if year := self._year(back, month):
            return self._mention(back, forth, year, month, day_after)
        if day_before and back is not None and _hyphened(self.tokens, index, back, forth):
            return self._mention(back, forth, century(day_after), month, day_before)
        late = _UNIX_YEAR.match(self.folded, self.tokens[forth].end)
        if late is not None and EARLIEST_YEAR <= int(late[1]) <= LATEST_YEAR:
            mention = self._mention(index, forth, int(late[1]), month, day_after)
            return replace(mention, end=self.tokens[forth].end) if mention else None
        return None if day_before else self._mention(index, forth, None, month, day_after)

    def _day_ahead(self, month: _Month, back: int, forth: int | None, day_before: int) -> DateMention | None:
        """`3 March`, `15 Nov '18`, `25 เม.ย. 64`, and `2021 … 3 March`, as Turkic and Baltic languages write."""
        index = month.index
        short = _value(self.tokens, forth, 0, 99, (2,))
        if short is not None and forth is not None and _hyphened(self.tokens, index, back, forth):
            return self._mention(back, forth, century(short), month, day_before)
        if year := self._short_year(forth, month):
            return self._mention(back, forth, year, month, day_before)
        ahead = self._number(back, -1)
        if year := self._year(ahead, month):
            return self._mention(ahead, index, year, month, day_before)
        return self._mention(back, index, None, month, day_before)

    def _mention(
        self, first: int | None, last: int | None, year: int | None, month: _Month, day: int | None
    ) -> DateMention | None:
        assert first is not None and last is not None
        start, end = self.tokens[first].start, self.tokens[last].end
        after = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if after is not None and after.start == end and (after.text in _ORDINALS or after.text[:1] == "(" < after.text):
            end = after.end
        if month.calendar is not None:
            found = day_of(month.calendar, year, month.number, day) if year and day else None
            return replace(found, start=start, end=end) if found else None
        if day is not None and not is_valid_day(year or 2000, month.number, day):
            return None
        return DateMention(start, end, "", year, month.number, day)


def _is_clock(tokens: list[Token], index: int) -> bool:
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    before = tokens[index - 1].text if index else ""
    if after == ":" or (before == ":" and index > 1 and tokens[index - 2].text.isdecimal()):
        return True
    return len(tokens[index].text) <= 2 and (
        after in ("am", "pm", "uhr", "h") or (after[:1] in "時时點点시" and after != "")
    )


def _value(tokens: list[Token], index: int | None, low: int, high: int, digits: tuple[int, ...]) -> int | None:
    if index is None or len(tokens[index].text) not in digits:
        return None
    value = int(tokens[index].text)
    return value if low <= value <= high else None


def _hyphened(tokens: list[Token], index: int, back: int, forth: int) -> bool:
    """`15-Nov-18` or `15 Nov '18`: only these make two digits a year."""
    marks = tokens[back + 1].text, tokens[index + 1].text
    return forth == index + 2 and (
        marks[1] in "'’" or (back == index - 2 and marks[0] == marks[1] and marks[0] in "-/")
    )
