"""Help and completion: every command has examples that parse, and shells complete names and options."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.examples import EXAMPLES
from tests.cli.test_messages import ROOT
from tests.docs.commands import commands

NAMES = [name for name, _ in commands(app)]


def parse(name: str, words: list[str]) -> None:
    """Raise on what the command does not know; run nothing."""
    command: Any = typer.main.get_command(app)
    for part in name.split():
        command = command.commands[part]
    command.make_context(name, words)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_shows_examples_that_parse(name: str) -> None:
    assert EXAMPLES[name]
    help_text = CliRunner().invoke(app, [*name.split(), "--help"], terminal_width=300).output
    for example in EXAMPLES[name]:
        assert example in help_text
        words = shlex.split(example)
        assert words[: 1 + len(name.split())] == ["newswinnow", *name.split()]
        parse(name, words[1 + len(name.split()) :])


@pytest.mark.parametrize("name", NAMES)
def test_defaults_are_shown(name: str) -> None:
    command: Any = typer.main.get_command(app)
    for part in name.split():
        command = command.commands[part]
    said = " ".join(CliRunner().invoke(app, [*name.split(), "--help"], terminal_width=400).output.split())
    wanted = [
        found
        for param in command.params
        for found in re.findall(r"\[default: [^\]]+\]", getattr(param, "help", "") or "")
    ]
    assert [default for default in wanted if default not in said] == []


def shell_environment(folder: Path) -> dict[str, str]:
    """A home of its own with the command `newswinnow` on the path."""
    command = folder / "bin/newswinnow"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m pipeline "$@"\n')
    command.chmod(0o755)
    return {"PATH": f"{command.parent}:{os.environ['PATH']}", "HOME": str(folder), "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize(
    ("shell", "said"),
    [
        ("bash", "complete -o default -F _newswinnow_completion newswinnow"),
        ("zsh", "#compdef newswinnow"),
        ("fish", "complete --command newswinnow"),
    ],
)
def test_completion_is_shown_for_every_shell(shell: str, said: str, tmp_path: Path) -> None:
    environment = {**shell_environment(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(
        ["newswinnow", "--show-completion", shell], env=environment, capture_output=True, text=True, check=True
    )
    assert said in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("newswinnow re", "report"), ("newswinnow run --stri", "--strictness"), ("newswinnow packs c", "check")],
)
def test_completion_completes_in_bash(typed: str, wanted: str, tmp_path: Path) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    # What bash does at the Tab key: the script that --show-completion prints, then its function.
    script = f"""
        _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION=1 newswinnow --show-completion bash > completion
        source completion
        COMP_WORDS=({typed}); COMP_CWORD={len(typed.split()) - 1}
        _newswinnow_completion newswinnow
        echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        [bash, "-c", script],
        env=shell_environment(tmp_path), cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert wanted in done.stdout.split(), done.stderr
