"""Advertisements between two paragraphs by the lines around them: what stands between a label that opens and one that closes,
an offer under a label, a sponsor's name and what it offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import LIKELY
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.cleaning.story_words import vocabulary
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

ENCLOSED, SPONSORED = Origin("ad", "enclosed"), Origin("ad", "sponsored")
MOST_LINES, OFFER_CHARS = 5, 120.0
_SAYS = ("function", "phrase", "break")
_FIGURE = re.compile(r"\d")
NAME_CHARS = 5  # of the sponsor's name, which no paragraph has


def find_ad_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """Open lines of a box between two paragraphs that its label or its sponsor's name makes an advertisement."""
    window = context.window
    if window is None or window.is_empty:
        return
    prose = [line.index for line in context.paragraphs(context.lines[window.first : window.last + 1])]
    for above, below in pairwise(prose):
        run = context.lines[above + 1 : below]
        if 1 < len(run) <= MOST_LINES:
            yield from _labelled(context, run)
            yield from _sponsored(context, run, prose)


def _is_label(context: CleaningContext, line: Line) -> bool:
    verdict = context.decided[line.index]
    return verdict is not None and verdict.reason is Reason.ADVERTISEMENT and verdict.origin.family in _SAYS


def _may_offer(context: CleaningContext, line: Line) -> bool:
    if context.decided[line.index] is not None or line.index in context.own or is_item(line):
        return False
    return not line.is_long_sentence and line.length <= OFFER_CHARS


def _labelled(context: CleaningContext, run: Sequence[Line]) -> Iterator[Proposal]:
    """What stands between a label that opens and another one that closes; two equal ones may each stand alone."""
    labels = [line for line in run if _is_label(context, line)]
    if not labels or labels[0].index != run[0].index:
        return
    closed = labels[-1].index == run[-1].index and labels[-1].normal != labels[0].normal
    for line in run:
        if closed and _may_offer(context, line) and not line.sentence:
            yield Proposal(line.index, Reason.ADVERTISEMENT, ENCLOSED, 0.95, quote(line.text), precise=True)


def _sponsored(context: CleaningContext, run: Sequence[Line], prose: Sequence[int]) -> Iterator[Proposal]:
    """A line that prompts, and the label above it, where both have a name that no paragraph has."""
    reader = function_reader(context.ruleset)
    for label, line in pairwise(run):
        if label.sentence or not (_may_offer(context, label) and _may_offer(context, line)) or not line.normal:
            continue
        shared = vocabulary((label.text,)) & vocabulary((line.text,)) - context.ruleset.function_words
        names = {word for word in shared if len(word) >= NAME_CHARS}
        if not names or not names.isdisjoint(vocabulary(context.lines[index].text for index in prose)):
            continue
        reading = reader.read(line.text, line.normal, False, language_of(context))
        if reading is not None and reading.confidence >= LIKELY and _FIGURE.search(line.text):
            for one in (label, line):
                yield Proposal(one.index, Reason.ADVERTISEMENT, SPONSORED, 0.95, quote(one.text), precise=True)
