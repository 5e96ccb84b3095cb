"""Lines that are boilerplate by what their words do: labels, prompts and notices that no phrase lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import FAIR, LIKELY, WEAK, Reading, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal


def match_functions(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove by themselves what they do, wherever they stand."""
    read = function_reader(context.ruleset).read
    for line in context.undecided():
        if line.normal and (reading := read(line.text, line.normal, line.sentence)) and reading.confidence >= FAIR:
            yield _proposal(line, reading)


def match_functions_at_edges(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove less, outside the body and at its very beginning and end."""
    window = context.window
    if window is None:
        return
    yield from _from_edge(context, context.lines, Zone.BEFORE)
    yield from _from_edge(context, reversed(context.lines), Zone.AFTER)


def _from_edge(context: CleaningContext, lines: Iterable[Line], outside: Zone) -> Iterator[Proposal]:
    read = function_reader(context.ruleset).read
    for line in lines:
        zone = context.zone(line.index)
        if zone not in (outside, Zone.INSIDE):
            return
        if context.decided[line.index] is not None:
            continue
        reading = read(line.text, line.normal, line.sentence) if line.normal else None
        if reading is not None and reading.confidence >= (LIKELY if zone is Zone.INSIDE else WEAK):
            yield _proposal(line, reading)
        elif zone is Zone.INSIDE:
            return


def _proposal(line: Line, reading: Reading) -> Proposal:
    rule = f"function.{reading.language}.{reading.reason}"
    return Proposal(line.index, reading.reason, rule, reading.confidence, " | ".join(reading.words), precise=True)
