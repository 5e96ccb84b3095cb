"""LightGBM's trees and their compiled form give the same scores."""

import lightgbm
import numpy as np

from lab.training.compile_trees import compile_trees
from pipeline.learned.paths import SCALE, TreeModel


def test_compiled_trees_score_as_lightgbm_does() -> None:
    random = np.random.default_rng(7)
    rows = random.normal(size=(3000, 6)).astype(np.float32)
    labels = (rows[:, 0] * rows[:, 1] + rows[:, 2] > 0.2).astype(int)
    options = {"objective": "binary", "num_leaves": 15, "max_depth": 6, "verbose": -1, "num_threads": 1, "seed": 3}
    booster = lightgbm.train(options, lightgbm.Dataset(rows[:2000], labels[:2000]), 40)
    model = compile_trees(booster.dump_model(), [f"f{n}" for n in range(6)], {})
    model = TreeModel.from_json(model.to_json())
    expected = booster.predict(rows[2000:], raw_score=True)
    assert np.abs(model.margins(rows[2000:]) / SCALE - expected).max() < 40 / SCALE
    assert model.depth <= 6
