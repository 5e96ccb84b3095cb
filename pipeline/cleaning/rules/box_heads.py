"""The heading of a box of the site between two paragraphs: "The Sunday Letter" above what asks for a mail address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.edges import BOXES
from pipeline.cleaning.rules.subjects import is_item
from pipeline.cleaning.story_words import vocabulary
from pipeline.model.evidence import Origin

# On labelled dumps of news 20 of 20 such labels, of five pages, are the site's.
LEAST_BOX, HEAD_WORDS = 2, 8
_SAYS = ("function", "phrase", "box")


def find_box_heads(context: CleaningContext) -> Iterator[Proposal]:
    """Labels below a paragraph with nothing but lines of the site below them, up to the next paragraph.

    A sub-heading shares a word with the paragraph that it stands above, whatever is set between them.
    """
    window = context.window
    if window is None or window.is_empty:
        return
    body = context.lines[window.first : window.last + 1]
    prose = context.paragraphs(body)
    for above, below in pairwise(prose):
        between = context.lines[above.index + 1 : below.index]
        if len(between) > LEAST_BOX and _is_head(context, between[0]) and _is_box(context, between[1:]):
            line = between[0]
            words = vocabulary((line.text,)) - context.ruleset.function_words
            verdict = context.decided[line.index + 1]
            if verdict is not None and verdict.reason is not None and words.isdisjoint(vocabulary((below.text,))):
                yield Proposal(line.index, verdict.reason, Origin("box", "head"), 0.95, quote(line.text), precise=True)


def _is_head(context: CleaningContext, line: Line) -> bool:
    if context.decided[line.index] is not None or line.index in context.own or is_item(line):
        return False
    return not line.ended and not line.sentence and line.words <= HEAD_WORDS


def _is_box(context: CleaningContext, lines: Sequence[Line]) -> bool:
    """Whether all lines were taken as words of the site to its readers."""
    verdicts = (context.decided[line.index] for line in lines)
    return all(verdict and verdict.reason in BOXES and verdict.origin.family in _SAYS for verdict in verdicts)
