"""Entries of a live blog in a dump: a time of day, perhaps a heading beside it, and the paragraphs below.

Read by themselves the last entry looks like a teaser below the article, and the headings like headlines of other stories.
Together they are the article: nothing but a summary stands above the first, and they outweigh what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from pipeline.cleaning.line import Line
from pipeline.grammar import LineKind, find_dates
from pipeline.grammar.dates.worded import scan_dates
from pipeline.model.reasons import Reason
from pipeline.packs.languages import LanguagePack

LEAST_ENTRIES = 3  # two times may stand in a box of other reports
STAMP_CHARS = 60.0
HEADING_CHARS, HEADING_LINES = 120.0, 3  # between the time and the entry's first paragraph
PARAGRAPH_CHARS = 40.0  # entries are short
# Paragraphs above the first entry: what follows a report of its own is a list of other reports.
SUMMARY_PARAGRAPHS = 3
OWN_SHARE = 0.6  # of the document's long sentences, in characters, that the entries hold
LONGEST_SHARE = 0.6  # of the entries' text: below a report's own day stand the times of its comments
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d{2})(?!\d)")
_CLOCK_PARTS = 2  # of a moment without its day
_NONE: tuple[frozenset[int], frozenset[int]] = frozenset(), frozenset()
_Moment = tuple[int, ...]  # day and time of day, as far as they are stated


def blog_entries(lines: Sequence[Line], languages: Mapping[str, LanguagePack]) -> tuple[frozenset[int], frozenset[int]]:
    """Indices of the headings and of the paragraphs of the entries; none without proof. Time is linear in the lines."""
    stamps = [line for line in lines if _is_stamp(line)]
    if len(stamps) < LEAST_ENTRIES:
        return _NONE  # nearly all documents end here
    written = ((stamp, _moment(stamp, languages)) for stamp in stamps if _paragraph_below(lines, stamp) is not None)
    found = [(stamp, moment) for stamp, moment in written if moment is not None]
    timed, moments = [stamp for stamp, _ in found], [moment for _, moment in found]
    if len(timed) > LEAST_ENTRIES and _differ(timed[0], timed[1], moments, lines):
        timed, moments = timed[1:], moments[1:]  # the day of publication, above the summary
    if len(timed) < LEAST_ENTRIES or not _in_order(moments):
        return _NONE
    headings: set[int] = set()
    texts: list[list[int]] = []
    headed = all(_is_headed(stamp, lines) for stamp in timed)
    for n, stamp in enumerate(timed):
        paragraph = _paragraph_below(lines, stamp) or stamp
        heads = lines[stamp.index - 1 : stamp.index] if headed else lines[stamp.index + 1 : paragraph.index]
        headings.update(line.index for line in heads if line.reading is None)
        end = timed[n + 1].index - headed if n + 1 < len(timed) else len(lines)
        texts.append([*_text_of(lines[paragraph.index : end], is_last=n + 1 == len(timed))])
    if not _is_article(lines, timed[0].index - headed, timed[-1].index, texts):
        return _NONE
    return frozenset(headings), frozenset(chain.from_iterable(texts))


def _is_stamp(line: Line) -> bool:
    """Whether a line is a time of day, with its day or without."""
    if line.reading is None or line.reading.kind is not LineKind.DATE or line.length > STAMP_CHARS:
        return False
    return _CLOCK.search(line.text) is not None


def _differ(one: Line, two: Line, moments: Sequence[_Moment], lines: Sequence[Line]) -> bool:
    """Whether the first time is no entry's, by its form or by what stands above it."""
    return len(moments[0]) != len(moments[1]) or _is_headed(one, lines) < _is_headed(two, lines)


def _paragraph_below(lines: Sequence[Line], stamp: Line) -> Line | None:
    """The first paragraph of a time's entry."""
    for line in lines[stamp.index + 1 : stamp.index + 2 + HEADING_LINES]:
        if line.sentence and line.length >= PARAGRAPH_CHARS:
            return line
        if not (_is_heading(line) or (line.reading is not None and line.reading.kind is LineKind.BYLINE)):
            return None
    return None


def _is_headed(stamp: Line, lines: Sequence[Line]) -> bool:
    """Whether the entry's heading stands above its time."""
    return stamp.index > 0 and _is_heading(lines[stamp.index - 1])


def _is_heading(line: Line) -> bool:
    return not line.sentence and line.reading is None and line.phrase is None and line.length <= HEADING_CHARS


def _text_of(lines: Sequence[Line], *, is_last: bool) -> Iterator[int]:
    """The sentences of an entry; what stands below the last one's is no part of it."""
    for line in lines:
        if line.sentence and line.phrase is None:
            yield line.index
        elif is_last:
            return


def _moment(stamp: Line, languages: Mapping[str, LanguagePack]) -> _Moment | None:
    """When an entry was written; None where only its day is stated: "20.10." is one."""
    if stamp.reading is None or not stamp.reading.states_day:
        clocks = scan_dates(stamp.text, languages).clocks
        if clocks:
            return clocks[-1].hour, clocks[-1].minute  # "12.58pm", "3.05pm"
        hour, minute = _CLOCK.findall(stamp.text)[-1]
        return int(hour), int(minute)
    found = find_dates(stamp.text, languages)
    if len(found) != 1 or found[0].hour is None:
        return None
    return found[0].year or 0, found[0].month or 0, found[0].day or 0, found[0].hour, found[0].minute or 0


def _in_order(moments: Sequence[_Moment]) -> bool:
    """Whether times go back from entry to entry, or on; past one midnight, where no days are stated."""
    if len({len(moment) for moment in moments}) > 1:
        return False
    on = sum(one < two for one, two in pairwise(moments))
    back = sum(one > two for one, two in pairwise(moments))
    midnights = int(len(moments[0]) == _CLOCK_PARTS and on + back > LEAST_ENTRIES)
    return on + back > 0 and min(on, back) <= midnights


def _is_article(lines: Sequence[Line], first: int, last: int, texts: Sequence[Sequence[int]]) -> bool:
    """Whether the entries, between the lines `first` and `last`, are the text and not a list beside or below it."""
    above = [line for line in lines[:first] if line.is_long_sentence]
    if (
        len(above) > SUMMARY_PARAGRAPHS
        or _names(Reason.RELATED_LINKS, lines[:first])
        or _names(Reason.COMMENTS, lines[:last])
    ):
        return False
    sizes = [sum(lines[index].length for index in text) for text in texts]
    inside = frozenset(chain.from_iterable(texts))
    other = sum(line.length for line in lines if line.is_long_sentence and line.index not in inside)
    own = sum(sizes)
    return own >= OWN_SHARE * (own + other) and max(sizes) <= LONGEST_SHARE * own


def _names(reason: Reason, lines: Sequence[Line]) -> bool:
    """Whether a phrase among the lines says that comments or other reports follow."""
    return any(line.phrase is not None and line.phrase.reason is reason for line in lines)
