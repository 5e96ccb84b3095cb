"""What the block classifier sees: one row of numbers per block, from the table's columns, no word of any language."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.block import BlockKind
from pipeline.segment.blocks import BlockTable
from pipeline.segment.marks import BIT, MARKS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# A block of this many characters, little of it linked, is prose: what articles mostly consist of.
PROSE_CHARS = 80
PROSE_LINKS = 0.4
_TERMINALS = frozenset('.!?…。！？؟।”"»')
_COMMAS = (",", "，", "、", "،")
_SEPARATORS = ("|", "·", "•", "»", "©", "›")
_HEAD = 80  # characters in which letter case and digits are counted
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_IDEOGRAPH_LETTERS = 2.5  # letters of a translation into English per ideograph or kana, about
_KIND_NUMBER = {kind: number for number, kind in enumerate(BlockKind)}
_TAG_NUMBER = {
    tag: number
    for number, tag in enumerate(
        ("p", "div", "li", "span", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article",
         "figcaption", "dd", "dt", "button", "label", "ul", "header", "footer", "aside", "body", "pre", "address", "center"),
        start=1,
    )
}  # fmt: skip

_TEXT_NAMES = ("chars", "words", "word_chars", "commas", "terminal", "ends_colon", "ends_question", "upper_words",
               "digits", "separators", "starts_lower", "sentences")  # fmt: skip
_SEEN_MARKS = tuple(name for name in MARKS if name != "consent-tool")  # a rule deals with those
_AROUND = (-3, -2, -1, 1, 2, 3)
FEATURES: tuple[str, ...] = (
    *_TEXT_NAMES, "link_share", "kind", "tag", "parent_tag", "depth", "position", "prose_before", "index", "blocks",
    "copies_before", "copies", "after_h1", "from_h1", "in_title", "to_prose_before", "to_prose_after",
    *(f"{name}_{step:+d}" for step in _AROUND for name in ("chars", "link_share", "kind", "same_node")),
    "window_prose", "window_links",
    *(f"{name}_{level}" for level in ("parent", "grandparent", "great")
      for name in ("prose_share", "link_share", "blocks", "mean_chars", "fill")),
    "sig_prose_share", "sig_links", "sig_blocks", "sig_mean_chars",
    "top_share", "in_top", "top_distance", "common_depth", "json_ld",
    *(f"mark_{name}" for name in _SEEN_MARKS), *(f"near_{name}" for name in _SEEN_MARKS),
)  # fmt: skip


def block_features(table: BlockTable, title: str | None = None, stated: str | None = None) -> Floats:
    """A row per block, a column per name in FEATURES.

    `title` is the page's title, `stated` the article text that structured data give, if any.
    """
    count = len(table.texts)
    shape = _Shape(table)
    columns: list[Any] = [*_text_columns(table.texts, shape.chars).T, shape.links / shape.chars]
    columns += _place_columns(table, shape, title)
    columns += _neighbour_columns(table, shape)
    columns += _container_columns(table, shape)
    columns.append(_stated_column(table.texts, stated))
    columns += _mark_columns(table, shape)
    out = np.empty((count, len(columns)), np.float32)
    for number, column in enumerate(columns):
        out[:, number] = column
    return out


class _Shape:
    """Columns of the table as arrays, and what every node holds in sum."""

    def __init__(self, table: BlockTable) -> None:
        self.nodes: Ints = np.array(table.nodes, np.int64)
        self.parents: Ints = np.maximum(np.array(table.node_parent, np.int64), 0)
        self.first: Ints = np.array(table.node_first, np.int64)
        self.end: Ints = np.array(table.node_end, np.int64)
        self.chars = np.array([_weight(t) for t in table.texts], np.float64)
        self.links = np.array(table.links, np.float64) * (self.chars / np.array([len(t) for t in table.texts]))
        self.is_prose = (self.chars >= PROSE_CHARS) & (self.links < PROSE_LINKS * self.chars)
        self.prose = np.where(self.is_prose, self.chars, 0.0)
        self.node_chars = self.within(self.chars)
        self.node_links = self.within(self.links)
        self.node_prose = self.within(self.prose)
        self.node_blocks = (self.end - self.first).astype(np.float64)
        self.all_prose = max(float(self.prose.sum()), 1.0)

    def within(self, column: NDArray[np.float64]) -> NDArray[np.float64]:
        """Per node: the sum of a block column over the blocks inside it."""
        sums = np.concatenate(([0.0], np.cumsum(column)))
        return sums[self.end] - sums[self.first]


def _weight(text: str) -> float:
    """Characters, each ideograph or kana counted as the letters that it stands for."""
    if text.isascii() or not _IDEOGRAPH.search(text):
        return len(text)
    return len(text) + (_IDEOGRAPH_LETTERS - 1) * len(_IDEOGRAPH.findall(text))


def _text_columns(texts: list[str], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    rows = []
    for text, weight in zip(texts, weights, strict=True):
        size = len(text)
        head = text[:_HEAD]
        words = text.count(" ") + 1
        first_words = head.split()
        rows.append((
            weight,
            words,
            size / words,
            sum(map(text.count, _COMMAS)),
            text[-1] in _TERMINALS,
            text[-1] == ":",
            text[-1] == "?",
            sum(word[0].isupper() for word in first_words) / len(first_words),
            sum(map(str.isdigit, head)) / len(head),
            sum(map(text.count, _SEPARATORS)),
            text[0].islower(),
            text.count(". ") + text.count("。"),
        ))  # fmt: skip
    out = np.array(rows, np.float64).reshape(len(texts), len(_TEXT_NAMES))
    out[:, 3] /= np.maximum(out[:, 1], 1)
    return out


def _place_columns(table: BlockTable, shape: _Shape, title: str | None) -> list[Any]:
    count = len(table.texts)
    order = np.arange(count)
    tags = np.array([_TAG_NUMBER.get(tag, 0) for tag in table.node_tag], np.int64)
    kinds = np.array([_KIND_NUMBER[kind] for kind in table.kinds], np.int64)
    before = (np.cumsum(shape.prose) - shape.prose) / shape.all_prose
    seen: dict[str, int] = {}
    copies_before = []
    for text in table.texts:
        copies_before.append(number := seen.get(text, 0))
        seen[text] = number + 1
    copies = [seen[text] for text in table.texts]
    h1 = next((i for i, node in enumerate(table.nodes) if table.node_tag[node] == "h1"), -1)
    folded = (title or "").lower()
    in_title = [10 < len(text) < 300 and text.lower() in folded for text in table.texts]
    prose_at = np.flatnonzero(shape.is_prose)
    slot = np.searchsorted(prose_at, order)
    bounded = np.concatenate(([-99], prose_at, [count + 99]))
    return [
        kinds, tags[shape.nodes], tags[shape.parents[shape.nodes]],
        np.array(table.node_depth)[shape.nodes], order / max(count, 1), before, order, np.full(count, count),
        copies_before, copies, (order > h1) if h1 >= 0 else np.full(count, -1), np.clip(order - h1, -50, 200),
        in_title, np.clip(order - bounded[slot], 0, 50),
        np.clip(bounded[np.minimum(np.searchsorted(prose_at, order, "right") + 1, len(bounded) - 1)] - order, 0, 50),
    ]  # fmt: skip


def _neighbour_columns(table: BlockTable, shape: _Shape) -> list[Any]:
    count, width = len(table.texts), max(abs(step) for step in _AROUND)
    pad = (width, width)
    kinds = np.pad(np.array([_KIND_NUMBER[kind] for kind in table.kinds], np.int64), pad, constant_values=-1)
    size = np.pad(shape.chars, pad)
    links = np.pad(shape.links / shape.chars, pad)
    parents = np.pad(shape.parents[shape.nodes], pad, constant_values=-1)
    columns: list[Any] = []
    here = slice(width, width + count)
    for step in _AROUND:
        there = slice(width + step, width + step + count)
        columns += [size[there], links[there], kinds[there], parents[there] == parents[here]]
    sums = np.cumsum(np.pad(np.stack((shape.prose, shape.links, shape.chars)), ((0, 0), (6, 5))), axis=1)
    prose, linked, chars = sums[:, 11 : 11 + count] - sums[:, :count] if count else np.zeros((3, 0))
    return [*columns, prose / np.maximum(chars, 1), linked / np.maximum(chars, 1)]


def _container_columns(table: BlockTable, shape: _Shape) -> list[Any]:
    columns: list[Any] = []
    node = shape.nodes
    for _ in range(3):
        node = shape.parents[node]
        chars, blocks = np.maximum(shape.node_chars[node], 1), np.maximum(shape.node_blocks[node], 1)
        columns += [
            shape.node_prose[node] / shape.all_prose, shape.node_links[node] / chars, blocks, chars / blocks,
            shape.node_prose[node] / chars,
        ]  # fmt: skip
    groups = signatures(table)[shape.nodes]
    total = np.bincount(groups, shape.chars)
    number = np.bincount(groups)
    columns += [
        np.bincount(groups, shape.prose)[groups] / shape.all_prose,
        (np.bincount(groups, shape.links) / np.maximum(total, 1))[groups],
        number[groups],
        (total / np.maximum(number, 1))[groups],
    ]  # fmt: skip
    top = top_container(table, shape)
    depth = np.array(table.node_depth)
    inside = (np.arange(len(shape.chars)) >= shape.first[top]) & (np.arange(len(shape.chars)) < shape.end[top])
    outside = np.where(
        inside,
        0,
        np.minimum(
            abs(np.arange(len(shape.chars)) - shape.first[top]), abs(np.arange(len(shape.chars)) - shape.end[top])
        ),
    )
    columns += [np.full(len(shape.chars), shape.node_prose[top] / shape.all_prose), inside, np.clip(outside, 0, 50)]
    columns.append(depth[shape.nodes] - depth[top])
    return columns


def signatures(table: BlockTable) -> Ints:
    """Per node a number that is equal for nodes of the same tags and classes, their parents' included."""
    numbers: dict[tuple[str, str, str, str], int] = {}
    tags, classes, out = table.node_tag, table.node_classes, []
    for tag, names, parent in zip(tags, classes, table.node_parent, strict=True):
        out.append(numbers.setdefault((tag, names, tags[parent], classes[parent]), len(numbers)))
    return np.array(out, np.int64)


