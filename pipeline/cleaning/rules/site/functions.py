"""Lines that are boilerplate by what their words do: labels, prompts and notices that no phrase lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import FAIR, SURE, WEAK
from pipeline.cleaning.rules.base import Proposal, is_subheading
from pipeline.cleaning.rules.site.edges import Edges
from pipeline.cleaning.rules.site.lone import LoneLines
from pipeline.cleaning.rules.subjects import (
    Story,
    is_item,
    is_own,
    is_request,
    language_of,
    own_lines,
    own_words,
    proposal_of,
    read_functions,
)
from pipeline.grammar import LineKind
from pipeline.grammar.prose import asks
from pipeline.model.block import BlockKind
from pipeline.model.reasons import Reason

INTERVIEW = 3  # questions between paragraphs make an interview


def match_functions(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove by themselves what they do, wherever they stand."""
    brief = not context.is_dump
    readings = read_functions(context, brief=brief)
    own = own_words(context, readings)
    asked = frozenset() if context.is_dump else _questions(context)
    asked = asked if len(asked) >= INTERVIEW else frozenset()
    lone, story = LoneLines(context), Story(own_lines(context, readings), context.ruleset.function_words)
    for line, reading in readings.items():
        reading = lone.surer(line, reading)
        if reading.confidence < FAIR or is_item(line) or _is_section_head(line, context):
            continue
        if brief and is_own(reading, own) and not is_own(reading, story.words_of_short):
            # Only by words of sentences that were not read, and are perhaps the site's.
            brief, own = False, own_words(context, read_functions(context))
        if line.index in asked or (is_own(reading, own) and not (context.is_dump and is_request(line, reading))):
            continue
        if context.is_dump and story.goes_on_in(line, reading):
            continue
        if reading.confidence >= SURE or line.words > 1 or not is_subheading(line, reading.reason, context):
            yield proposal_of(line, reading)
    if context.is_dump:
        yield from (proposal_of(line, reading) for line, reading in lone.notices() if not is_own(reading, own))


def match_functions_at_edges(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove less: outside the body, at its very beginning and end, and beside lines that went inside it."""
    window = context.window
    if window is None:
        return
    edges = Edges(context)
    taken: dict[int, Proposal] = {}
    for proposals in (
        edges.walk(context.lines, Zone.BEFORE),
        edges.walk(reversed(context.lines), Zone.AFTER),
    ):
        taken.update((proposal.index, proposal) for proposal in proposals)
    for proposal in edges.boxes(frozenset(taken)):
        taken.setdefault(proposal.index, proposal)
    yield from taken.values()


def name_guesses(context: CleaningContext) -> Iterator[Proposal]:
    """What went by where it stands, with the reason that its words name."""
    reader, spoken = function_reader(context.ruleset), language_of(context)
    for line in context.lines:
        verdict = context.decided[line.index]
        if verdict is None or verdict.reason is not Reason.OUTSIDE_BODY or line.is_long_sentence or not line.normal:
            continue
        reading = reader.read(line.text, line.normal, line.sentence, spoken) or reader.subject(line.normal, spoken)
        if reading is not None and reading.confidence >= WEAK:
            yield proposal_of(line, reading)


def _questions(context: CleaningContext) -> frozenset[int]:
    """The chosen questions of a page, each right between two chosen paragraphs: an interview's, if there are several."""
    lines = context.lines
    return frozenset(
        line.index
        for line in lines[1:-1]
        if asks(line.text)
        and line.block.main
        and all(near.block.main and near.is_long_sentence for near in (lines[line.index - 1], lines[line.index + 1]))
    )


def _is_section_head(line: Line, context: CleaningContext) -> bool:
    """Whether a page's markup makes a line the heading or the question of a section of the article's own prose.

    The segmenter chose it and the long sentences right above and below it: "The newsletter affair". A time beside it is that
    of a live blog's entry.
    """
    block = line.block
    if not block.main or not (block.kind is BlockKind.HEADING or ("title" in block.marks and line.text.endswith("?"))):
        return False
    around = (
        _text_beside(context.lines[max(0, line.index - 2) : line.index][::-1]),
        _text_beside(context.lines[line.index + 1 : line.index + 3]),
    )
    return all(near is not None and near.block.main and near.is_long_sentence for near in around)


def _text_beside(lines: Sequence[Line]) -> Line | None:
    """The first of one or two lines, or the second where the first is a day or a time."""
    is_time = bool(lines) and lines[0].reading is not None and lines[0].reading.kind is LineKind.DATE
    return next(iter(lines[is_time:]), None)
