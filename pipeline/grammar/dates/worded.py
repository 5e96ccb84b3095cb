"""Dates as people write them, in the languages of the packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.grammar.dates.clock import Clock, find_clocks
from pipeline.grammar.dates.machine import EARLIEST_YEAR, LATEST_YEAR
from pipeline.grammar.dates.mention import DateMention, Label, is_valid_day
from pipeline.grammar.dates.numeric import century, ideographic_dates, iso_dates, numeric_dates
from pipeline.grammar.letters import LETTER
from pipeline.grammar.vocabulary import Vocabulary, fold, vocabulary
from pipeline.packs.languages import LanguagePack

_TATWEEL = "\u0640"  # a letter to the tokeniser: stands for the space within a month name of two words
_LETTERS = rf"[^\W\d_]{LETTER}*"
_TOKEN = re.compile(rf"(?<!\d)(?:19|20)\d{{2}}(?=\d{{1,2}}:\d{{2}})|\d+|{_LETTERS}(?:['’]{_LETTERS})*|[^\s\w]|_")
_UNIX_YEAR = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]m)?\s*(?:[a-z]{3,4})?,?\s+((?:19|20)\d{2})(?!\d)")
_DIGIT = re.compile(r"\d")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "ª", "°", "e", "ème", "го", "ого", "a", "an", "án", "én"})
_SEPARATORS = frozenset(".,-–/'’|،、")
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")
_LATIN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")  # as `_WORD` in folded ASCII text, and faster
_LABEL_REACH = 60  # code points before a date in which its label may stand
_CLOCK_REACH = 30  # code points between a day and its time of day


class Token(NamedTuple):
    """A number, a word or a mark, with its place in the folded text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DateScan:
    """The dates and times of one line, and the words that belong to neither."""

    folded: str
    mentions: tuple[DateMention, ...]
    clocks: tuple[Clock, ...]  # times of day, whether or not a date took them

    def rest(self) -> str:
        """The folded text with the dates and times blanked out."""
        return blank(self.folded, [(m.start, m.end) for m in self.mentions] + [(c.start, c.end) for c in self.clocks])


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with the code points of every span replaced by as many spaces."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def find_dates(
    text: str,
    languages: Mapping[str, LanguagePack],
    language: str | None = None,
    day_order: str | None = None,
) -> list[DateMention]:
    """Every date in `text`, in order, with time, offset and label where they stand beside it.

    `language` (BCP 47) tells apart month names that mean different months and gives the order of all-numeric
    dates; `day_order` (`dmy`, `mdy`) overrides it, for a document that shows its own order. Relative days
    ("yesterday") are no dates. A date without year has `year=None`.
    """
    if not _DIGIT.search(text):
        return []
    return list(scan_dates(text, languages, language, day_order).mentions)


def scan_dates(
    text: str,
    languages: Mapping[str, LanguagePack],
    language: str | None = None,
    day_order: str | None = None,
) -> DateScan:
    """As `find_dates`, with the times of day that stand alone."""
    words = vocabulary(languages)
    folded = fold(text)
    order = day_order or words.day_order(language)
    found = [
        *ideographic_dates(folded),
        *numeric_dates(folded, order),
        *iso_dates(folded),
        *_worded(folded, words, language),
    ]
    days = _without_overlaps(found)
    clocks = [
        c
        for c in find_clocks(folded, words)
        if not any(m.hour is None and c.start < m.end and m.start < c.end for m in days)
    ]
    mentions = []
    for position, mention in enumerate(days):
        before = days[position - 1].end if position else 0
        after = days[position + 1].start if position + 1 < len(days) else len(folded)
        timed = _with_clock(mention, clocks, folded, before, after, words)
        timed = replace(timed, text=text[timed.start : timed.end], label=_label(timed, folded, before, words))
        mentions.append(timed)
    return DateScan(folded, tuple(mentions), tuple(clocks))


# ------------------------------------------------------------------------------------------ months by name


def _worded(folded: str, words: Vocabulary, language: str | None) -> list[DateMention]:
    compound = words.compound_months
    joined = folded
    if compound is not None and _ARABIC.search(folded):
        joined = compound.sub(lambda m: re.sub(r"\s", _TATWEEL, m[0]), folded)
    elif words.months.keys().isdisjoint((_LATIN_WORD if folded.isascii() else _WORD).findall(folded)):
        return []  # most lines with figures: the tokens are not needed
    tokens = [Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(joined)]
    out = []
    for index, token in enumerate(tokens):
        meanings = words.months.get(token.text.replace(_TATWEEL, " ")) if not token.text[0].isdecimal() else None
        if meanings:
            month = _month(meanings, language)
            mention = _around(tokens, index, month, joined, words) if month else None
            if mention is not None:
                out.append(mention)
    return out


def _month(meanings: dict[int, tuple[str, ...]], language: str | None) -> int | None:
    if len(meanings) == 1:
        return next(iter(meanings))
    primary = (language or "").lower().split("-")[0]
    return next((number for number, codes in meanings.items() if primary in codes), None)


def _number(tokens: list[Token], index: int, step: int, words: Vocabulary) -> int | None:
    """Index of the number beside `tokens[index]`, past at most four separators, ordinals and little words."""
    position = index + step
    for _ in range(5):
        if not 0 <= position < len(tokens):
            return None
        token = tokens[position]
        if token.text.isdecimal():
            return None if _is_clock(tokens, position, words) else position
        if token.text not in _SEPARATORS and token.text not in _ORDINALS and token.text not in words.fillers:
            return None
        position += step
    return None


