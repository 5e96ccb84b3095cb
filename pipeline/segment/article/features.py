"""What the block classifier sees: one row of numbers per block, from the table's columns, no word of any language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.block import BlockKind
from pipeline.segment.article.characters import TEXT_NAMES, text_columns
from pipeline.segment.page.marks import BIT, MARKS
from pipeline.segment.page.table import BlockTable, is_data

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

# A block of this many characters, little of it linked, is prose: what articles mostly consist of.
PROSE_CHARS = 80
PROSE_LINKS = 0.4
# By identity: an enum's own hash is a call into Python.
KIND_NUMBER = {id(kind): number for number, kind in enumerate(BlockKind)}
_TAG_NUMBER = {
    tag: number
    for number, tag in enumerate(
        ("p", "div", "li", "span", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article",
         "figcaption", "dd", "dt", "button", "label", "ul", "header", "footer", "aside", "body", "pre", "address", "center"),
        start=1,
    )
}  # fmt: skip

# Declared dialogs (the tag and the role): of 111 with prose in them on the labelled pages none holds a line of a gold text.
_NEVER = BIT["consent-tool"] | BIT["dialog"]
_SEEN_MARKS = tuple(
    name for name in MARKS if name not in ("consent-tool", "dialog", "reactions")
)  # rules deal with those
_SEEN_BITS: Ints = np.array([BIT[name] for name in _SEEN_MARKS], np.int64)[:, None]
_AROUND = (-3, -2, -1, 1, 2, 3)
_WIDTH = 3
_WINDOW = (6, 5)  # blocks before and behind, over which prose and links are summed up
_PLACE_NAMES = ("link_share", "kind", "tag", "parent_tag", "depth", "position", "prose_before", "index", "blocks",
                "copies_before", "copies", "after_h1", "from_h1", "in_title", "to_prose_before", "to_prose_after",
                "h1_number", "articles_before", "article_share")  # fmt: skip
_CONTAINER_NAMES = ("prose_share", "link_share", "blocks", "mean_chars", "fill")
FEATURES: tuple[str, ...] = (
    *TEXT_NAMES, *_PLACE_NAMES,
    *(f"{name}_{step:+d}" for step in _AROUND for name in ("chars", "link_share", "kind", "same_node")),
    "window_prose", "window_links",
    *(f"{name}_{level}" for level in ("parent", "grandparent", "great") for name in _CONTAINER_NAMES),
    "sig_prose_share", "sig_links", "sig_blocks", "sig_mean_chars",
    "top_share", "in_top", "top_distance", "common_depth", "json_ld",
    *(f"mark_{name}" for name in _SEEN_MARKS), *(f"near_{name}" for name in _SEEN_MARKS),
)  # fmt: skip


def block_features(shape: Shape, title: str | None = None, stated: str | None = None) -> Floats:
    """A row per block, a column per name in FEATURES; in memory column by column, as the trees read it.

    `title` is the page's title, `stated` the article text that structured data give, if any.
    """
    table = shape.table
    columns = np.empty((len(FEATURES), len(table.texts)), np.float32)
    at = 0
    for part in (
        shape.text,
        *_place_columns(shape, title),
        *_neighbour_columns(shape),
        *_container_columns(shape),
        _stated_column(table.texts, stated),
        *_mark_columns(shape),
    ):
        width = len(part) if getattr(part, "ndim", 1) > 1 else 1  # several columns, or one
        columns[at : at + width] = part
        at += width
    return columns.T


class Shape:
    """A page's table, not empty, as arrays: columns over blocks, and over nodes what each of them holds in sum."""

    def __init__(self, table: BlockTable) -> None:
        self.table = table
        self.text = text_columns(table.texts)
        self.chars: Doubles = self.text[0]
        self.words: Doubles = word_counts(table.texts)
        chars = self.chars
        self.nodes: Ints = np.array(table.nodes, np.int64)
        self.parents: Ints = np.maximum(np.array(table.node_parent, np.int64), 0)
        self.first: Ints = np.array(table.node_first, np.int64)
        self.end: Ints = np.array(table.node_end, np.int64)
        self.depth: Ints = np.array(table.node_depth, np.int64)
        self.kinds: Ints = np.array([KIND_NUMBER[id(kind)] for kind in table.kinds], np.int64)
        self.order: Ints = np.arange(len(chars))
        lengths = np.fromiter(map(len, table.texts), np.float64, len(chars))
        self.link_share: Doubles = np.array(table.links, np.float64) / lengths
        self.links = self.link_share * chars
        self.never = never_article(table)
        self.is_prose = (chars >= PROSE_CHARS) & (self.link_share < PROSE_LINKS) & ~self.never
        self.prose = np.where(self.is_prose, chars, 0.0)
        self.node_chars = self.within(chars)
        self.node_links = self.within(self.links)
        self.node_prose = self.within(self.prose)
        self.groups: Ints = signatures(table)
        self.all_prose = max(float(self.prose.sum()), 1.0)

    def within(self, column: Doubles) -> Doubles:
        """Per node: the sum of a block column over the blocks inside it."""
        sums = np.concatenate(((0.0,), np.cumsum(column)))
        inside: Doubles = sums[self.end] - sums[self.first]
        return inside


