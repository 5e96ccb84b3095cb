"""The heading of a box of the site between two paragraphs: "The Sunday Letter" above what asks for a mail address. And what
stands under such a heading: jobs under "Jobs", a question and its answers under "Poll".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.site.edges import BOXES
from pipeline.cleaning.rules.subjects import is_item
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.prose import asks
from pipeline.model.block import Verdict
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# On labelled dumps of news 20 of 20 such labels, of five pages, are the site's.
LEAST_BOX, HEAD_WORDS = 2, 8
_SAYS = ("function", "phrase", "box", "aside")
# Under other headings labels are the site's: on the same dumps under those of a footer 23 of 23. Those under a heading of other
# stories go by other rules, and the word "advertisement" alone opens no box.
_OTHERS = frozenset({Reason.RELATED_LINKS})
LEAST_HEADED, LABEL_CHARS = 3, 100.0


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


def find_boxed(context: CleaningContext) -> Iterator[Proposal]:
    """Labels and questions of the site's boxes between two paragraphs, under a heading that was taken for what it says or among
    lines that were; not the first or the last label if it shares a word with the paragraph below.
    """
    for first, last in context.boxes:
        box = context.lines[first : last + 1]
        said = next((verdict for line in box if (verdict := _said(context, line)) is not None), None)
        if said is None or said.reason is None or len(box) < LEAST_HEADED or not _are_labels(context, box):
            continue
        below = vocabulary((context.lines[last + 1].text,)) - context.ruleset.function_words
        heads = {end.index for end in (box[0], box[-1]) if not below.isdisjoint(vocabulary((end.text,)))}
        for line in (line for line in box if line.index not in heads):
            yield Proposal(line.index, said.reason, Origin("box", "boxed"), 0.96, quote(line.text), precise=True)


def _said(context: CleaningContext, line: Line) -> Verdict | None:
    verdict = context.decided[line.index]
    return verdict if verdict is not None and verdict.origin.family in _SAYS else None


def _are_labels(context: CleaningContext, box: Sequence[Line]) -> bool:
    """Whether the open lines of a box are short, none is the article's by its shape, and no heading links to other stories."""
    head = context.decided[box[0].index]
    if head is not None and (
        head.reason in _OTHERS or (head.reason is Reason.ADVERTISEMENT and head.origin.family == "phrase")
    ):
        return False
    open_ = [line for line in box if context.decided[line.index] is None]
    if any(line.index in context.own or line.length > LABEL_CHARS for line in open_):
        return False
    return all(not line.sentence or asks(line.text) or line.words <= HEAD_WORDS for line in open_)
