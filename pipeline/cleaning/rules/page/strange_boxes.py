"""Small boxes between two paragraphs of a page's article that have no word of its story: somebody's offer, a note of the site.

A box is a container of its own beside the paragraphs. The article's fact box names whom and what the story tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

BOX_LINES, BOX_CHARS = 6, 150  # of a box, and of each of its lines
LEAST_WORDS = 3  # of a box, by which it is compared with the story
LEAST_PARAGRAPHS = 3  # of the article, beside the box
# Of 930 labelled pages none has such a box left that is the site's; one of a single word is the article's.
SURE = 0.96
_BOXES = frozenset(("div", "table", "aside", "section", "center"))
_BOX = Origin("box", "strange")
# Prices, telephone numbers, days, hours and addresses are an offer's; "212 lambs born this spring" is the article's.
_OFFER = re.compile(r"[€$£¥₽₹₴₺%@]|\bwww\.|\d[\d\s()/.–-]{3,}\d|\d[.,:]\d\d(?!\d)")
# What leaves a box and says nothing of the rest of it.
_OWN = frozenset({Reason.CAPTION, Reason.TITLE, Reason.REPEATED, Reason.DATE_LINE, Reason.BYLINE_LINE})


def find_strange_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """The lines of such boxes: with what an offer has, or with a line that left. Boxes of one kind are a series of the article's."""
    if context.is_dump:
        return
    prose = [line for line in context.lines if line.is_long_sentence and context.decided[line.index] is None]
    gaps = [
        (_home(above), range(above.index + 1, below.index))
        for above, below in pairwise(prose)
        if below.index > above.index + 1 and _home(above) == _home(below)
    ]
    boxes = [box for home, between in gaps for box in _boxes(context.lines, home, between)]
    kept = [box for box in boxes if any(context.decided[line.index] is None for line in box)]
    if len(prose) < LEAST_PARAGRAPHS or not kept:
        return
    for box in kept:
        alike = sum(_make(other) == _make(box) for other in kept)
        if alike == 1 and _is_strange(context, box):
            for line in box:
                if context.decided[line.index] is None:
                    yield Proposal(line.index, Reason.PROMO, _BOX, SURE, quote(line.text), precise=True)


def _boxes(lines: Sequence[Line], home: str, between: range) -> Iterator[list[Line]]:
    """The lines between two paragraphs by the child of their container in which they stand, if it may be a box."""
    found: dict[str, list[Line]] = {}
    for index in between:
        path = lines[index].block.path or ""
        child = path[len(home) + 1 :].partition("/")[0] if path.startswith(f"{home}/") else ""
        found.setdefault(child, []).append(lines[index])
    for child, box in found.items():
        if child.partition("[")[0] in _BOXES and len(box) <= BOX_LINES:
            yield box


def _make(box: Sequence[Line]) -> tuple[str, ...]:
    """The elements around a box's first line."""
    return tuple(step.partition("[")[0] for step in (box[0].block.path or "").split("/"))


def _is_strange(context: CleaningContext, box: Sequence[Line]) -> bool:
    """Whether what is left of a box has no word of the story, and offers something, or stands beside a line that left."""
    left = [line for line in box if context.decided[line.index] is None]
    short = all(len(line.text) <= BOX_CHARS and not line.is_long_sentence for line in left)
    if not short or all(line.block.kind is BlockKind.HEADING for line in left):
        return False
    gone = [verdict for line in box if (verdict := context.decided[line.index]) is not None]
    beside = any(verdict.reason not in _OWN for verdict in gone)
    offered = any(_OFFER.search(line.text) for line in left)
    if not beside and (not offered or any(line.sentence for line in left)):
        return False
    said = context.stems(left)
    inside = {line.index for line in box}
    story = (
        line
        for line in context.lines
        if line.index not in inside and (context.decided[line.index] is None or line.block.kind is BlockKind.HEADING)
    )
    return len(said) >= LEAST_WORDS and said.isdisjoint(context.stems(story))


def _home(line: Line) -> str:
    return (line.block.path or "").rpartition("/")[0]
