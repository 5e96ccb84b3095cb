"""LightGBM's trees as the flat arrays that the product reads."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pipeline.learned.paths import SCALE, TreeModel

Node = dict[str, Any]


def compile_trees(dump: Mapping[str, Any], names: Sequence[str], settings: Mapping[str, Any]) -> TreeModel:
    """Flatten `Booster.dump_model()`. A node's children stand side by side; leaf values are rounded to 1/SCALE."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    deepest = 0

    def add() -> int:
        feature.append(0)
        threshold.append(math.inf)
        left.append(len(left))
        value.append(0.0)
        return len(left) - 1

    def fill(node: Node, at: int, depth: int) -> float:
        """Write the node and all below it; its weight. Leaf-wise trees are shallow: the trainer limits their depth."""
        nonlocal deepest
        deepest = max(deepest, depth)
        if "leaf_value" in node:
            value[at] = node["leaf_value"]
            return float(node.get("leaf_count", 1))
        if node["decision_type"] != "<=":
            raise ValueError(f"a split by {node['decision_type']!r} cannot be compiled")
        feature[at], threshold[at] = node["split_feature"], node["threshold"]
        first = add()
        second = add()
        left[at] = first
        weights = fill(node["left_child"], first, depth + 1), fill(node["right_child"], second, depth + 1)
        total = sum(weights) or 1.0
        value[at] = (value[first] * weights[0] + value[second] * weights[1]) / total
        return total

    for tree in dump["tree_info"]:
        roots.append(add())
        fill(tree["tree_structure"], roots[-1], 0)
    return TreeModel(
        names=tuple(names),
        feature=np.array(feature, np.int64),
        threshold=np.array(threshold, np.float64),
        left=np.array(left, np.int64),
        value=np.array([round(v * SCALE) for v in value], np.int64),
        roots=np.array(roots, np.int64),
        depth=deepest,
        settings=settings,
    )
