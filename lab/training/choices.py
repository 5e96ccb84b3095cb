"""Fitting and measuring a `ChoiceModel`: a softmax over the candidates of each document, with "none of them" beside them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.learned.choice import ChoiceModel

Doubles = NDArray[np.float64]
FOLDS = 5
# Of 0.3, 1 and 3 the middle one did best on the folds; they hardly differ.
RIDGE = 1.0
ROUNDS = 300
DIGITS = 2  # of a weight: a third moves no choice


@dataclass(frozen=True)
class Case:
    """One document: the measures of its candidates, what they say, and which of them are right."""

    domain: str
    kind: str
    source: str
    names: tuple[str, ...]  # of the measures; empty if there is no candidate
    rows: Doubles  # candidates x measures
    says: tuple[str, ...]  # folded: candidates that say the same speak for one another
    right: NDArray[np.bool_]
    taught: NDArray[np.bool_]  # what counts as right in fitting: `right`, or nearly so where nothing is
    weight: float = 1.0

    @property
    def fold(self) -> int:
        """Documents of one domain are never on both sides."""
        return zlib.crc32(self.domain.encode()) % FOLDS


@dataclass(frozen=True, slots=True)
class Answer:
    """The likeliest of a document's candidates."""

    share: float  # its probability
    right: bool
    place: int | None  # which candidate; None if there is none


def fit(cases: Sequence[Case], names: Sequence[str], priors: Mapping[str, float] | None = None) -> ChoiceModel:
    """The model that makes the taught candidates likeliest, each weight drawn towards its prior, or to 0."""
    from scipy.optimize import minimize

    cases = [case for case in cases if len(case.rows)]
    rows = np.vstack([case.rows for case in cases])
    taught = np.concatenate([case.taught for case in cases]).astype(np.float64)
    sizes = np.array([len(case.rows) for case in cases])
    starts, owner = np.r_[0, np.cumsum(sizes)[:-1]], np.repeat(np.arange(len(cases)), sizes)
    missing = np.array([not case.taught.any() for case in cases], np.float64)
    weights = np.array([case.weight for case in cases])
    drawn = np.array([(priors or {}).get(name, 0.0) for name in names])

    def loss(point: Doubles) -> tuple[float, Doubles]:
        scores, none = rows @ point[:-1], point[-1]
        most = np.maximum(np.maximum.reduceat(scores, starts), none)
        powers, power = np.exp(scores - most[owner]), np.exp(none - most)
        whole = np.add.reduceat(powers, starts) + power
        right = np.add.reduceat(powers * taught, starts) + power * missing
        apart = point[:-1] - drawn
        pull = weights[owner] * (powers / whole[owner] - powers * taught / right[owner])
        slope = np.r_[rows.T @ pull + RIDGE * apart, (weights * (power / whole - power * missing / right)).sum()]
        return float(-(weights * np.log(right / whole)).sum() + RIDGE * 0.5 * apart @ apart), slope

    start = np.r_[drawn, 0.0]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    values = [round(float(value), DIGITS) for value in found]
    return ChoiceModel(dict(zip(names, values[:-1], strict=True)), values[-1])


def answer(case: Case, model: ChoiceModel) -> Answer:
    """What the model takes: candidates that say the same are one, and the likeliest of them stands for it."""
    if not len(case.rows):
        return Answer(0.0, False, None)
    shares = model.shares((case.rows @ np.array(list(model.weights.values()))).tolist())
    same: dict[str, list[int]] = {}
    for place, says in enumerate(case.says):
        same.setdefault(says, []).append(place)
    best = max(same.values(), key=lambda places: sum(shares[place] for place in places))
    place = max(best, key=lambda place: shares[place])
    return Answer(sum(shares[place] for place in best), bool(case.right[place]), place)


def cross_validate(
    cases: Sequence[Case], names: Sequence[str], priors: Mapping[str, float] | None = None
) -> list[Answer]:
    """The answer for each case of a model that saw no document of its domain."""
    models = [fit([case for case in cases if case.fold != fold], names, priors) for fold in range(FOLDS)]
    return [answer(case, models[case.fold]) for case in cases]


def shares_at(answers: Sequence[Answer], floor: float) -> dict[str, float]:
    """How many of the documents are answered right, and wrong, if less than `floor` is no answer."""
    count = max(1, len(answers))
    given = [one for one in answers if one.place is not None and one.share >= floor]
    right = sum(one.right for one in given)
    return {"right": round(right / count, 4), "wrong": round((len(given) - right) / count, 4)}


def reliability(answers: Sequence[Answer], bounds: Sequence[float]) -> Iterator[tuple[float, float, int, float]]:
    """(from, to, answers, share right) of the answers between two neighbouring bounds."""
    for low, high in zip(bounds, (*bounds[1:], 1.01), strict=True):
        inside = [one for one in answers if one.place is not None and low <= one.share < high]
        if inside:
            yield low, min(high, 1.0), len(inside), sum(one.right for one in inside) / len(inside)
