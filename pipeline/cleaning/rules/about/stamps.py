"""Stamps of a live blog's entries: a time above an entry or glued to what follows, a name glued to day and time, a clock's
bare seconds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar import LineKind, LineReading, read_line
from pipeline.grammar.dates.zones import OFFSETS
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.plain_line import may_be_relative
from pipeline.grammar.vocabulary import vocabulary
from pipeline.model.evidence import STAMP, Origin
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset

STAMP_CHARS = 60.0
LEAST_STAMPS = 2  # one may be a time of the story
STAMP_NAME_WORDS = 5
HEAD_LINES = 12  # among which the byline stands
_TIME, _SIGNATURE, _CLOCK = Origin(STAMP, "time"), Origin(STAMP, "signed"), Origin(STAMP, "clock")
_MARK = Origin(STAMP, "mark")
# Seconds or thousandths since 1970, of the years 2001 to 2033.
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?$")
_ZONES = "|".join(sorted(("BST", "IST", "EST", "EDT", "PST", "PDT", *map(str.upper, OFFSETS)), key=len, reverse=True))
# "18:42KEY MOMENT", "18:05+++ALERT+++", "14.32 BSTJUST IN", "17.05 UhrHedda Blunt", "17h05L'essentiel": nothing parts the time from a word.
# With the day in figures: "18:40, 14.09.2023Hedda Blunt", "14/09/2023 18:40Hedda Blunt".
_FIGURED_DAY = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_TIMED = re.compile(
    rf"(?:{_FIGURED_DAY},?\s)?\d{{1,2}}[:.h]\d{{2}}(?:\s?(?:Uhr|uur|h|{_ZONES}))?(?:,?\s{_FIGURED_DAY})?(?=[^\W\d_]|\+)(.+)"
)
# "18h42", "14:05 Uhr", "9.15 น.": a clock and nothing else. In a programme of events no paragraph follows below.
_BARE = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_]{1,4}\.?)?")
_GLUED_MARK = re.compile(r"\d{1,2}[:.h]\d{2}([^\W\d_]{3,4})")  # "14:10ФОТО" is no clock with a word behind it
_BARRED = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_]{1,4}\.?)?\s?[|•·]\s?[^\W\d_]\S*(?:\s\S+){0,2}"
)  # "17.22 Uhr | Reader's photo"
_NAMED = re.compile(r"\d{1,2}[:.h]\d{2}\s+(?=[^\W\d_])(.+)")  # "17:05 Hedda Blunt"
_LED = re.compile(r"([^\W\d_]{1,8}\.?)\s\d{1,2}[:.h]\d{2}")  # "ore 18:42", "kl. 18.42"
_HOUR = re.compile(r"(\d{1,2})[:.h](\d{2})")
ENTRY_LINES = 3  # within so many lines below that name no writer stands the entry's first paragraph
# Between the time and the paragraph stands a heading; what stands above it says what the entry is, or who wrote it.
MARK_CHARS, MARK_WORDS = 40.0, 5
# Where a word goes on behind the unit of time: behind its point, or with a capital.
_AGE_SEAM = re.compile(r"\d\s?[^\W\d_]{1,8}?(?:\s[^\W\d_]{2,5}?)?(?:\.(?=[^\W\d_])|(?<=[^\W\d_A-Z])(?=[A-Z]))")
_FIGURE = re.compile(r"(?<=[^\W\d_])\s?(?=\d)")


def find_stamps(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that say when an entry was written and what or who it is, glued together, at least two of a kind."""
    found: dict[Origin, list[Line]] = {_TIME: [], _SIGNATURE: [], _CLOCK: []}
    above: list[Line] = []  # times right above a paragraph
    for line in context.undecided():
        if line.length > STAMP_CHARS or line.sentence:
            continue
        text = line.text
        if text[0] == "1" and _SECONDS.match(text):
            yield Proposal(line.index, Reason.DATE_LINE, Origin(STAMP, "seconds"), 0.97, quote(text), precise=True)
        elif text[0].isdigit():
            if _BARE.fullmatch(text) and not _is_marked(text):
                _sort_in(context, line, found[_CLOCK], above)
            elif not line.ended and _is_stamp(context, line):
                found[_TIME].append(line)
            elif _names_again(line, context):
                _sort_in(context, line, found[_CLOCK], above)
        elif _is_glued_age(text, context.ruleset):
            found[_TIME].append(line)
        elif text[-1].isdigit() and _is_led(text, context.ruleset):
            _sort_in(context, line, found[_CLOCK], above)
        elif _is_signed(text, context.ruleset):
            found[_SIGNATURE].append(line)
    if _count_down(above):
        found[_CLOCK] = sorted((*found[_CLOCK], *above), key=lambda line: line.index)
    timed = len(found[_TIME]) + len(found[_CLOCK])
    for origin, lines in found.items():
        for line in lines if len(lines) >= LEAST_STAMPS or (origin is not _SIGNATURE and timed >= LEAST_STAMPS) else ():
            yield Proposal(line.index, Reason.DATE_LINE, origin, 0.95, quote(line.text), precise=True)
    for line in _marks(context, found[_CLOCK]) if found[_CLOCK] and timed >= LEAST_STAMPS else ():
        yield Proposal(line.index, Reason.DATE_LINE, _MARK, 0.95, quote(line.text), precise=True)


def _entry_below(context: CleaningContext, stamp: Line) -> Sequence[Line] | None:
    """The lines between an entry's time and its first paragraph; None if no paragraph follows soon."""
    below = [line for line in context.lines[stamp.index + 1 : stamp.index + 2 + ENTRY_LINES] if not _names_writer(line)]
    below = below[:ENTRY_LINES]
    at = next((at for at, line in enumerate(below) if line.is_long_sentence), None)
    return None if at is None else below[:at]


