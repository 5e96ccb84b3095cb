"""No function and no module of the package is longer than a reader can hold."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = [file for folder in ("pipeline", "lab") for file in sorted((ROOT / folder).rglob("*.py"))]
MOST_LINES, MOST_FUNCTION_LINES = 300, 60


def test_modules() -> None:
    sizes = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in FILES}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}


def test_functions() -> None:
    long = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > MOST_FUNCTION_LINES:
                    long.append(f"{file.relative_to(ROOT).as_posix()}: {node.name}, {size} lines")
    assert long == []
