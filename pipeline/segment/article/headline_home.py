"""A short text under its headline, where something longer above was chosen with it: a dialog about consent, an appeal.

Nothing of an article stands above its only H1, when that is the headline which the page declares: of the labelled pages with
a text none has a chosen paragraph there.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from pipeline.model.block import BlockKind
from pipeline.model.markup import Markup
from pipeline.segment.article.characters import TEXT_NAMES
from pipeline.segment.article.features import PROSE_LINKS, Shape

LEAST_BELOW, LEAST_TITLE = 100, 15  # characters of what is chosen below the headline; of a headline
_ENDS_SENTENCE = TEXT_NAMES.index("terminal")
_NO_WORD = re.compile(r"[\W_]+")


def keep_to_headline(shape: Shape, markup: Markup, chosen: NDArray[np.bool_]) -> None:
    """Leave out, in place, what is chosen above the headline, and choose the sentences beside those chosen right below it."""
    head = _headline(shape, markup)
    if head is None or not (chosen[:head] & shape.is_prose[:head]).any():
        return
    table = shape.table
    below = [index for index in np.flatnonzero(chosen).tolist() if index > head] or _beside(shape, head)
    if sum(len(table.texts[index]) for index in below) < LEAST_BELOW:
        return
    chosen[:head] = False
    chosen[below] = True
    homes, makes = shape.parents[shape.nodes], shape.groups
    for index in range(below[0], table.node_end[homes[below[0]]] if homes[below[0]] >= 0 else below[0]):
        alike = homes[index] == homes[below[0]] and makes[index] == makes[below[0]]
        if alike and shape.text[_ENDS_SENTENCE][index] > 0 and shape.link_share[index] < PROSE_LINKS:
            chosen[index] = True


def _beside(shape: Shape, head: int) -> list[int]:
    """The paragraphs below a headline in the element that holds it."""
    table, homes = shape.table, shape.parents[shape.nodes]
    return [
        index
        for index in range(head + 1, len(table.texts))
        if homes[index] == homes[head]
        and table.kinds[index] is BlockKind.PARAGRAPH
        and shape.text[_ENDS_SENTENCE][index] > 0
        and shape.link_share[index] < PROSE_LINKS
    ]


def _headline(shape: Shape, markup: Markup) -> int | None:
    """The block of the only H1, if the page declares its text as the title's beginning."""
    table = shape.table
    heads = [
        index
        for index, kind in enumerate(table.kinds)
        if kind is BlockKind.HEADING and table.node_tag[table.nodes[index]] == "h1"
    ]
    if len(heads) != 1 or not heads[0]:
        return None
    text = _bare(table.texts[heads[0]])
    declared = [_bare(title) for title in (markup.meta("og:title"), markup.title) if title]
    return heads[0] if len(text) >= LEAST_TITLE and any(title.startswith(text) for title in declared) else None


def _bare(text: str) -> str:
    return _NO_WORD.sub("", text.casefold())
