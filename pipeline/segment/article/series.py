"""Blocks that are as likely as others by where they stand: what a control opens, the last sections of a series, and the
entries of a live blog.

A classifier of single blocks doubts the last of six sections that are built alike, because menus follow it. A reader does
not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

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
# Entries of a live blog: so many elements built alike, each with a time of day and prose. Together they hold this share of
# the likely prose: below a report, what is built like them are other reports.
LEAST_ENTRIES, ENTRY_BLOCKS, ENTRIES_SHARE = 3, 16, 0.5
ENTRY_CHANCE = 0.65  # chosen even against a no of trafilatura (`VOTE_AGAINST` and `BOUNDS` in `choose.py`)
_STAMP_CHARS, _LEAST_HEADLINE = 60, 20
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?![\d.])")
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


def raise_entries(shape: Shape, probability: NDArray[np.float64]) -> None:
    """Lift the entries of a live blog over what is left out, in place, if one of them is likely.

    An entry is an element with a time of day and prose; what heads it is no link, as a teaser's headline is.
    """
    table = shape.table
    times = {n for n, text in enumerate(table.texts) if _is_time(text)}
    if len(times) < LEAST_ENTRIES:
        return
    series: defaultdict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    sizes = shape.end - shape.first
    for node in np.flatnonzero((sizes > 1) & (sizes <= ENTRY_BLOCKS)).tolist():
        first, end = table.node_first[node], table.node_end[node]
        if table.node_tag[node] in _SECTIONS and not times.isdisjoint(range(first, end)):
            series[table.node_parent[node], table.node_tag[node]].append((first, end))
    for entries in series.values():
        if len(entries) >= LEAST_ENTRIES and all(_is_entry(shape, first, end) for first, end in entries):
            _raise_all(shape, probability, entries)


def _is_entry(shape: Shape, first: int, end: int) -> bool:
    table = shape.table
    if any(table.node_marks[table.nodes[block]] & _FOREIGN for block in range(first, end)):
        return False
    longest = first + int(np.where(shape.link_share[first:end] < PROSE_LINKS, shape.chars[first:end], 0.0).argmax())
    above = slice(first, longest)
    linked = (shape.link_share[above] >= PROSE_LINKS) & (shape.chars[above] >= _LEAST_HEADLINE)
    return bool(shape.chars[longest] >= _LEAST_PROSE and shape.link_share[longest] < PROSE_LINKS and not linked.any())


def _raise_all(shape: Shape, probability: NDArray[np.float64], entries: list[tuple[int, int]]) -> None:
    inside = np.zeros(len(probability), np.bool_)
    for first, end in entries:
        inside[first:end] = True
    likely = shape.prose * (probability >= SURE)
    best = float(probability[inside].max())
    if best >= SURE and shape.prose[inside].sum() >= ENTRIES_SHARE * (
        shape.prose[inside].sum() + likely[~inside].sum()
    ):
        for first, end in entries:
            _raise(shape, probability, _text_of(shape, first, end), ENTRY_CHANCE)


def _text_of(shape: Shape, first: int, end: int) -> Iterator[int]:
    """The paragraphs of an entry and what heads them: neither times nor captions."""
    table = shape.table
    longest = first + int(shape.chars[first:end].argmax())
    for block in range(first, end):
        heads = block < longest and not _is_time(table.texts[block])
        if (heads or shape.chars[block] >= _LEAST_PROSE) and not table.node_marks[table.nodes[block]] & BIT["caption"]:
            yield block


def _is_time(text: str) -> bool:
    return len(text) <= _STAMP_CHARS and _CLOCK.search(text) is not None


def _raise(shape: Shape, probability: NDArray[np.float64], blocks: Iterable[int], floor: float) -> None:
    """Lift the blocks of which little is linked to at least `floor`."""
    for index in blocks:
        if shape.link_share[index] < PROSE_LINKS:
            probability[index] = max(probability[index], floor)
