"""The figures over all goldens do not fall below their pinned floors."""

from __future__ import annotations

import json

from tests.golden import corpus
from tests.golden.gate import FLOORS, measure

PINNED = json.loads(FLOORS.read_text("utf-8"))


def test_no_figure_is_below_its_floor() -> None:
    below = {name: (figure, PINNED["floors"][name]) for name, figure in vars(measure()).items()
             if figure < PINNED["floors"][name]}  # fmt: skip
    assert not below, "figure, floor: see `python -m tests.golden gate --help`"


def test_the_floors_belong_to_this_corpus() -> None:
    assert PINNED["corpus"] == corpus.digest(), "the goldens changed: run `python -m tests.golden gate --pin`"


def test_a_lowered_floor_is_told_to_users() -> None:
    changelog = (corpus.PROJECT / "CHANGELOG.md").read_text("utf-8")
    assert [why for why in PINNED["lowered"] if why not in changelog] == []
