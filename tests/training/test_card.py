"""The card in docs/ is of the model that ships: its thresholds, its size and its cross-validated figures."""

import json
import re
from pathlib import Path

import pytest

from pipeline.cleaning.line_model.limits import KEYS
from pipeline.packs import load_ruleset

CARD = (Path(__file__).parents[2] / "docs" / "MODELS.md").read_text("utf-8")
CONTENT = load_ruleset().line_model
SETTINGS = json.loads(CONTENT)["settings"]


def row(start: str) -> list[float]:
    """The numbers of the card's table row that starts with these cells."""
    line = next(line for line in CARD.splitlines() if line.startswith(f"| {start} |"))
    return [float(cell) for cell in re.findall(r"[\d.]+", line.removeprefix(f"| {start} "))]


@pytest.mark.parametrize("strictness", ["safe", "balanced", "strict"])
def test_the_card_has_the_models_thresholds(strictness: str) -> None:
    assert row(strictness) == [SETTINGS["thresholds"][strictness][key] for key in KEYS]


def test_the_card_has_the_models_figures() -> None:
    measured = SETTINGS["measured"]
    names = ["f1", "boilerplate_dropped", "main_lost", "long_main_lost", "exact_docs", "docs_losing_over_2pct"]
    shown = row("all")[1:]
    assert shown == pytest.approx([measured[name] for name in names], abs=0.0051)
    assert f"({round(len(CONTENT) / 1000)} KB)" in CARD
