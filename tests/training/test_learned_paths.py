"""The evaluator of the line model: trees as arrays."""

import math

import numpy as np
import pytest

from pipeline.learned.paths import BATCH, SCALE, TreeModel, load_trees, margin_of, probability


@pytest.fixture
def model() -> TreeModel:
    """Two trees by hand: `length <= 40` gives +1, else `stops <= 0` gives -0.5 or -2; and a stump of +0.25."""
    inf = math.inf
    return TreeModel(
        names=("length", "stops"),
        feature=np.array([0, 0, 1, 0, 0, 0]),
        threshold=np.array([40.0, inf, 0.0, inf, inf, inf]),
        left=np.array([1, 1, 3, 3, 4, 5]),
        value=np.array([0, SCALE, -SCALE, -SCALE // 2, -2 * SCALE, SCALE // 4]),
        roots=np.array([0, 5]),
        depth=2,
        settings={"measured_on": "nothing"},
    )


def rows(*values: tuple[float, float]) -> np.ndarray:
    return np.array(values, np.float32)


def test_margins_are_the_sums_of_the_leaves(model: TreeModel) -> None:
    margins = model.margins(rows((40, 9), (41, 0), (90, 1)))
    assert margins.tolist() == [SCALE + SCALE // 4, -SCALE // 2 + SCALE // 4, -2 * SCALE + SCALE // 4]


def test_contributions_add_up_to_the_way_from_the_roots(model: TreeModel) -> None:
    lines = rows((40, 9), (41, 0), (90, 1))
    shares = model.contributions(lines)
    assert shares[2].tolist() == [-SCALE, -SCALE]
    assert (shares.sum(axis=1) + model.value[model.roots].sum() == model.margins(lines)).all()


def test_the_file_gives_the_same_model_and_the_same_bytes(model: TreeModel) -> None:
    again = TreeModel.from_json(model.to_json())
    lines = np.random.default_rng(1).uniform(0, 80, (3 * BATCH + 5, 2)).astype(np.float32)
    assert (again.margins(lines) == model.margins(lines)).all()
    assert again.to_json() == model.to_json()
    assert again.settings == {"measured_on": "nothing"}


def test_a_file_of_another_format_says_what_to_do(model: TreeModel) -> None:
    with pytest.raises(ValueError, match="train it anew"):
        TreeModel.from_json(model.to_json().replace(b'"format":1', b'"format":0'))


def test_a_model_is_read_once(model: TreeModel) -> None:
    content = model.to_json()
    assert load_trees(content) is load_trees(bytes(content))


def test_probabilities_and_margins_belong_together() -> None:
    assert probability(0) == 0.5
    assert probability(margin_of(0.9)) == 0.9
    assert probability(-(10**9)) == 0.0