def top_container(table: BlockTable, shape: _Shape) -> int:
    """The node that a readability-style score takes for the article's container.

    A prose block gives its characters to its node's parent and half of them to the grandparent; linked text counts
    against.
    """
    parent = shape.parents[shape.nodes]
    grandparent = shape.parents[parent]
    size = len(table.node_parent)
    score = np.bincount(parent, shape.prose, size) + 0.5 * np.bincount(grandparent, shape.prose, size)
    score += 0.25 * np.bincount(shape.parents[grandparent], shape.prose, size)
    score *= 1 - shape.node_links / np.maximum(shape.node_chars, 1)
    return int(score.argmax()) if size else 0


def _stated_column(texts: list[str], stated: str | None) -> Any:
    if not stated:
        return np.full(len(texts), -1)
    whole = "".join(filter(str.isalnum, stated)).lower()
    return [
        (len(part) > 15) + (part in whole) if (part := "".join(filter(str.isalnum, t[:90])).lower()) else 0
        for t in texts
    ]


def _mark_columns(table: BlockTable, shape: _Shape) -> list[Any]:
    marks = np.array(table.node_marks, np.int64)[shape.nodes]
    own = np.array(table.node_own, np.int64)
    parent = shape.parents[shape.nodes]
    near = own[shape.nodes] | own[parent] | own[shape.parents[parent]]
    bits = np.array([BIT[name] for name in _SEEN_MARKS], np.int64)
    return [*((marks[:, None] & bits) != 0).T, *((near[:, None] & bits) != 0).T]
