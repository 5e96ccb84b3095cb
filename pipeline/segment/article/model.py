"""The block classifier: two sets of boosted trees, the second of which also sees what the first thinks of the blocks around."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from pipeline.learned.trees import Trees
from pipeline.packs.shipped import BLOCK_MODEL, shipped_model
from pipeline.segment.article.features import Doubles, Floats, Shape
from pipeline.segment.article.neighbours import context_features

FORMAT = 2
# First probability up to which a block is settled: no second look changes the choice. Of the blocks of 930 labelled pages
# 47 % lie below, and with them .5 % of the articles' blocks, or .08 % of their words.
SETTLED = 0.02


@dataclass(frozen=True)
class BlockModel:
    """`first` sees FEATURES, `second` FEATURES and CONTEXT."""

    first: Trees
    second: Trees

    def probabilities(self, shape: Shape, rows: Floats) -> Doubles:
        """The probability of each block to be part of the article; `rows` are the page's `block_features`."""
        found = first_probabilities(self.first, shape, rows)
        open_rows = np.flatnonzero(found > SETTLED)
        if len(open_rows):
            found[open_rows] = self.second.probabilities(second_rows(shape, rows, found).T.take(open_rows, 1).T)
        return found

    def to_json(self) -> str:
        """The model as text, one tree a line."""
        parts = {"first": self.first.as_json(), "second": self.second.as_json()}
        lines = json.dumps({"format": FORMAT, **parts}, separators=(",", ":"))
        return lines.replace("]],[[[", "]],\n[[[") + "\n"

    @classmethod
    def from_json(cls, content: str) -> BlockModel:
        """The model from its text. Raises ValueError for another format."""
        stored: dict[str, Any] = json.loads(content)
        if stored.get("format") != FORMAT:
            raise ValueError(f"the block model has format {stored.get('format')!r}, expected {FORMAT}: train it anew")
        return cls(Trees.from_json(stored["first"]), Trees.from_json(stored["second"]))


def first_probabilities(first: Trees, shape: Shape, rows: Floats) -> Doubles:
    """What the first trees say, and nothing of what no article holds: a dialog's prose must not outshine a short article."""
    found: Doubles = first.probabilities(rows)
    found[shape.never] = 0.0
    return found


def second_rows(shape: Shape, rows: Floats, first: Doubles) -> Floats:
    """What the second trees see of every block: the features, and the context under the first probabilities."""
    return np.concatenate((rows.T, context_features(shape, first).T)).T


@lru_cache(maxsize=1)
def load_block_model() -> BlockModel:
    """The model that ships with the package, read on first use."""
    return BlockModel.from_json(shipped_model(BLOCK_MODEL))
