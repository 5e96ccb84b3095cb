"""Command by command: --json, progress, exit codes, defaults in the help. What a command does not have, it says why."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

import pipeline.cli
from pipeline.cli.app import app
from tests.docs.commands import commands

COMMANDS = dict(commands(app))
# Commands without --json, and why.
WITHOUT_JSON = {"serve": "it does not end", "schema": "it prints JSON anyway", "bench": "it belongs to the laboratory"}
# Commands that take as long as there are documents, and show how far they are; all others answer at once, or need nothing.
WITH_PROGRESS = {"run", "export", "report", "learn"}
# Long ones that say it in lines of their own.
WITH_LINES = {"serve": "Announcer", "fetch": "print(note", "correct": "typer.echo"}


@pytest.mark.parametrize("name", COMMANDS)
def test_json(name: str) -> None:
    said = CliRunner().invoke(app, [*name.split(), "--help"], terminal_width=300).output
    assert ("--json" in said) == (name not in WITHOUT_JSON)


@pytest.mark.parametrize("name", sorted(WITH_PROGRESS | set(WITH_LINES)))
def test_progress(name: str) -> None:
    source = inspect.getsource(inspect.getmodule(COMMANDS[name]))  # type: ignore[arg-type]
    assert ("Progress(" if name in WITH_PROGRESS else WITH_LINES[name]) in source


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help_and_every_default_shows(name: str) -> None:
    command: Any = typer.main.get_command(app)
    for part in name.split():
        command = command.commands[part]
    said = " ".join(CliRunner().invoke(app, [*name.split(), "--help"], terminal_width=400).output.split())
    for param in command.params:
        if param.name == "help":
            continue
        assert param.help, param.name
        default = param.default
        if isinstance(default, (int, float, str, Path)) and not isinstance(default, bool) and str(default):
            assert re.search(rf"\[default: [^\]]*{re.escape(str(getattr(default, 'value', default)))}[^\]]*\]", said), (
                param.name
            )


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "bench"])
def test_a_wrong_option_ends_with_2(name: str) -> None:
    assert CliRunner().invoke(app, [*name.split(), "--no-such-option"]).exit_code == 2


def test_every_module_of_a_command_is_in_the_table() -> None:
    modules = {Path(inspect.getfile(function)).stem for function in COMMANDS.values()}
    folder = Path(pipeline.cli.__file__).parent
    beside = {
        "__init__",
        "answers",
        "app",
        "examples",
        "options",
        "places",
        "plain_help",
        "progress",
        "rulebook",
        "signals",
        "summary",
        "terminal",
    }
    assert modules | beside == {path.stem for path in folder.glob("*.py")}
