"""Which blocks are the article: the set of blocks that promises the best F1 under the classifier's probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.markup import Markup
from pipeline.segment.block_model import load_block_model
from pipeline.segment.blocks import BlockTable
from pipeline.segment.features import block_features


@dataclass(frozen=True)
class Article:
    """The chosen blocks, and how good the choice promises to be: expected word F1, 0 to 1."""

    blocks: NDArray[np.bool_]
    expected_f1: float


def choose_article(table: BlockTable, markup: Markup) -> Article:
    """Choose the blocks of a page's article; none if nothing on the page looks like one."""
    if not table.texts:
        return Article(np.zeros(0, np.bool_), 0.0)
    rows = block_features(table, markup.title, stated_body(markup.json_ld))
    return best_set(load_block_model().probabilities(rows), word_counts(table.texts))


def word_counts(texts: Sequence[str]) -> NDArray[np.float64]:
    """Words of each text, counted by its spaces; for scripts without them, two characters count as one."""
    return np.array(
        [max(text.count(" ") + 1, 0 if text.isascii() else len(text.encode()) // 12) for text in texts], np.float64
    )


def best_set(probability: NDArray[np.float64], words: NDArray[np.float64]) -> Article:
    """The set with the greatest expected F1 over words.

    F1 of a set S is 2 * overlap / (words of S + words of the article). With both replaced by what the probabilities let
    expect, the best S holds the most probable blocks down to some probability (about half the F1 it reaches), so only
    as many sets as there are blocks need a look (Ye et al., ICML 2012, section 3).
    """
    order = np.argsort(-probability, kind="stable")
    overlap = np.cumsum((probability * words)[order])
    size = np.cumsum(words[order])
    f1 = 2 * overlap / (size + overlap[-1] + 1e-9)
    last = int(f1.argmax())
    chosen = np.zeros(len(words), np.bool_)
    chosen[order[: last + 1]] = True
    return Article(chosen, float(f1[last]))


def stated_body(nodes: Sequence[Mapping[str, Any]]) -> str | None:
    """The longest `articleBody` among a page's structured statements."""
    return max(_bodies(nodes), key=len, default=None)


def _bodies(nodes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for node in nodes:
        body = node.get("articleBody")
        if isinstance(body, str) and body:
            yield body
