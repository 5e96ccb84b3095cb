"""Days that the article itself sets above its paragraphs: a chronology, a diary, a programme. None is that of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.cleaning.line import Line
from pipeline.grammar import LineKind, find_dates
from pipeline.model.block import BlockKind
from pipeline.packs.languages import LanguagePack

LEAST_DAYS = 2  # different ones: a single day between paragraphs is the report's, set low
# Paragraphs above the first day: above that of publication stands at most a summary.
PARAGRAPHS_ABOVE = 2
_BARE = frozenset({"date.bare", "date.partial"})  # neither a label nor a time of day, which live blogs have
_HEADS = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})  # of pages: what stands below needs no full stop
_SITE_MARKS = frozenset(("date", "byline", "related", "teaser", "comments", "sidebar", "caption"))

_Day = tuple[int, int, int]  # year (0 where none is stated), month, day


def chronology_days(lines: Sequence[Line], languages: Mapping[str, LanguagePack]) -> frozenset[int]:
    """Indices of the lines that are bare days within the text, several different ones in order, each above its entry.

    Cards of other stories are told apart by what stands above a day: there a headline, here the end of the last entry.
    """
    # Nearly all documents end here: they print one such line or none.
    if sum(map(_is_bare, [line for line in lines if line.reading is not None])) < LEAST_DAYS:
        return frozenset()
    body = [line for line in lines if line.block.main is not False]
    long = [n for n, line in enumerate(body) if line.is_long_sentence]
    if len(long) <= PARAGRAPHS_ABOVE:
        return frozenset()
    first, last = long[PARAGRAPHS_ABOVE - 1], long[-1]
    days: dict[int, _Day] = {}
    for n in range(first + 1, last):
        if _is_bare(body[n]) and (day := _day_of(body[n], languages)) is not None:
            if not _heads_entry(body[n], body[n + 1]) or (days and not _ends_entry(body[n - 1], body[n])):
                return frozenset()
            days[body[n].index] = day
    return frozenset(days) if len(set(days.values())) >= LEAST_DAYS and _in_order([*days.values()]) else frozenset()


def _is_bare(line: Line) -> bool:
    reading = line.reading
    if reading is None or reading.kind is not LineKind.DATE or reading.rule not in _BARE:
        return False
    return _SITE_MARKS.isdisjoint(line.block.marks)


def _day_of(line: Line, languages: Mapping[str, LanguagePack]) -> _Day | None:
    """The only day that a line states, without a time of day."""
    found = find_dates(line.text, languages)
    if len(found) != 1 or found[0].hour is not None or found[0].month is None or found[0].day is None:
        return None
    return found[0].year or 0, found[0].month, found[0].day


def _heads_entry(day: Line, below: Line) -> bool:
    """Whether what stands below a day is text, and no headline."""
    return below.reading is None and (below.ended or _is_head(day))


def _ends_entry(above: Line, day: Line) -> bool:
    return above.reading is None and (above.ended or _is_head(day))


def _is_head(day: Line) -> bool:
    return day.block.main is True and day.block.kind in _HEADS


def _in_order(days: Sequence[_Day]) -> bool:
    """Whether days go on, or back from three on: of two cards of other stories the newer one stands first.

    Without years a chronology may pass one turn of the year.
    """
    turns = sum(one > two for one, two in pairwise(days))
    steps = len(days) - 1
    if turns == 0 or (not any(year for year, _, _ in days) and turns <= 1 < steps):
        return True
    return steps >= LEAST_DAYS and all(one >= two for one, two in pairwise(days))
