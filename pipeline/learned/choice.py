"""A learned choice: of several things that compete, which is the one that is looked for, or is it none of them?

A softmax over sums of weighted measures, with one score for "none of them": small enough to be read, and the same on any
machine up to the last digits of an exponential.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

FORMAT = 1


@dataclass(frozen=True)
class ChoiceModel:
    """How much each measure of a candidate weighs, the score of there being none, and what the trainer measured."""

    weights: Mapping[str, float]
    none: float
    measured: Mapping[str, Any] = field(default_factory=dict)

    def score(self, measures: Mapping[str, float]) -> float:
        """The score of one candidate; raises KeyError for a measure that the model was not fitted with."""
        weights = self.weights
        return sum([weights[name] * value for name, value in measures.items() if value])

    def shares(self, scores: Sequence[float]) -> list[float]:
        """The probability of each candidate; what is missing to 1 is that of none."""
        most = max((*scores, self.none))
        powers = [math.exp(score - most) for score in scores]
        whole = sum(powers) + math.exp(self.none - most)
        return [power / whole for power in powers]

    def to_json(self) -> str:
        """The model as text, one weight a line."""
        table = {"format": FORMAT, "weights": dict(self.weights), "none": self.none, "measured": dict(self.measured)}
        return json.dumps(table, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, content: str) -> ChoiceModel:
        """The model from its text. Raises ValueError for another format."""
        table = json.loads(content)
        if table.get("format") != FORMAT:
            raise ValueError(f"the model has format {table.get('format')!r}, expected {FORMAT}: train it anew")
        return cls(table["weights"], table["none"], table["measured"])


@lru_cache(maxsize=8)
def load_choice(content: str) -> ChoiceModel:
    """The model out of its text, read once."""
    return ChoiceModel.from_json(content)
