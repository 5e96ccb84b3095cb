"""LightGBM's trees as the bit masks that the product evaluates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pipeline.learned.trees import MAX_LEAVES, SCALE, Trees

Node = dict[str, Any]


def compile_masks(dump: Mapping[str, Any], names: Sequence[str]) -> Trees:
    """Turn `Booster.dump_model()` into Trees. Raises ValueError for trees of more leaves or other splits."""
    trees = dump["tree_info"]
    shape = (len(trees), MAX_LEAVES - 1)
    feature, mask = np.zeros(shape, np.intp), np.full(shape, 0xFFFF, np.uint16)
    threshold, values = np.full(shape, np.inf, np.float32), np.zeros((len(trees), MAX_LEAVES), np.int32)
    for number, tree in enumerate(trees):
        nodes: list[tuple[int, float, int]] = []
        leaves: list[float] = []
        _collect(tree["tree_structure"], nodes, leaves)
        if len(leaves) > MAX_LEAVES:
            raise ValueError(f"tree {number} has {len(leaves)} leaves; at most {MAX_LEAVES} fit a mask")
        for slot, (column, limit, struck) in enumerate(nodes):
            feature[number, slot], mask[number, slot] = column, 0xFFFF & ~struck
            threshold[number, slot] = _not_above(limit)
        values[number, : len(leaves)] = [round(value * SCALE) for value in leaves]
    return Trees(tuple(names), feature, threshold, mask, values)


def _collect(node: Node, nodes: list[tuple[int, float, int]], leaves: list[float]) -> None:
    """Leaves from left to right, and for each inner node the bits of the leaves on its left."""
    if "leaf_value" in node:
        leaves.append(node["leaf_value"])
        return
    if node["decision_type"] != "<=":
        raise ValueError(f"a split by {node['decision_type']!r} cannot be compiled")
    first = len(leaves)
    _collect(node["left_child"], nodes, leaves)
    struck = (1 << len(leaves)) - (1 << first)
    nodes.append((node["split_feature"], node["threshold"], struck))
    _collect(node["right_child"], nodes, leaves)


def _not_above(limit: float) -> np.float32:
    """The greatest 32-bit number that is not above the limit: features are 32-bit, so comparisons stay the same."""
    near = np.float32(limit)
    return near if float(near) <= limit else np.nextafter(near, np.float32(-np.inf))