def _is_stamp(context: CleaningContext, line: Line) -> bool:
    """Whether a line that opens with a figure is the time of an entry with a word glued to it or behind a bar."""
    text = line.text
    return _is_timed(text, context.ruleset) or _is_barred(context, line) or _is_glued_age(text, context.ruleset)


def _names_writer(line: Line) -> bool:
    return line.reading is not None and line.reading.kind is LineKind.BYLINE


def _is_barred(context: CleaningContext, stamp: Line) -> bool:
    """Whether a bar parts a time from a word or two, above an entry: in a programme a time opens the line above or below, too."""
    if _BARRED.fullmatch(stamp.text) is None or _entry_below(context, stamp) is None:
        return False
    around = (*context.lines[max(0, stamp.index - 1) : stamp.index], *context.lines[stamp.index + 1 : stamp.index + 2])
    return not any(_HOUR.match(line.text) for line in around)


def _sort_in(context: CleaningContext, stamp: Line, clock: list[Line], above: list[Line]) -> None:
    """Keep a time among those of entries with a heading, or among those right above a paragraph."""
    entry = _entry_below(context, stamp)
    if entry is not None:
        (clock if entry else above).append(stamp)


def _count_down(stamps: Sequence[Line]) -> bool:
    """Whether times go back from line to line, as in a live blog, whose newest entry is its first; a reportage's go on."""
    times = [tuple(map(int, found[-1])) for line in stamps if (found := _HOUR.findall(line.text))]
    return len(times) >= LEAST_STAMPS and all(one >= two for one, two in pairwise(times)) and times[0] > times[-1]


def _marks(context: CleaningContext, stamps: Sequence[Line]) -> Iterator[Line]:
    """What stands right below the times of entries: that one is important, who wrote it."""
    heads = [_entry_below(context, stamp) or () for stamp in stamps]
    first = [head[0] for head in heads if head and _may_mark(head[0])]
    again = Counter(line.normal for line in first)
    byline = {line.normal for line in context.lines[: min(HEAD_LINES, stamps[0].index)]}
    for head in heads:
        if not head or head[0] not in first:
            continue
        line = head[0]
        marks = line.phrase is not None or line.text.isupper() or line.normal in byline
        if again[line.normal] > 1 or (marks and len(head) > 1):
            yield line


def _may_mark(line: Line) -> bool:
    return not line.sentence and not line.ended and line.length <= MARK_CHARS and line.words <= MARK_WORDS


def _names_again(line: Line, context: CleaningContext) -> bool:
    """Whether a name stands behind the time, one that is common or that another line of the head consists of."""
    match = _NAMED.fullmatch(line.text) if not line.ended else None
    if match is None or match[1].count(" ") >= STAMP_NAME_WORDS:
        return False
    name = match[1].casefold()
    head = context.lines[: min(HEAD_LINES, line.index)]
    return any(name in other.text.casefold() for other in head if not other.sentence) or has_given_name(match[1])


def _is_marked(text: str) -> bool:
    """Whether a mark in capitals is glued to a time, and no zone."""
    match = _GLUED_MARK.fullmatch(text)
    return match is not None and match[1].isupper() and match[1].casefold() not in OFFSETS


def _is_led(text: str, ruleset: Ruleset) -> bool:
    """Whether a line is a time behind the word that a language sets before it, and nothing else."""
    match = _LED.fullmatch(text)
    return match is not None and match[1].lower() in vocabulary(ruleset.languages).words("clock_leads")


def _is_timed(text: str, ruleset: Ruleset) -> bool:
    match = _TIMED.match(text)
    if match is None:
        return False
    reading = read_line(text, ruleset.languages)  # "18:42pm" is a time and nothing else
    return reading is None or reading.kind is not LineKind.DATE


def _is_glued_age(text: str, ruleset: Ruleset) -> bool:
    """Whether a word is glued to how long ago something was: "vor 5 Std.mra", "il y a 3 hJulie"."""
    if text.count(" ") > STAMP_NAME_WORDS or (seam := _AGE_SEAM.search(text)) is None:
        return False
    if not may_be_relative(text[: seam.end()], ruleset.languages):
        return False
    reading = read_line(text[: seam.end()], ruleset.languages)
    return reading is not None and _is_age(reading)


def _is_signed(text: str, ruleset: Ruleset) -> bool:
    """Whether a name is glued to a day or an age: "Hedda Blunt14 May 2023 18:42", "Hedda Blunt13 minutes ago"."""
    figure = _FIGURE.search(text)
    if figure is None or text[0].islower() or text.count(" ", 0, figure.start()) > STAMP_NAME_WORDS:
        return False
    rest = text[figure.end() :]
    if text[figure.start()] != " ":
        reading = read_line(rest, ruleset.languages)
        return reading is not None and reading.kind is LineKind.DATE and (rest[-1].isdigit() or _is_age(reading))
    if not may_be_relative(rest, ruleset.languages):
        return False
    lead = text[text.rfind(" ", 0, figure.start()) + 1 : figure.start()]  # "Hedda Bluntvor 13 Minuten"
    leads = vocabulary(ruleset.languages).words("ago_words")
    cut = next((at for at in range(1, len(lead)) if lead[at:] in leads), 0)
    reading = read_line(f"{lead[cut:]} {rest}", ruleset.languages) if cut else None
    return reading is not None and _is_age(reading)


def _is_age(reading: LineReading) -> bool:
    return reading.rule == "date.relative"
