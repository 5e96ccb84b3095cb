"""Boosted trees, evaluated for all rows at once with array operations alone.

The method is QuickScorer's (Lucchese et al., SIGIR 2015): every inner node that a row fails strikes out the leaves on
its left; of the leaves that remain in a tree the first is the row's. A node is a bit mask over the leaves of its tree, so
that a level of nodes is a handful of array operations. Leaf values are integers: their sum is exact and the same on any
machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAX_LEAVES = 16  # a mask has 16 bits
SCALE = 4096  # leaf values are stored in this many parts of one unit of log odds
_ROWS = 512  # rows scored at a time: bounds the memory for pages of any size


@dataclass(frozen=True)
class Trees:
    """Trees as arrays: `feature`, `threshold`, `mask` are trees x 15, `values` is trees x 16.

    A row fails a node when its feature is greater than the threshold. Absent nodes have an infinite threshold.
    """

    names: tuple[str, ...]
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    mask: NDArray[np.uint16]
    values: NDArray[np.int32]

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each row; `rows` has the columns `names`."""
        odds = np.empty(len(rows), np.int64)
        for start in range(0, len(rows), _ROWS):
            odds[start : start + _ROWS] = self._odds(rows[start : start + _ROWS])
        return 1.0 / (1.0 + np.exp(np.clip(odds, -20 * SCALE, 20 * SCALE) / -SCALE))

    def _odds(self, rows: NDArray[np.float32]) -> NDArray[np.int64]:
        columns = np.ascontiguousarray(rows.T)
        struck = np.zeros((len(self.values), len(rows)), np.uint16)
        for feature, threshold, mask in self._levels:
            struck |= (columns.take(feature, 0) > threshold) * mask
        leaf = _lowest_clear_bits().take(struck)
        leaf += np.arange(0, self.values.size, MAX_LEAVES)[:, None]
        odds: NDArray[np.int64] = self.values.ravel().take(leaf).sum(axis=0, dtype=np.int64)
        return odds

    @cached_property
    def _levels(self) -> list[tuple[NDArray[np.intp], NDArray[np.float32], NDArray[np.uint16]]]:
        """Per slot the feature of every tree's node, its threshold, and the leaves that it strikes out, as columns."""
        slots = range(MAX_LEAVES - 1)
        features = [np.ascontiguousarray(self.feature[:, slot]) for slot in slots]
        thresholds = [np.ascontiguousarray(self.threshold[:, slot, None]) for slot in slots]
        struck = [np.ascontiguousarray(~self.mask[:, slot, None]) for slot in slots]
        return list(zip(features, thresholds, struck, strict=True))

    def as_json(self) -> dict[str, Any]:
        """Plain values; a tree is [[feature, threshold, mask], …], [leaf values]."""
        trees = []
        for feature, threshold, mask, values in zip(self.feature, self.threshold, self.mask, self.values, strict=True):
            used = np.flatnonzero(np.isfinite(threshold))
            nodes = [[int(feature[i]), float(np.format_float_positional(threshold[i])), int(mask[i])] for i in used]
            trees.append([nodes, values[: len(used) + 1].tolist()])
        return {"names": list(self.names), "trees": trees}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Trees:
        """The trees from their plain values."""
        trees = stored["trees"]
        shape = (len(trees), MAX_LEAVES - 1)
        feature, mask = np.zeros(shape, np.intp), np.full(shape, 0xFFFF, np.uint16)
        threshold, values = np.full(shape, np.inf, np.float32), np.zeros((len(trees), MAX_LEAVES), np.int32)
        for number, (nodes, leaves) in enumerate(trees):
            for slot, node in enumerate(nodes):
                feature[number, slot], threshold[number, slot], mask[number, slot] = node
            values[number, : len(leaves)] = leaves
        return cls(tuple(stored["names"]), feature, threshold, mask, values)


@lru_cache(maxsize=1)
def _lowest_clear_bits() -> NDArray[np.intp]:
    """For each 16-bit number the place of its lowest bit that is not set; 0 where all are."""
    numbers = np.arange(1 << MAX_LEAVES, dtype=np.uint32)
    places = np.zeros(len(numbers), np.intp)
    for place in reversed(range(MAX_LEAVES)):
        places[(numbers >> place) & 1 == 0] = place
    return places
