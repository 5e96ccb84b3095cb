"""Dates as people write them, in the languages of the packs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.grammar.dates.clock import Clock, clock_behind_day, find_clocks
from pipeline.grammar.dates.mention import DateMention
from pipeline.grammar.dates.months import LETTERS, MonthReader, longest_month_words, month_words
from pipeline.grammar.dates.numeric import FigureReader, iso_dates, roman_dates
from pipeline.grammar.dates.signs import LUNAR_DAY, ideographic_dates
from pipeline.grammar.letters import EVEN_LETTERS
from pipeline.grammar.vocabulary import Label, Vocabulary, fold, is_spaceless, vocabulary, words_of
from pipeline.packs.languages import LanguagePack

_DIGIT = re.compile(r"[\d年]")  # years may be written in numerals
_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")
_FIGURES = re.compile(r"\d\s?[./\-–·]\s?\d|[年년]|\d{4} \d\d \d\d|\d[.\s/]{1,2}[ivx]{1,4}[.\s/]{1,2}\d")
_FOREIGN = re.compile(f"[^\x00-\x7f{EVEN_LETTERS}’‘“”„…–—•·«»€£]")  # other scripts, and marks of their own
_ASCII_WORD = re.compile(r"[a-z]+")
_SEAM = re.compile(r"[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")
_BEHIND_REACH, _SPACED_REACH = 12, 24
_LABEL_REACH = 60  # code points before a date in which its label may stand
_MOON = timedelta(days=2)  # by so much the Hijri day of a place may differ from the reckoned one
REMEMBERED = 256  # lines with figures: the cleaner asks of them, then the finders of titles, dates and authors
_CLOCK_REACH = 30  # code points between a day and its time of day


@dataclass(frozen=True, slots=True)
class DateScan:
    """The dates and times of one line, and the words that belong to neither."""

    folded: str
    mentions: tuple[DateMention, ...]
    clocks: tuple[Clock, ...]  # times of day, whether or not a date took them
    doubles: tuple[DateMention, ...] = ()  # the same days in another calendar, beside their Gregorian ones

    def rest(self) -> str:
        """The folded text with the dates and times blanked out."""
        dates = (*self.mentions, *self.doubles)
        return blank(self.folded, [(m.start, m.end) for m in dates] + [(c.start, c.end) for c in self.clocks])


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
    words = vocabulary(languages)
    folded = fold(text)
    if not may_hold_day(folded, words):
        return []
    if not _days(text, words, language, day_order):
        return []  # most lines with figures hold no day
    return list(_read(text, words, language, day_order).mentions)


def may_hold_day(folded: str, words: Vocabulary) -> bool:
    """Whether a folded text with a figure in it can hold a day or a month, in any language; a cheap look."""
    if folded.isascii():
        return _FIGURES.search(folded) is not None or not month_words(words).isdisjoint(_ASCII_WORD.findall(folded))
    if _FOREIGN.search(folded) or _FIGURES.search(folded):
        return True
    return not longest_month_words(words).isdisjoint(words_of(folded))


def scan_dates(
    text: str,
    languages: Mapping[str, LanguagePack],
    language: str | None = None,
    day_order: str | None = None,
) -> DateScan:
    """As `find_dates`, with the times of day that stand alone."""
    return _read(text, vocabulary(languages), language, day_order)


@lru_cache(maxsize=REMEMBERED)
def _read(text: str, words: Vocabulary, language: str | None, day_order: str | None) -> DateScan:
    return _scan(text, fold(text), list(_days(text, words, language, day_order)), words)


@lru_cache(maxsize=REMEMBERED)
def _days(text: str, words: Vocabulary, language: str | None, day_order: str | None) -> tuple[DateMention, ...]:
    return tuple(_find_days(text, fold(text), words, language, day_order))


def without_other_calendars(text: str, languages: Mapping[str, LanguagePack], language: str | None = None) -> str:
    """`text`, as long as before, with blanks for the days of other calendars that stand beside the same Gregorian one."""
    doubles = scan_dates(text, languages, language).doubles
    return blank(text, [(double.start, double.end) for double in doubles])


def _find_days(
    text: str, folded: str, words: Vocabulary, language: str | None, day_order: str | None
) -> list[DateMention]:
    order = day_order or words.day_order(language)
    found = [
        *ideographic_dates(folded, words, language),
        *FigureReader(words, language, order).days(folded),
        *roman_dates(text),
        *iso_dates(folded),
        *MonthReader(folded, words, language).days(),
    ]
    if found and not folded.isascii():
        moons = [m.span() for m in LUNAR_DAY.finditer(folded)]
        found = [m for m in found if not any(m.start < end and start < m.end for start, end in moons)]
    return _without_overlaps(found) if found else []


def _scan(text: str, folded: str, stated: list[DateMention], words: Vocabulary) -> DateScan:
    """The days with the times and the labels that stand beside them, and all times."""
    days = _without_doubles(stated)
    clocks = [
        c
        for c in find_clocks(folded, words)
        if not any(m.hour is None and c.start < m.end and m.start < c.end for m in days)
    ]
    mentions: list[DateMention] = []
    labelled = 0  # the end of a label behind a day, which is not the next day's
    for position, mention in enumerate(days):
        before = max(mentions[-1].end, labelled) if mentions else 0
        after = days[position + 1].start if position + 1 < len(days) else len(folded)
        timed = _with_clock(mention, clocks, folded, before, after, words)
        label = _label(timed, folded, before, words) or _glued_label(timed, text, before, words)
        if label is None and not text.isascii():
            label, labelled = _label_behind(timed, folded, words, is_last=after == len(folded))
        timed = replace(timed, text=text[timed.start : timed.end], label=label)
        mentions.append(timed)
    doubles = tuple(mention for mention in stated if mention not in days)
    return DateScan(folded, tuple(mentions), tuple(clocks), doubles)


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


def _without_doubles(days: list[DateMention]) -> list[DateMention]:
    """Without the day of another calendar that stands beside its Gregorian one: that says it without reckoning."""
    if not any(mention.calendar for mention in days):
        return days
    stated = [date.fromisoformat(m.iso_day) for m in days if m.iso_day and not m.calendar]
    return [
        m
        for m in days
        if not (m.calendar and m.iso_day and any(abs(date.fromisoformat(m.iso_day) - s) <= _MOON for s in stated))
    ]


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
    lone = clock_behind_day(folded, mention.end, words) if mention.iso_day and not behind else None
    for clock in [*([lone] if lone and lone.end <= after else behind[:1]), *ahead[-1:]]:
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


def _label_behind(mention: DateMention, folded: str, words: Vocabulary, *, is_last: bool) -> tuple[Label | None, int]:
    """The label right behind a day, and its end, as Chinese and Japanese pages print it: "2026/02/26 07:30 更新".

    Where spaces part words the label may be the next day's, so that only one of a change behind the last day counts.
    """
    behind = folded[mention.end : mention.end + (_SPACED_REACH if is_last else _BEHIND_REACH)]
    start, end, label = next(iter(words.find_labels(behind)), (0, 0, None))
    spaced = is_last and label == "modified" and not _DIGIT.search(folded, mention.end + end)  # no clock of its own
    own = label is not None and (is_spaceless(behind[start:end]) or spaced)
    alone = own and not behind[:start].strip(" (")
    if not alone or behind[end:].lstrip()[:1] in (":", "日", "時"):
        return None, 0
    return label, mention.end + end


def _glued_label(mention: DateMention, text: str, before: int, words: Vocabulary) -> Label | None:
    """The label that is glued to the word before it: "Ana RoeUpdated May 6"."""
    low = max(before, mention.start - _LABEL_REACH)
    seams = [m.end() for m in _SEAM.finditer(text, low, mention.start)]
    return _label(mention, fold(text), seams[-1], words) if seams else None


def _label(mention: DateMention, folded: str, before: int, words: Vocabulary) -> Label | None:
    """The nearest label before a date, with nothing but little words, marks and a weekday between."""
    low = max(before, mention.start - _LABEL_REACH)
    reach = folded[low : mention.start]
    labels = words.find_labels(reach)
    if not labels or not _only_fillers(reach[labels[-1][1] :], words):
        return None
    return labels[-1][2]
