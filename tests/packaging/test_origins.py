"""Nobody takes the name of a rule or a method apart: stages ask for the parts of an `Origin`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.model.evidence import IMAGE_BUTTONS
from pipeline.packs import load_ruleset

STAGES = ("segment", "grammar", "cleaning", "metadata", "validation")
NAMES = {"rule", "method"}  # attributes that hold a rendered name
PARSERS = {
    "startswith",
    "endswith",
    "split",
    "rsplit",
    "partition",
    "rpartition",
    "removeprefix",
    "removesuffix",
    "find",
}


def _is_name(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str" and node.args:
        node = node.args[0]
        return isinstance(node, ast.Attribute) and node.attr in {*NAMES, "origin"}
    return isinstance(node, ast.Attribute) and node.attr in NAMES


def taken_apart(source: str) -> Iterator[int]:
    """Lines that ask a rendered name by its beginning, its end or a part of it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PARSERS:
            if _is_name(node.func.value):
                yield node.lineno
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            if _is_name(node.comparators[0]):
                yield node.lineno
        elif isinstance(node, ast.Subscript) and _is_name(node.value):
            yield node.lineno


def known_by_name(source: str) -> Iterator[int]:
    """Lines that ask what a verdict's rule is called in words of their own: only the model's names are common to stages."""
    tree = ast.parse(source)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and re.search(r"verdicts?(?:\[[^\]]*\])?\.origin\b", ast.unparse(node.left)):
            named = node.comparators[0]
            if not (isinstance(named, ast.Name) and named.id in imported):
                yield node.lineno


@pytest.mark.parametrize(
    "line",
    [
        "story.verdicts[n - 1].origin.shape in _BUTTONS",
        "verdict.origin.family == 'stamp'",
        "verdict.origin in (Origin('a'), LEAD)",
    ],
)
def test_names_of_another_stage_are_seen(line: str) -> None:
    assert list(known_by_name(line)) == [1]
    assert not list(known_by_name("from pipeline.model.evidence import STAMP\nverdict.origin.family == STAMP"))


@pytest.mark.parametrize("stage", ["metadata", "validation"])
def test_no_stage_knows_the_names_of_the_cleaners_rules(stage: str) -> None:
    root = Path(pipeline.__file__).parent
    files = sorted((root / stage).rglob("*.py"))
    found = [f"{path.relative_to(root)}:{line}" for path in files for line in known_by_name(path.read_text("utf-8"))]
    assert found == []


def test_the_buttons_of_pictures_are_phrases_of_the_packs() -> None:
    assert {phrase.id for phrase in load_ruleset().phrases} >= IMAGE_BUTTONS


@pytest.mark.parametrize(
    "line",
    [
        "x.rule.startswith('model.')",
        "str(verdict.rule).endswith('.lead')",
        "claim.method.split('.')[0]",
        "'.image_ui' in verdict.rule",
        "chosen.method[0] == 'h'",
        "str(place.origin).startswith('url')",
    ],
)
def test_such_lines_are_seen(line: str) -> None:
    assert list(taken_apart(line)) == [1]


def test_no_stage_takes_a_name_apart() -> None:
    root = Path(pipeline.__file__).parent
    files = [path for stage in STAGES for path in sorted((root / stage).rglob("*.py"))]
    assert len(files) > 100
    found = [f"{path.relative_to(root)}:{line}" for path in files for line in taken_apart(path.read_text("utf-8"))]
    assert found == []
