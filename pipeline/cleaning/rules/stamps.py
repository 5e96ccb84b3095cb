"""Stamps of a live blog's entries: a time above an entry or glued to what follows, a name glued to day and time, a clock's
bare seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar import LineKind, read_line
from pipeline.model.evidence import STAMP, Origin
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset

STAMP_CHARS = 60.0
LEAST_STAMPS = 2  # one may be a time of the story
STAMP_NAME_WORDS = 5
_TIME, _SIGNATURE, _CLOCK = Origin(STAMP, "time"), Origin(STAMP, "signed"), Origin(STAMP, "clock")
# Seconds or thousandths since 1970, of the years 2001 to 2033.
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?$")
# "18:42KEY MOMENT", "17.05 UhrHedda Blunt", "17h05L'essentiel": nothing parts the time from a word.
_TIMED = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:Uhr|uur|h))?(?=[^\W\d_])(.+)")
# "18h42", "14:05 Uhr", "9.15 น.": a clock and nothing else. In a programme of events no paragraph follows below.
_BARE = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[^\W\d_]{1,4}\.?)?")
ENTRY_LINES = 2  # within so many lines below stands the entry's first paragraph
_JOINT = re.compile(r"(?<=[^\W\d_])(?=\d)")  # "Hedda Blunt14 May 2023 18:42"


def find_stamps(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that say when an entry was written and what or who it is, glued together, at least two of a kind."""
    found: dict[Origin, list[Line]] = {_TIME: [], _SIGNATURE: [], _CLOCK: []}
    for line in context.undecided():
        if line.length > STAMP_CHARS or line.sentence:
            continue
        text = line.text
        if text[0] == "1" and _SECONDS.match(text):
            yield Proposal(line.index, Reason.DATE_LINE, Origin(STAMP, "seconds"), 0.97, quote(text), precise=True)
        elif text[0].isdigit():
            if _BARE.fullmatch(text):
                below = context.lines[line.index + 1 : line.index + 1 + ENTRY_LINES]
                if any(other.is_long_sentence for other in below):
                    found[_CLOCK].append(line)
            elif not line.ended and _is_timed(text, context.ruleset):
                found[_TIME].append(line)
        elif text[-1].isdigit() and _is_signed(text, context.ruleset):
            found[_SIGNATURE].append(line)
    for origin, lines in found.items():
        for line in lines if len(lines) >= LEAST_STAMPS else ():
            yield Proposal(line.index, Reason.DATE_LINE, origin, 0.95, quote(line.text), precise=True)


def _is_timed(text: str, ruleset: Ruleset) -> bool:
    match = _TIMED.match(text)
    if match is None:
        return False
    reading = read_line(text, ruleset.languages)  # "18:42pm" is a time and nothing else
    return reading is None or reading.kind is not LineKind.DATE


def _is_signed(text: str, ruleset: Ruleset) -> bool:
    joint = _JOINT.search(text)
    if joint is None or text.count(" ", 0, joint.start()) >= STAMP_NAME_WORDS or not text[0].isupper():
        return False
    reading = read_line(text[joint.start() :], ruleset.languages)
    return reading is not None and reading.kind is LineKind.DATE
