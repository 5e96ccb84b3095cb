"""The block classifier, the choice of a set under it, and how gold texts become labels."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lab.training.html_labels import label_blocks
from lab.training.html_trees import compile_masks
from pipeline.learned.trees import SCALE
from pipeline.segment.article.choose import best_set, can_turn, stated_body, with_vote
from pipeline.segment.article.features import FEATURES
from pipeline.segment.article.model import BlockModel, load_block_model
from pipeline.segment.article.neighbours import CONTEXT


def leaf(value: float) -> dict[str, Any]:
    return {"leaf_value": value}


def split(feature: int, limit: float, left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    return {
        "split_feature": feature, "threshold": limit, "decision_type": "<=", "left_child": left, "right_child": right
    }  # fmt: skip


FIRST = split(0, 0.5, split(1, 2.0, leaf(-1), leaf(2)), split(1, 0.1, leaf(3), split(0, 7.0, leaf(-2), leaf(0.5))))
SECOND = split(1, 1.0, leaf(0.25), leaf(-0.75))
TREES = {"tree_info": [{"tree_structure": FIRST}, {"tree_structure": SECOND}, {"tree_structure": leaf(0.125)}]}


def walk(node: dict[str, Any], row: list[float]) -> float:
    while "leaf_value" not in node:
        side = "left_child" if row[node["split_feature"]] <= node["threshold"] else "right_child"
        node = node[side]
    return float(node["leaf_value"])


@given(st.lists(st.tuples(st.floats(-1, 9, width=32), st.floats(-1, 9, width=32)), max_size=8))
def test_masks_give_what_a_walk_through_the_trees_gives(rows: list[tuple[float, float]]) -> None:
    rows += list(product((0.5, 7.0), (0.1, 1.0, 2.0)))  # the limits themselves
    trees = compile_masks(TREES, ("a", "b"))
    stored = BlockModel(trees, trees).to_json()
    model = BlockModel.from_json(stored).second
    assert BlockModel.from_json(stored).to_json() == stored
    found = model.probabilities(np.array(rows, np.float32))
    for row, probability in zip(rows, found, strict=True):
        exact = [float(np.float32(value)) for value in row]
        odds = sum(walk(tree["tree_structure"], exact) for tree in TREES["tree_info"])
        assert probability == pytest.approx(1 / (1 + np.exp(-odds)), abs=1 / SCALE)


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    tree = leaf(0.0)
    for number in range(16):
        tree = split(0, float(number), leaf(1.0), tree)
    with pytest.raises(ValueError, match="17 leaves"):
        compile_masks({"tree_info": [{"tree_structure": tree}]}, ("a",))


def test_the_shipped_model_fits_the_features_and_is_small() -> None:
    model = load_block_model()
    assert model.first.names == FEATURES
    assert model.second.names == (*FEATURES, *CONTEXT)
    assert len(model.to_json()) < 300_000


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 50)), min_size=1, max_size=7))
def test_no_other_set_promises_more(blocks: list[tuple[float, int]]) -> None:
    probability = np.array([p for p, _ in blocks])
    words = np.array([float(w) for _, w in blocks])
    found = best_set(probability, words)
    for members in product((False, True), repeat=len(blocks)):
        chosen = np.array(members)
        overlap = float((probability * words)[chosen].sum())
        f1 = 2 * overlap / (float(words[chosen].sum()) + float((probability * words).sum()) + 1e-9)
        assert f1 <= found.expected_f1 + 1e-6


def test_a_vote_moves_the_odds_and_nothing_else() -> None:
    moved = with_vote(np.array([0.5, 0.5, 0.9, 0.9]), [True, False, True, False])
    assert moved[0] > 0.5 > moved[1]
    assert moved[2] > 0.9 > moved[3] > 0.5


@pytest.mark.parametrize(
    ("doubtful", "turns"), [(0.7, False), (0.57, False), (0.55, True), (0.4, True), (0.23, True), (0.2, False)]
)
def test_a_vote_is_worth_asking_for_where_it_can_turn_much(doubtful: float, turns: bool) -> None:
    words = np.array([50.0, 50.0, 20.0])
    assert can_turn(np.array([0.98, doubtful, 0.01]), words) is turns
    assert not can_turn(np.array([0.98, doubtful, 0.01]), words * [1, 0.1, 1])


def test_the_longest_stated_body_counts() -> None:
    assert (
        stated_body([{"articleBody": "one"}, {"headline": "x"}, {"articleBody": "longer"}, {"articleBody": 3}])
        == "longer"
    )
    assert stated_body([]) is None


GOLD = (
    "The pier closes on Monday. Ferries leave from the new quay. Fishermen protest against the decision of the council."
)


def test_labels_follow_the_gold_text() -> None:
    texts = ["Home", "The pier closes on Monday.", "Ferries leave from the new quay.", "Read on Monday the pier",
             "Fishermen protest against the decision of the council."]  # fmt: skip
    assert label_blocks(texts, [GOLD]) == [False, True, True, False, True]


def test_only_one_of_two_copies_is_labelled() -> None:
    assert sum(label_blocks([GOLD, "Imprint", GOLD], [GOLD])) == 1


def test_the_gold_that_is_reached_best_decides() -> None:
    assert label_blocks(["A text that nobody wrote down here", GOLD], ["Something else", GOLD]) == [False, True]