def never_article(table: BlockTable) -> NDArray[np.bool_]:
    """For each block whether rules say that no article holds it: dialogs, and data that a page prints."""
    return np.array(
        [
            bool(table.node_marks[node] & _NEVER) or (text[0] in "{[" and is_data(text))
            for node, text in zip(table.nodes, table.texts, strict=True)
        ],
        np.bool_,
    )


def word_counts(texts: Sequence[str]) -> Doubles:
    """Words of each text, counted by its spaces; for scripts without them, two characters count as one."""
    return np.array(
        [max(text.count(" ") + 1, 0 if text.isascii() else len(text.encode()) // 12) for text in texts], np.float64
    )


def _place_columns(shape: Shape, title: str | None) -> list[Any]:
    table, order = shape.table, shape.order
    count = len(order)
    tags = np.array([_TAG_NUMBER.get(tag, 0) for tag in table.node_tag], np.int64)
    before = (np.cumsum(shape.prose) - shape.prose) / shape.all_prose
    seen: dict[str, int] = {}
    copies_before = []
    for text in table.texts:
        copies_before.append(number := seen.get(text, 0))
        seen[text] = number + 1
    copies = [seen[text] for text in table.texts]
    is_h1 = [table.node_tag[node] == "h1" for node in table.nodes]
    h1 = is_h1.index(True) if True in is_h1 else -1
    folded = (title or "").lower()
    longest = min(300, len(folded) + 1)
    in_title = [10 < len(text) < longest and text.lower() in folded for text in table.texts] if folded else 0
    prose_at = np.flatnonzero(shape.is_prose)
    slot = np.searchsorted(prose_at, order)
    bounded = np.concatenate(([-99], prose_at, [count + 99]))
    behind = bounded[np.minimum(np.searchsorted(prose_at, order, "right") + 1, len(bounded) - 1)]
    return [
        shape.link_share, shape.kinds, tags[shape.nodes], tags[shape.parents[shape.nodes]],
        shape.depth[shape.nodes], order / max(count, 1), before, order, count,
        copies_before, copies, (order > h1) if h1 >= 0 else -1, np.clip(order - h1, -50, 200),
        in_title, np.minimum(order - bounded[slot], 50), np.minimum(behind - order, 50),
        np.cumsum(is_h1), *_article_columns(shape),
    ]  # fmt: skip


def _article_columns(shape: Shape) -> tuple[Any, Any]:
    """How many `<article>`s with prose ended before the block; the share of the prose that the innermost around it has."""
    around: list[int] = []
    found = []
    for node, (tag, parent) in enumerate(zip(shape.table.node_tag, shape.table.node_parent, strict=True)):
        if tag == "article":
            found.append(node)
            around.append(node)
        else:
            around.append(around[parent] if parent >= 0 else -1)
    if not found:
        return 0, -1.0
    nodes = np.array(around, np.int64)[shape.nodes]
    ends = np.sort(shape.end[[node for node in found if shape.node_prose[node] > 0]])
    share = np.where(nodes >= 0, shape.node_prose[nodes] / shape.all_prose, -1.0)
    return np.searchsorted(ends, shape.order, "right"), share


def _neighbour_columns(shape: Shape) -> list[Any]:
    count = len(shape.chars)
    padded = np.zeros((3, count + 2 * _WIDTH))
    padded[:, _WIDTH : _WIDTH + count] = shape.chars, shape.link_share, shape.kinds
    padded[2, :_WIDTH] = padded[2, _WIDTH + count :] = -1
    parents = np.full(count + 2 * _WIDTH, -1, np.int64)
    parents[_WIDTH : _WIDTH + count] = own = shape.parents[shape.nodes]
    columns: list[Any] = []
    for step in _AROUND:
        there = slice(_WIDTH + step, _WIDTH + step + count)
        columns += [padded[:, there], parents[there] == own]
    before, behind = _WINDOW
    sums = np.zeros((3, count + before + behind))
    sums[:, before : before + count] = shape.prose, shape.links, shape.chars
    np.cumsum(sums, axis=1, out=sums)
    prose, linked, chars = sums[:, before + behind :] - sums[:, :count]
    chars = np.maximum(chars, 1)
    return [*columns, prose / chars, linked / chars]


def _container_columns(shape: Shape) -> list[Any]:
    chars, blocks = np.maximum(shape.node_chars, 1), np.maximum(shape.end - shape.first, 1)
    of_node = np.stack(
        (shape.node_prose / shape.all_prose, shape.node_links / chars, blocks, chars / blocks, shape.node_prose / chars)
    )
    columns: list[Any] = []
    node = shape.nodes
    for _ in range(3):
        node = shape.parents[node]
        columns.append(of_node[:, node])
    groups = shape.groups
    number = np.bincount(groups)
    total = np.bincount(groups, shape.chars)
    of_group = np.stack((
        np.bincount(groups, shape.prose) / shape.all_prose,
        np.bincount(groups, shape.links) / np.maximum(total, 1),
        number,
        total / np.maximum(number, 1),
    ))  # fmt: skip
    columns.append(of_group[:, groups])
    top = top_container(shape)
    first, end = shape.first[top], shape.end[top]
    order = shape.order
    inside = (order >= first) & (order < end)
    outside = np.where(inside, 0, np.minimum(np.minimum(abs(order - first), abs(order - end)), 50))
    return [
        *columns, shape.node_prose[top] / shape.all_prose, inside, outside, shape.depth[shape.nodes] - shape.depth[top]
    ]  # fmt: skip


def signatures(table: BlockTable) -> Ints:
    """Per block a number that is equal where the tags and classes of the node and of its parent are."""
    numbers: dict[tuple[str, str, str, str], int] = {}
    tags, classes, parents, out = table.node_tag, table.node_classes, table.node_parent, []
    for node in table.nodes:
        parent = parents[node]
        out.append(numbers.setdefault((tags[node], classes[node], tags[parent], classes[parent]), len(numbers)))
    return np.array(out, np.int64)


def top_container(shape: Shape) -> int:
    """The node that a readability-style score takes for the article's container.

    A prose block gives its characters to its node's parent and half of them to the grandparent; linked text counts
    against.
    """
    parent = shape.parents[shape.nodes]
    grandparent = shape.parents[parent]
    size = len(shape.parents)
    score = np.bincount(parent, shape.prose, size) + 0.5 * np.bincount(grandparent, shape.prose, size)
    score += 0.25 * np.bincount(shape.parents[grandparent], shape.prose, size)
    score *= 1 - shape.node_links / np.maximum(shape.node_chars, 1)
    return int(score.argmax()) if size else 0


def _stated_column(texts: list[str], stated: str | None) -> Any:
    if not stated:
        return -1
    whole = "".join(filter(str.isalnum, stated)).lower()
    return [
        (len(part) > 15) + (part in whole) if (part := "".join(filter(str.isalnum, t[:90])).lower()) else 0
        for t in texts
    ]


def _mark_columns(shape: Shape) -> list[Any]:
    marks = np.array(shape.table.node_marks, np.int64)[shape.nodes]
    own = np.array(shape.table.node_own, np.int64)
    parent = shape.parents[shape.nodes]
    near = own[shape.nodes] | own[parent] | own[shape.parents[parent]]
    return [(marks & _SEEN_BITS) != 0, (near & _SEEN_BITS) != 0]
