"""Forms and boxes that ask for a reader's address: whatever they say beside their fields is no article's.

On 931 labelled pages no line of an article stands in a `<form>` that is not the page's wrapper, nor in a box around a field for a
mail address; seven lines that were chosen there are all the site's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.article.features import Shape
from pipeline.segment.page.marks import BIT

# A form with more of the page's likely text is its wrapper; so is a box, which has no more characters than this, either.
MOST_SHARE, MOST_CHARS = 0.2, 800
_LIKELY = 0.5
_PAGE = frozenset(("html", "body", "main", "article"))


def drop_forms(shape: Shape, probability: NDArray[np.float64]) -> None:
    """Take all chances, in place, from what stands in a form or in a box with a field for a mail address."""
    table = shape.table
    forms = [node for node, tag in enumerate(table.node_tag) if tag == "form" and table.node_own[node] & BIT["form"]]
    if not forms and not table.asking:
        return
    likely = probability * shape.chars
    for node in dict.fromkeys(forms):
        first, end = table.node_first[node], table.node_end[node]
        if likely[first:end].sum() <= MOST_SHARE * likely.sum():
            probability[first:end] = 0.0
    for node in dict.fromkeys(table.asking):
        first, end = _box(shape, node, probability, likely)
        probability[first:end] = 0.0


def _box(shape: Shape, node: int, probability: NDArray[np.float64], likely: NDArray[np.float64]) -> tuple[int, int]:
    """The blocks of the largest container of a field that is small and shares no make with likely prose outside of it."""
    table, found = shape.table, (0, 0)
    prose = shape.is_prose & (probability >= _LIKELY)
    while node >= 0 and table.node_tag[node] not in _PAGE:
        first, end = table.node_first[node], table.node_end[node]
        inside = slice(first, end)
        if shape.chars[inside].sum() > MOST_CHARS or likely[inside].sum() > MOST_SHARE * likely.sum():
            break
        outside = np.concatenate((shape.groups[:first][prose[:first]], shape.groups[end:][prose[end:]]))
        if np.isin(shape.groups[inside], outside).any():
            break
        found = first, end
        node = table.node_parent[node]
    return found
