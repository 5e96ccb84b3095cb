"""Boxes of sites that no rule was written for: what leaves of them may not become less, and nothing of the articles goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lab.__main__ import main
from lab.bench.boxes import Box, BoxCoverage, Outcome, measure_boxes, read_boxes
from pipeline.packs import load_ruleset

# Measured on all of them when they were written down (`python -m lab bench boxes`), less a few points.
LEAST = {"between_lines": 0.55, "between_boxes": 0.45, "behind_lines": 0.75, "behind_boxes": 0.6}


def test_boxes_that_no_rule_was_written_for_leave_as_often_as_they_did() -> None:
    coverage = measure_boxes(read_boxes()[::2], load_ruleset())
    assert coverage.lost == 0
    shares = coverage.shares()
    assert {name: shares[name] for name, least in LEAST.items() if shares[name] < least} == {}


def test_shares_are_of_lines_and_of_complete_boxes() -> None:
    box = Box("en", "comments", ("Mara", "What a day."))
    found = BoxCoverage([Outcome(box, "between", 1, 0), Outcome(box, "behind", 2, 1)])
    assert found.shares() == {"between_lines": 0.5, "between_boxes": 0, "behind_lines": 1, "behind_boxes": 1}
    assert found.lost == 1


def test_the_command_measures_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "boxes.jsonl"
    path.write_text(json.dumps({"language": "en", "kind": "share", "lines": ["Share this article"]}) + "\n", "utf-8")
    assert main(["bench", "boxes", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["boxes"], found["article_lines_lost"]) == (1, 0)
    assert found["all"]["behind_boxes"] == 1


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        measure_boxes([Box("qq", "share", ("Share",))], load_ruleset())
