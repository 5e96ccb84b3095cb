"""Tests that share something costly go to one process, under the pytest and pytest-xdist that are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.units import unit_of

ROOT = Path(__file__).parents[2]
_WHO = """
import os
import pytest
from pathlib import Path
{mark}
@pytest.fixture(scope="module")
def made():
    with open(Path(__file__).with_suffix(".made"), "a") as handle:
        handle.write("once ")

@pytest.mark.parametrize("number", range(6))
def test(made, number): pass
"""


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/packaging/test_wheel.py::test_one", "wheel"),
        ("tests/consumers/test_types.py::test_one[a]", "consumers"),
        ("tests/consumers/test_examples.py::test_two", "consumers"),
        ("tests/flows/test_serve.py::test_one", "tests/flows/test_serve.py::test_one"),
        ("tests/grammar/test_dates.py::test_one[a::b]", "tests/grammar/test_dates.py"),
    ],
)
def test_what_goes_together(nodeid: str, unit: str) -> None:
    assert unit_of(nodeid) == unit


@pytest.mark.slow
def test_a_modules_fixture_is_made_once_whatever_the_number_of_processes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/fakes", tmp_path / "tests/fakes")
    for name in ("__init__.py", "conftest.py", "units.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    group = 'pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("costly")]'
    for name, mark in (("one", group), ("two", "")):
        (tmp_path / f"tests/test_{name}.py").write_text(_WHO.format(mark=mark), "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  slow\npythonpath = .\n")
    argv = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 passed" in done.stdout
    assert [path.read_text() for path in sorted((tmp_path / "tests").glob("*.made"))] == ["once ", "once "]
