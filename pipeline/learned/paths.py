"""The evaluator of the small learned model: boosted trees as flat arrays, walked for all lines of a document at once.

No training library is needed. Leaf values are integers, so that the sum over the trees is exact and the same on any
machine. Walking the arrays costs about the same for one line as for fifty, since every step moves all lines through
all trees; compiled nested `if`s are faster for one or two lines only (measured by `lab.training`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Leaf values are stored in this many parts of one unit of log odds.
SCALE = 65536
# Lines walked at a time: what is written in between stays in the processor's cache.
BATCH = 128
EXPLAINED = 32  # as many for `explain`, which writes more
FORMAT = 1


@dataclass(frozen=True)
class TreeModel:
    """Boosted decision trees. All arrays but `roots` have an entry for every node of every tree.

    A node sends a line to `left` if its `feature` is at most `threshold`, and to the node behind `left` otherwise; a leaf
    sends it to itself. `value` is the sum of log odds (times `SCALE`) at the node, for inner nodes the mean over the lines
    that were trained on.
    """

    names: tuple[str, ...]
    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    value: NDArray[np.int64]
    roots: NDArray[np.int64]
    depth: int
    settings: Mapping[str, Any]  # what the trainer chose: thresholds and what they were measured on

    def margins(self, rows: NDArray[np.float32]) -> NDArray[np.int64]:
        """Log odds (times `SCALE`) that a line is boilerplate; `rows` has the columns `names`."""
        return self.sum_up(self.leaves(rows))

    def contributions(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """How much each feature moved each row's log odds (times `SCALE`): the steps along the paths, summed up."""
        return self.explain(self.leaves(rows))

    def leaves(self, rows: NDArray[np.float32]) -> NDArray[np.int32]:
        """The leaf of every tree at which each row arrives: what `sum_up` and `explain` go by."""
        out = np.empty((len(rows), len(self.roots)), np.int32)
        for start in range(0, len(rows), BATCH):
            out[start : start + BATCH] = self._walk(rows[start : start + BATCH])
        return out

    def sum_up(self, leaves: NDArray[np.int32]) -> NDArray[np.int64]:
        """The margins of rows that arrived at these leaves."""
        return np.asarray(self.value.take(leaves).sum(axis=1), np.int64)

    def _walk(self, rows: NDArray[np.float32]) -> NDArray[np.int64]:
        count, width = rows.shape
        cells, begins = rows.ravel(), (np.arange(count) * width)[:, None]
        node = np.repeat(self.roots[None, :], count, axis=0)
        for _ in range(self.depth):
            # `take` on flat arrays: half the time of indexing with two arrays.
            right = cells.take(self.feature.take(node) + begins) > self._limits.take(node)
            node = self.left.take(node)
            node += right
        return node

    @cached_property
    def _limits(self) -> NDArray[np.float32]:
        """The thresholds as the greatest single-precision numbers at or below them: the same features lie beyond."""
        near = self.threshold.astype(np.float32)
        below = np.nextafter(near, np.float32(-np.inf))
        return np.where(near.astype(np.float64) > self.threshold, below, near)

    def explain(self, leaves: NDArray[np.int32]) -> NDArray[np.float64]:
        """The contributions of every feature to rows that arrived at these leaves."""
        count, width = len(leaves), len(self.names)
        features, moves = self._paths
        out = np.zeros((count, width))
        for start in range(0, count, EXPLAINED):
            batch = leaves[start : start + EXPLAINED]
            cells = features.take(batch, axis=0) + (np.arange(len(batch)) * width)[:, None, None]
            total = np.bincount(cells.ravel(), moves.take(batch, axis=0).ravel(), len(batch) * width)
            out[start : start + EXPLAINED] = total.reshape(-1, width)
        return out

    @cached_property
    def _paths(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """For every node the features asked on the way to it, and how far each answer moved the value.

        Rows have `depth` entries; those of shallower nodes end in moves of zero.
        """
        features = np.zeros((len(self.left), self.depth), np.int64)
        moves = np.zeros((len(self.left), self.depth))
        level = [(int(root), 0) for root in self.roots]
        for node, depth in level:  # grows while it is read: breadth first
            first = int(self.left[node])
            if first == node:
                continue
            for child in (first, first + 1):
                features[child], moves[child] = features[node], moves[node]
                features[child, depth], moves[child, depth] = self.feature[node], self.value[child] - self.value[node]
                level.append((child, depth + 1))
        return features, moves

    def to_json(self) -> bytes:
        """The model as a file: thresholds are listed once per feature, a node holds [feature, threshold, left, value]."""
        is_leaf = self.left == np.arange(len(self.left))
        used = {f: sorted(set(self.threshold[(self.feature == f) & ~is_leaf].tolist())) for f in range(len(self.names))}
        place = {(f, t): i for f, values in used.items() for i, t in enumerate(values)}
        steps = self.left - np.arange(len(self.left))
        columns = zip(self.feature, self.threshold, steps, self.value, is_leaf, strict=True)
        nodes = [
            [int(v)] if leaf else [int(f), place[int(f), float(t)], int(step), int(v)]
            for f, t, step, v, leaf in columns
        ]
        table = {
            "format": FORMAT,
            "settings": self.settings,
            "names": list(self.names),
            "thresholds": [used[f] for f in range(len(self.names))],
            "roots": self.roots.tolist(),
            "depth": self.depth,
            "nodes": nodes,
        }
        return (json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode()

    @classmethod
    def from_json(cls, content: bytes) -> TreeModel:
        """The model out of its file. Raises ValueError for a file of another format."""
        table = json.loads(content)
        if table.get("format") != FORMAT:
            raise ValueError(f"the line model has format {table.get('format')!r}, expected {FORMAT}: train it anew")
        nodes = table["nodes"]
        thresholds = table["thresholds"]
        rows = [(n[0], thresholds[n[0]][n[1]], n[2], n[3]) if len(n) == 4 else (0, math.inf, 0, n[0]) for n in nodes]
        feature, threshold, left, value = zip(*rows, strict=True)
        return cls(
            names=tuple(table["names"]),
            feature=np.array(feature, np.int64),
            threshold=np.array(threshold, np.float64),
            left=np.array(left, np.int64) + np.arange(len(nodes)),
            value=np.array(value, np.int64),
            roots=np.array(table["roots"], np.int64),
            depth=int(table["depth"]),
            settings=table["settings"],
        )


def probability(margin: int) -> float:
    """The probability, in thousandths, that belongs to log odds times `SCALE`."""
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, margin / SCALE)))), 3)


def margin_of(share: float) -> int:
    """Log odds times `SCALE` of a probability between 0 and 1."""
    return round(math.log(share / (1 - share)) * SCALE)


@lru_cache(maxsize=8)
def load_trees(content: bytes) -> TreeModel:
    """The model of a rule set, read on first use."""
    return TreeModel.from_json(content)
