"""The block classifier: boosted trees, evaluated for all blocks of a page at once with array operations alone.

The method is QuickScorer's (Lucchese et al., SIGIR 2015): every inner node that a row fails strikes out the leaves on
its left; of the leaves that remain in a tree the first is the row's. A node is a bit mask over the leaves of its tree, so
that all nodes of all trees are two array operations instead of a walk per level. Leaf values are integers: their sum is
exact and the same on any machine.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAX_LEAVES = 16  # a mask has 16 bits
SCALE = 4096  # leaf values are stored in this many parts of one unit of log odds
FORMAT = 1
_ROWS = 512  # rows scored at a time: bounds the memory for pages of any size
_FILE = "html_blocks.json"


@dataclass(frozen=True)
class BlockModel:
    """Trees as arrays: `feature`, `threshold`, `mask` are trees x 15, `values` is trees x 16.

    A row fails a node when its feature is greater than the threshold. Absent nodes have an infinite threshold.
    """

    names: tuple[str, ...]
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    mask: NDArray[np.uint16]
    values: NDArray[np.int32]
    bias: int

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each row to be part of the article; `rows` has the columns `names`."""
        odds = np.empty(len(rows), np.int64)
        for start in range(0, len(rows), _ROWS):
            odds[start : start + _ROWS] = self._odds(rows[start : start + _ROWS])
        return 1.0 / (1.0 + np.exp(np.clip(odds, -20 * SCALE, 20 * SCALE) / -SCALE))

    def _odds(self, rows: NDArray[np.float32]) -> NDArray[np.int64]:
        trees, nodes = self.feature.shape
        columns = np.ascontiguousarray(rows.T)
        failed = columns[self.feature.ravel()] > self.threshold.reshape(-1, 1)
        left = np.where(failed, self.mask.reshape(-1, 1), np.uint16(0xFFFF)).reshape(trees, nodes, len(rows))
        alive = np.bitwise_and.reduce(left, axis=1)
        leaf = _lowest_bits()[alive]
        picked = self.values[np.arange(trees)[:, None], leaf]
        odds: NDArray[np.int64] = picked.sum(axis=0, dtype=np.int64) + self.bias
        return odds

    def to_json(self) -> str:
        """The model as text, one tree a line: [[feature, threshold, mask], …], [leaf values]."""
        lines = []
        for feature, threshold, mask, values in zip(self.feature, self.threshold, self.mask, self.values, strict=True):
            used = np.flatnonzero(np.isfinite(threshold))
            nodes = [[int(feature[i]), float(np.format_float_positional(threshold[i])), int(mask[i])] for i in used]
            lines.append(json.dumps([nodes, values[: len(used) + 1].tolist()], separators=(",", ":")))
        head = {"format": FORMAT, "names": list(self.names), "bias": self.bias}
        return json.dumps(head)[:-1] + ', "trees": [\n' + ",\n".join(lines) + "\n]}\n"

    @classmethod
    def from_json(cls, content: str) -> BlockModel:
        """The model from its text. Raises ValueError for another format."""
        stored: dict[str, Any] = json.loads(content)
        if stored.get("format") != FORMAT:
            raise ValueError(f"the block model has format {stored.get('format')!r}, expected {FORMAT}: train it anew")
        trees = stored["trees"]
        shape = (len(trees), MAX_LEAVES - 1)
        feature, mask = np.zeros(shape, np.intp), np.full(shape, 0xFFFF, np.uint16)
        threshold, values = np.full(shape, np.inf, np.float32), np.zeros((len(trees), MAX_LEAVES), np.int32)
        for number, (nodes, leaves) in enumerate(trees):
            for slot, node in enumerate(nodes):
                feature[number, slot], threshold[number, slot], mask[number, slot] = node
            values[number, : len(leaves)] = leaves
        return cls(tuple(stored["names"]), feature, threshold, mask, values, int(stored["bias"]))


@lru_cache(maxsize=1)
def _lowest_bits() -> NDArray[np.uint8]:
    """For each 16-bit number the place of its lowest set bit."""
    numbers = np.arange(1 << MAX_LEAVES, dtype=np.uint32)
    places = np.zeros(len(numbers), np.uint8)
    for place in reversed(range(MAX_LEAVES)):
        places[(numbers >> place) & 1 == 1] = place
    return places


@lru_cache(maxsize=1)
def load_block_model() -> BlockModel:
    """The model that ships with the package, read on first use."""
    return BlockModel.from_json((resources.files("pipeline.packs") / "data" / "models" / _FILE).read_text("utf-8"))
