"""The walks of docs/ARCHITECTURE.md lead through the files that the line enters."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline

ROOT = Path(pipeline.__file__).parent
_ARCHITECTURE = Path(__file__).parents[2] / "docs/ARCHITECTURE.md"
_FILE = re.compile(r"`([\w/]+\.py)`")


@pytest.fixture(scope="module")
def walks() -> list[list[str]]:
    """In a process of its own: what other tests have asked is remembered, and nobody walks there again."""
    argv = [sys.executable, "-m", "lab.walks"]
    said = subprocess.run(argv, cwd=ROOT.parent, capture_output=True, text=True, check=True).stdout
    found: list[list[str]] = []
    for line in said.splitlines():
        if line.startswith("  "):
            found[-1].append(line.strip())
        else:
            found.append([])
    return found


def _named(beginning: str) -> list[str]:
    """The files that one of the walks names."""
    text = _ARCHITECTURE.read_text("utf-8")
    return _FILE.findall(text[text.index(beginning) :].partition("\n- *")[0])


def test_every_file_that_a_walk_names_is_entered(walks: list[list[str]]) -> None:
    page, dump, _ = walks
    for beginning, entered in (("- *How is an author found on a page?*", page), ("- *… in a dump?*", dump)):
        named = _named(beginning)
        assert len(named) >= 7
        for name in named:
            assert list(ROOT.rglob(name)), name
            if not name.endswith("describe.py"):  # from where one sets out
                assert any(file.endswith(name) for file in entered), name


def test_the_walks_are_told_apart_and_in_order(walks: list[list[str]]) -> None:
    page, dump, line = walks
    assert page[0] == dump[0] == "metadata/authors/find.py"
    assert "metadata/authors/page.py" in page
    assert "metadata/authors/page.py" not in dump
    assert "metadata/authors/dump.py" not in page
    assert line[0] == "cleaning/clean.py"
    assert not any(file.startswith(("packs", "model")) for file in (*page, *dump, *line))
