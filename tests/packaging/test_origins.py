"""Nobody takes the name of a rule or a method apart: stages ask for the parts of an `Origin`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline

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
