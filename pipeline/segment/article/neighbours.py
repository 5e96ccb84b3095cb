"""What the classifier's second pass sees beside the features: what the first pass thinks of the blocks around."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.segment.article.features import Doubles, Floats, Shape

_AROUND = (-3, -2, -1, 1, 2, 3)
_WINDOW = 8  # blocks on either side
_FAR = 50
CONTEXT: tuple[str, ...] = (
    "first", *(f"first_{step:+d}" for step in _AROUND),
    "before", "all", "own_share", "most_before", "most_behind", "window", "window_before", "window_behind",
    *(f"{name}_{level}" for level in ("parent", "grandparent", "great") for name in ("first", "share")),
    "sig_first", "sig_share", "to_likely_before", "to_likely_behind",
)  # fmt: skip


def context_features(shape: Shape, first: Doubles) -> Floats:
    """A row per block, a column per name in CONTEXT; `first` are the first pass's probabilities."""
    order, words = shape.order, shape.words
    count = len(order)
    expected = first * words
    sums, sizes = _sums(expected), _sums(words)
    total = max(float(sums[-1]), 1e-6)
    padded = np.pad(first, _AROUND[-1])
    low, high = np.maximum(order - _WINDOW, 0), np.minimum(order + _WINDOW + 1, count)
    columns: list[Any] = [first]
    columns += [padded[_AROUND[-1] + step :][:count] for step in _AROUND]
    columns += [
        sums[:-1] / total, total, expected / total, np.maximum.accumulate(first), np.maximum.accumulate(first[::-1])[::-1],
        (sums[high] - sums[low]) / np.maximum(sizes[high] - sizes[low], 1),
        (sums[:-1] - sums[low]) / np.maximum(sizes[:-1] - sizes[low], 1),
        (sums[high] - sums[1:]) / np.maximum(sizes[high] - sizes[1:], 1),
    ]  # fmt: skip
    inside = sums[shape.end] - sums[shape.first]
    share, mean = inside / total, inside / np.maximum(sizes[shape.end] - sizes[shape.first], 1)
    node = shape.nodes
    for _ in range(3):
        node = shape.parents[node]
        columns += [mean[node], share[node]]
    of_group = np.bincount(shape.groups, expected)
    columns += [
        (of_group / np.maximum(np.bincount(shape.groups, words), 1))[shape.groups],
        (of_group / total)[shape.groups],
    ]
    likely = np.flatnonzero(first > 0.5)
    bounds = np.concatenate(([-2 * _FAR], likely, [count + 2 * _FAR]))
    before = bounds[np.searchsorted(likely, order)]
    behind = bounds[np.searchsorted(likely, order, "right") + 1]
    columns += [np.minimum(order - before, _FAR), np.minimum(behind - order, _FAR)]
    out = np.empty((len(CONTEXT), count), np.float32)
    for number, column in enumerate(columns):
        out[number] = column
    return out.T


def _sums(column: Doubles) -> Doubles:
    """Running sums from 0 on: one more than the column has."""
    out = np.zeros(len(column) + 1)
    np.cumsum(column, out=out[1:])
    return out
