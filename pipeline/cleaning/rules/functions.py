"""Lines that are boilerplate by what their words do: labels, prompts and notices that no phrase lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import FAIR, LIKELY, WEAK, Reading, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.rules.base import Proposal
from pipeline.model.reasons import Reason

_NUMBERED = re.compile(r"\d{1,3}\s?[.)]\s|[-–—*•]\s?")
_WORD = re.compile(r"[\w-]+")
# Articles tell of apps and comments, too. A line is the article's if this share of the subjects that it names are.
OWN_SHARE = 0.5


def match_functions(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove by themselves what they do, wherever they stand."""
    readings = _read(context)
    own = _own_words(context, readings)
    for line, reading in readings.items():
        if reading.confidence >= FAIR and not _is_own(reading, own) and not _is_item(line):
            yield _proposal(line, reading)


def match_functions_at_edges(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove less, outside the body and at its very beginning and end."""
    window = context.window
    if window is None:
        return
    readings = _read(context)
    own = _own_words(context, readings)
    yield from _from_edge(context, context.lines, Zone.BEFORE, readings, own)
    yield from _from_edge(context, reversed(context.lines), Zone.AFTER, readings, own)


def name_guesses(context: CleaningContext) -> Iterator[Proposal]:
    """What went by where it stands, with the reason that its words name."""
    read = function_reader(context.ruleset).read
    for line in context.lines:
        verdict = context.decided[line.index]
        if verdict is None or verdict.reason is not Reason.OUTSIDE_BODY or line.is_long_sentence or not line.normal:
            continue
        reading = read(line.text, line.normal, line.sentence)
        if reading is not None and reading.confidence >= WEAK:
            yield _proposal(line, reading)


def _is_item(line: Line) -> bool:
    """Whether a line is printed as an item of a list: a menu's, but also an article's."""
    return line.block.text != line.text or _NUMBERED.match(line.text) is not None


def _read(context: CleaningContext) -> dict[Line, Reading]:
    read = function_reader(context.ruleset).read
    found = ((line, read(line.text, line.normal, line.sentence)) for line in context.undecided() if line.normal)
    return {line: reading for line, reading in found if reading is not None}


def _own_words(context: CleaningContext, readings: Mapping[Line, Reading]) -> frozenset[str]:
    """The words of the article's own sentences: those that do nothing."""
    if not any(reading.confidence >= LIKELY for reading in readings.values()):
        return frozenset()
    words: set[str] = set()
    for line in context.undecided():
        if line.is_long_sentence and not (line in readings and readings[line].confidence >= LIKELY):
            words.update(_WORD.findall(line.normal or line.text[:READ_LIMIT].lower()))
    return frozenset(words)


def _is_own(reading: Reading, own: frozenset[str]) -> bool:
    """Whether the article itself speaks of what a line names."""
    subjects = [subject.split() for subject in reading.subjects]
    return bool(subjects) and sum(all(word in own for word in subject) for subject in subjects) >= OWN_SHARE * len(
        subjects
    )


def _from_edge(
    context: CleaningContext,
    lines: Iterable[Line],
    outside: Zone,
    readings: Mapping[Line, Reading],
    own: frozenset[str],
) -> Iterator[Proposal]:
    for line in lines:
        zone = context.zone(line.index)
        if zone not in (outside, Zone.INSIDE):
            return
        if context.decided[line.index] is not None:
            continue
        reading = readings.get(line)
        sure = reading is not None and reading.confidence >= LIKELY
        if reading is not None and sure and (zone is not Zone.INSIDE or not _is_own(reading, own)):
            yield _proposal(line, reading)
        elif zone is Zone.INSIDE:
            return


def _proposal(line: Line, reading: Reading) -> Proposal:
    rule = f"function.{reading.language}.{reading.reason}"
    return Proposal(line.index, reading.reason, rule, reading.confidence, " | ".join(reading.words), precise=True)
