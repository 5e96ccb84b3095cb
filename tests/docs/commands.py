"""Makes docs/CLI.md from the commands, and the table of settings from `Settings`."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from pipeline.cli.app import app
from pipeline.cli.examples import EXAMPLES
from pipeline.settings import Settings

_HEAD = """# The commands

Made from the code by `python -m tests.docs --write`; do not edit. `newswinnow COMMAND --help` shows the same.

`newswinnow --install-completion` teaches your shell (bash, zsh, fish) to complete commands and options. Progress and
notes go to standard error, on a terminal only; what a command answers goes to standard output.

| exit code | meaning |
|---|---|
| 0 | fine |
| 1 | fine, but more documents were quarantined than `--max-quarantine` allows |
| 2 | usage: an option, a folder, a setting, a rule pack of yours is off |
| 3 | environment: a folder that cannot be written, a full disk, a missing library, another run at work |
| 130 | interrupted (Ctrl-C, SIGTERM, SIGHUP); what was committed is kept. `serve` at work ends with 0, `fetch` with 128 and the signal's number |
"""

_SETTINGS = """## Settings

Each has a key in `newswinnow.toml` (looked for in the working folder and those above it, or named by `--config` or
`NEWSWINNOW_CONFIG`) and a variable: `workers` is `NEWSWINNOW_WORKERS`. An option wins over a variable, a variable over the
file. Relative paths in the file are relative to the file. `newswinnow init` writes a file that explains every key, and
`newswinnow doctor --verbose` shows what applies and where it came from.

| key | type | default | meaning |
|---|---|---|---|
"""


def cli_document() -> str:
    """docs/CLI.md."""
    parts = [_HEAD, *(_command(name, function) for name, function in commands(app))]
    return "\n".join([*parts, _SETTINGS + "\n".join(_setting_rows())]) + "\n"


def commands(group: typer.Typer, prefix: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command with its full name and its function; groups after commands."""
    for command in group.registered_commands:
        if command.callback is not None and not command.hidden:
            yield f"{prefix}{command.name}", command.callback
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            yield from commands(inner.typer_instance, f"{prefix}{inner.name} ")


def _command(name: str, function: Callable[..., Any]) -> str:
    parameters = inspect.signature(function).parameters
    arguments, options, shown = [], [], []
    for key, hint in get_type_hints(function, include_extras=True).items():
        info = next((m for m in getattr(hint, "__metadata__", ()) if hasattr(m, "param_decls")), None)
        if isinstance(info, ArgumentInfo):
            word = info.metavar or key.upper()
            shown.append(word if parameters[key].default is inspect.Parameter.empty else f"[{word}]")
            arguments.append(f"- `{shown[-1]}`: {_one_line(info.help)}")
        elif isinstance(info, OptionInfo):
            # In Annotated the first name that is given counts as the default.
            given = [d for d in (info.default, *(info.param_decls or ())) if isinstance(d, str) and d.startswith("-")]
            names = ", ".join(given or [f"--{key.replace('_', '-')}"])
            default = parameters[key].default
            known = f" [default: {default}]" if default not in (None, False, "") else ""
            options.append(f"- `{names}{_value(info, get_args(hint)[0])}`: {_one_line(info.help)}{known}")
    usage = " ".join(["newswinnow", name, *shown, *(["[OPTIONS]"] if options else [])])
    text = [f"## `{usage}`", "", inspect.cleandoc(function.__doc__ or ""), "", *arguments, *options, ""]
    return "\n".join([*text, "```sh", *EXAMPLES.get(name, ()), "```", ""])


def _value(info: OptionInfo, annotation: Any) -> str:
    """What an option takes; nothing if it is a switch."""
    inner = [option for option in get_args(annotation) if option is not type(None)]
    if all(isinstance(option, str) for option in inner) and inner:
        return f" {'|'.join(inner)}"
    kind = inner[0] if inner else annotation
    if get_origin(kind) is Literal:
        return f" {'|'.join(get_args(kind))}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f" {'|'.join(str(choice.value) for choice in kind)}"
    if kind is bool:
        return ""
    return f" {info.metavar or {Path: 'PATH', int: 'N', float: 'N'}.get(kind, 'TEXT')}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _setting_rows() -> Iterator[str]:
    for name, field in Settings.model_fields.items():
        default = field.default
        shown = "" if default is None else f"`{json.dumps(str(default) if isinstance(default, Path) else default)}`"
        yield f"| `{name}` | {_type(field.annotation)} | {shown} | {_one_line(field.description)} |"


def _type(annotation: Any) -> str:
    """The type as TOML has it."""
    options = [option for option in get_args(annotation) if option is not type(None)]
    if options and all(isinstance(option, str) for option in options):
        return ", ".join(f"`{json.dumps(option)}`" for option in options)
    names = {bool: "true or false", int: "whole number", float: "number"}
    return names.get(options[0] if options else annotation, "text")