def _is_clock(tokens: list[Token], index: int, words: Vocabulary) -> bool:
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    before = tokens[index - 1].text if index else ""
    if after == ":" or (before == ":" and index > 1 and tokens[index - 2].text.isdecimal()):
        return True
    return len(tokens[index].text) <= 2 and (
        after in ("am", "pm", "uhr", "h") or (after[:1] in "時时点點시" and after != "")
    )


def _value(tokens: list[Token], index: int | None, low: int, high: int, digits: tuple[int, ...]) -> int | None:
    if index is None or len(tokens[index].text) not in digits:
        return None
    value = int(tokens[index].text)
    return value if low <= value <= high else None


def _around(tokens: list[Token], index: int, month: int, folded: str, words: Vocabulary) -> DateMention | None:
    back, forth = _number(tokens, index, -1, words), _number(tokens, index, 1, words)
    day_before = _value(tokens, back, 1, 31, (1, 2))
    year_after = _value(tokens, forth, EARLIEST_YEAR, LATEST_YEAR, (4,))
    if day_before and year_after:
        return _mention(tokens, back, forth, year_after, month, day_before)
    day_after = _value(tokens, forth, 1, 31, (1, 2))
    if day_after and forth is not None:
        beyond = _number(tokens, forth, 1, words)
        year = _value(tokens, beyond, EARLIEST_YEAR, LATEST_YEAR, (4,))
        if year:
            return _mention(tokens, index, beyond, year, month, day_after)
        year = _value(tokens, back, EARLIEST_YEAR, LATEST_YEAR, (4,))
        if year:
            return _mention(tokens, back, forth, year, month, day_after)
        if day_before and back is not None and _hyphened(tokens, index, back, forth):
            return _mention(tokens, back, forth, century(day_after), month, day_before)
        late = _UNIX_YEAR.match(folded, tokens[forth].end)
        if late is not None and EARLIEST_YEAR <= int(late[1]) <= LATEST_YEAR:
            mention = _mention(tokens, index, forth, int(late[1]), month, day_after)
            return replace(mention, end=tokens[forth].end) if mention else None
        if not day_before:
            return _mention(tokens, index, forth, None, month, day_after)
    short_year = _value(tokens, forth, 0, 99, (2,))
    shortened = back is not None and forth is not None and _hyphened(tokens, index, back, forth)
    if day_before and short_year is not None and shortened:
        return _mention(tokens, back, forth, century(short_year), month, day_before)
    if day_before:
        return _mention(tokens, back, index, None, month, day_before)
    if year_after and forth is not None and forth - index <= 3 and len(tokens[index].text) > 2:
        return _mention(tokens, index, forth, year_after, month, None)
    return None


def _hyphened(tokens: list[Token], index: int, back: int, forth: int) -> bool:
    """`15-Nov-18` or `15 Nov '18`: only these make two digits a year."""
    marks = tokens[back + 1].text, tokens[index + 1].text
    return forth == index + 2 and (
        marks[1] in "'’" or (back == index - 2 and marks[0] == marks[1] and marks[0] in "-/")
    )


def _mention(
    tokens: list[Token], first: int | None, last: int | None, year: int | None, month: int, day: int | None
) -> DateMention | None:
    assert first is not None and last is not None
    if day is not None and not is_valid_day(year or 2000, month, day):
        return None
    start, end = tokens[first].start, tokens[last].end
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.start == end and after.text in _ORDINALS:
        end = after.end
    return DateMention(start, end, "", year, month, day)


# ------------------------------------------------------------------------------------------ putting together


def _without_overlaps(found: list[DateMention]) -> list[DateMention]:
    """The fullest readings that do not overlap, in order."""

    def weight(mention: DateMention) -> tuple[int, int, int]:
        known = 3 if mention.iso_day else 1 if mention.day is None else 2
        return (-known, -(mention.hour is not None), mention.start)

    taken: list[DateMention] = []
    for mention in sorted(found, key=weight):
        if not any(mention.start < other.end and other.start < mention.end for other in taken):
            taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def _only_fillers(gap: str, words: Vocabulary) -> bool:
    return all(
        w in words.fillers or w in words.weekdays or (w in words.label_words and len(w) < 4) for w in _WORD.findall(gap)
    ) and not any(c.isdecimal() for c in gap)


def _with_clock(
    mention: DateMention, clocks: list[Clock], folded: str, before: int, after: int, words: Vocabulary
) -> DateMention:
    """Give a day the time that stands right behind it, or right before it."""
    if mention.hour is not None or mention.day is None:
        return mention
    behind = [c for c in clocks if mention.end <= c.start < min(after, mention.end + _CLOCK_REACH)]
    ahead = [c for c in clocks if max(before, mention.start - _CLOCK_REACH) <= c.start and c.end <= mention.start]
    for clock in [*behind[:1], *ahead[-1:]]:
        gap = folded[mention.end : clock.start] if clock.start >= mention.end else folded[clock.end : mention.start]
        if "\n" not in gap and _only_fillers(gap, words):
            return replace(
                mention,
                start=min(mention.start, clock.start),
                end=max(mention.end, clock.end),
                hour=clock.hour,
                minute=clock.minute,
                second=clock.second,
                offset=clock.offset,
            )
    return mention


def _label(mention: DateMention, folded: str, before: int, words: Vocabulary) -> Label | None:
    """The nearest label before a date, with nothing but little words, marks and a weekday between."""
    low = max(before, mention.start - _LABEL_REACH)
    reach = folded[low : mention.start]
    labels = words.find_labels(reach)
    if not labels or not _only_fillers(reach[labels[-1][1] :], words):
        return None
    return labels[-1][2]
