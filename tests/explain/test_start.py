"""What a person waits for: help and explain import only what they need. How long that takes, `bench flow` says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH

SCRIPT = """
import sys
from pipeline.cli import main
sys.argv = ["newswinnow", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print("IMPORTED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def started(*arguments: str) -> tuple[str, set[str]]:
    """(output, imported top-level packages) of the command in a process of its own."""
    done = subprocess.run([sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    output, _, imported = done.stdout.partition("IMPORTED")
    return output, set(imported.split())


@pytest.fixture(params=["txt", "html"])
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"harbour.{request.param}"
    lines = list(ENGLISH.paragraphs)
    path.write_text(article_page(ENGLISH, lines) if request.param == "html" else "\n\n".join(lines), "utf-8")
    return path


def test_help_imports_no_stage() -> None:
    output, imported = started("--help")
    assert "explain" in output
    assert not imported & {"prefect", "trafilatura", "lxml", "pydantic", "langdetect", "numpy", "rich"}


def test_help_lists_the_commands_by_what_they_are_for() -> None:
    """With every command's whole first sentence, at the width of a small terminal."""
    output, _ = started("--help")
    panels = ["Records:", "What happened, and why:", "Rules:", "Formats and figures:"]
    assert [line for line in output.splitlines() if line in panels] == panels
    words = " ".join(output.split())
    assert "Says a line for every run that ends." in words
    assert words.index("Records:") < words.index("forget") < words.index("What happened") < words.index("doctor")


def test_explain_imports_no_prefect(document: Path) -> None:
    output, imported = started("explain", str(document))
    assert "Blocks" in output
    assert not imported & {"prefect", "sqlalchemy", "fastapi"}
