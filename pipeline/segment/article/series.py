"""Blocks that are as likely as others by where they stand: what a control opens, and the last sections of a series.

A classifier of single blocks doubts the last of six sections that are built alike, because menus follow it. A reader does
not.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from pipeline.grammar.prose import asks
from pipeline.model.block import BlockKind
from pipeline.segment.article.features import PROSE_LINKS, Shape
from pipeline.segment.page.marks import BIT

"""What a question ends in: it recurs where several people are asked the same, and opens its answer."""
# A text that a control of the body opens is as likely as the body before it, less this; so many blocks before it are asked.
OPENED, _BODY_BEFORE = 0.9, 8
# So many sections before it, built alike and as likely as this, make a section one of a series; it gets this share of
# what they have.
LEAST_ALIKE, SURE, ALIKE = 2, 0.7, 0.8
_SECTIONS = frozenset(("section", "article", "div", "details", "li"))
# Only short sections of plain text: in long ones stand boxes, ratings and pictures, and each block is judged alone.
_MOST_BLOCKS, _LEAST_CHANCE = 6, 0.2
_LEAST_PROSE = 40  # characters of a section's longest block
_FOREIGN = sum(BIT[name] for name in (
    "nav", "footer", "aside", "form", "comments", "related", "newsletter", "promo", "ad", "paywall", "author-bio", "consent",
    "dialog", "popup", "teaser", "tags", "share",
))  # fmt: skip


def raise_opened(shape: Shape, probability: NDArray[np.float64]) -> None:
    """Give what a control of the body opens the chances of the body before it, in place, and the questions above it.

    Where several texts open, or what is asked is a question, the control's own words are a heading and no button.
    """
    table = shape.table
    questions = len(table.opened) > 1
    for node in table.opened:
        first, end = table.node_first[node], table.node_end[node]
        before = probability[max(first - _BODY_BEFORE, 0) : first]
        if not len(before) or first == end:
            continue
        floor = OPENED * float(before.max())
        _raise(shape, probability, range(first, end), floor)
        words = table.texts[first - 1]
        if table.node_marks[table.nodes[first - 1]] & BIT["button"] and (questions or asks(words)):
            probability[first - 1] = max(probability[first - 1], floor)


def raise_alike(shape: Shape, probability: NDArray[np.float64]) -> None:
    """Give a section the chances of the sections before it that are built alike, in place.

    A section is a short element that opens with a heading and has prose; alike are elements of one parent and one tag.
    """
    series: defaultdict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    table = shape.table
    sizes = shape.end - shape.first
    for node in np.flatnonzero((sizes > 1) & (sizes <= _MOST_BLOCKS)).tolist():
        tag, first, end = table.node_tag[node], table.node_first[node], table.node_end[node]
        if tag in _SECTIONS and table.kinds[first] is BlockKind.HEADING:
            prose = shape.chars[first + 1 : end].max() >= _LEAST_PROSE
            if prose and not table.node_marks[node] & _FOREIGN:
                series[table.node_parent[node], tag].append((first, end))
    for sections in series.values():
        sure: list[float] = []
        for first, end in sections:
            longest = first + 1 + int(shape.chars[first + 1 : end].argmax())
            if len(sure) >= LEAST_ALIKE and probability[first:end].min() >= _LEAST_CHANCE:
                _raise(shape, probability, range(first, end), ALIKE * min(sure))
            if probability[longest] >= SURE:
                sure.append(float(probability[longest]))


def _raise(shape: Shape, probability: NDArray[np.float64], blocks: range, floor: float) -> None:
    """Lift the blocks of which little is linked to at least `floor`."""
    for index in blocks:
        if shape.link_share[index] < PROSE_LINKS:
            probability[index] = max(probability[index], floor)
