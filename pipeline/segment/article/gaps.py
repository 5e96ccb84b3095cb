"""Gaps in the chosen body: blocks between its first and last that belong to it by their make; and labels of nothing.

A classifier of single blocks doubts a sentence that is all link, a paragraph in a run of short ones, a listing of code.
A reader who has read the block before reads on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.model.block import BlockKind
from pipeline.segment.article.characters import TEXT_NAMES
from pipeline.segment.article.features import KIND_NUMBER, PROSE_LINKS, Shape
from pipeline.segment.page.marks import AGAINST
from pipeline.segment.page.quotes import ATTRIBUTING

# From these probabilities on, by what a block is: prose of the same make (tags and classes) as a chosen block; a sentence
# right behind a chosen block of its make and its element; a listing right behind a chosen block. Cross-validated by domain
# on 930 labelled pages 52 change, 27 to the better (+.0002 word F1), and of 1,365 annotated segments two more are found.
PROSE_ALIKE, SENTENCE_ALIKE, LISTING = 0.1, 0.25, 0.03
# A sentence right below the last chosen block is read on to where that one is as sure as this, both are of one make, and the
# sentence has `SENTENCE_ALIKE`. It happens on none of the labelled pages: there 17 sentences of the last block's make stand
# right below it, 7 the article's, all below blocks with less than .65. So does none behind boxes.
SURE_LAST = 0.7
_MOST_READ = 40  # blocks below the last chosen one that are looked at
# A label is as short as this, and what it leads to is linked at least so far.
_LABEL_CHARS, _LINKED = 40, 0.9
_SPEAKER_CHARS = 160  # a name, a role, where it was said
_FULL_STOPS = (".", "。", "।", "!", "…")
_ENDS_SENTENCE = TEXT_NAMES.index("terminal")
_PREFORMATTED = KIND_NUMBER[id(BlockKind.PREFORMATTED)]


def fill_gaps(shape: Shape, probability: NDArray[np.float64], chosen: NDArray[np.bool_]) -> None:
    """Choose, in place, what belongs to the chosen blocks and stands between the first and the last of them."""
    taken = np.flatnonzero(chosen)
    if len(taken) < 2:
        return
    inside = slice(int(taken[0]) + 1, int(taken[-1]))
    before = slice(inside.start - 1, inside.stop - 1)
    makes, homes = shape.groups, shape.parents[shape.nodes]
    chosen_makes = np.zeros(int(makes.max()) + 1, np.bool_)
    chosen_makes[makes[taken]] = True
    alike = chosen_makes[makes[inside]]
    beside = chosen[before] & (makes[inside] == makes[before]) & (homes[inside] == homes[before])
    found = probability[inside]
    chosen[inside] |= (
        (alike & shape.is_prose[inside] & (found >= PROSE_ALIKE))
        | (beside & (shape.text[_ENDS_SENTENCE][inside] > 0) & (found >= SENTENCE_ALIKE))
        | (chosen[before] & (shape.kinds[inside] == _PREFORMATTED) & (found >= LISTING))
    )


def read_on(shape: Shape, probability: NDArray[np.float64], chosen: NDArray[np.bool_]) -> None:
    """Choose, in place, the sentences below the last chosen block that are of its make, where that one is sure.

    They stand right below it, or behind boxes that are linked or by their markup no text, in its container or one beside it.
    """
    taken = np.flatnonzero(chosen)
    if len(taken) < 2 or probability[taken[-1]] < SURE_LAST:
        return
    last, table = int(taken[-1]), shape.table
    in_box = False
    for index in range(last + 1, min(last + _MOST_READ, len(chosen))):
        linked = shape.link_share[index] >= PROSE_LINKS
        sentence = shape.text[_ENDS_SENTENCE][index] > 0 and not linked
        if sentence and probability[index] >= SENTENCE_ALIKE and _is_of_make(shape, index, last, in_box):
            chosen[index] = True
        elif linked or table.node_marks[table.nodes[index]] & AGAINST:
            in_box = True
        else:
            break


def _is_of_make(shape: Shape, index: int, last: int, in_box: bool) -> bool:
    """Whether a block has the make of the last chosen one; behind a box it stands in the same container as well, or beside it."""
    if shape.groups[index] != shape.groups[last]:
        return False
    homes = shape.parents[shape.nodes[[index, last]]]
    return not in_box or homes[0] == homes[1] or shape.parents[homes[0]] == shape.parents[homes[1]]


def take_speakers(shape: Shape, chosen: NDArray[np.bool_]) -> None:
    """Choose, in place, who speaks right below a chosen quotation, where the markup says so (`page.quotes`)."""
    table = shape.table
    if "figcaption" not in table.node_tag and "footer" not in table.node_tag:
        return
    for index in np.flatnonzero(chosen[:-1] & ~chosen[1:]).tolist():
        speaker = index + 1
        if table.kinds[index] is table.kinds[speaker] is BlockKind.QUOTE:
            node = table.nodes[speaker]
            tags = table.node_tag[node], table.node_tag[table.node_parent[node]]
            chosen[speaker] = not ATTRIBUTING.isdisjoint(tags) and len(table.texts[speaker]) <= _SPEAKER_CHARS


def drop_labels(shape: Shape, chosen: NDArray[np.bool_]) -> None:
    """Leave out, in place, the label that opens a box of links of which none is chosen: it leads to nothing."""
    table = shape.table
    for index in np.flatnonzero(chosen[:-1] & ~chosen[1:] & (shape.link_share[1:] >= _LINKED)).tolist():
        text, box = table.texts[index], table.nodes[index]
        if len(text) > _LABEL_CHARS or text.endswith(_FULL_STOPS):
            continue
        if table.node_end[box] == index + 1:
            box = table.node_parent[box]  # the label is an element of its own
        rest = slice(index + 1, table.node_end[box])
        opens = table.node_first[box] == index and rest.stop > rest.start
        if opens and not chosen[rest].any() and shape.link_share[rest].min() >= _LINKED:
            chosen[index] = False
