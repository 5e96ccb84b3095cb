"""`newswinnow doctor`: is everything there that a run needs?"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from pipeline.cli.options import ConfigFile, Quiet

_COLOURS = {"ok": "green", "warning": "yellow", "problem": "red"}


def doctor(
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every setting and where it came from.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object per line instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Check versions, settings, folders, disk, locale, rules, models and Prefect, and say what to do.

    Exit code 3 if there is a problem; warnings alone give 0.
    """
    from pipeline.doctor import examine
    from pipeline.errors import EXIT_ENVIRONMENT

    problems = 0
    for finding in examine(config):
        problems += finding.status == "problem"
        if as_json:
            parts = {"status": finding.status, "name": finding.name, "message": finding.message, "hint": finding.hint}
            typer.echo(json.dumps(parts))
        elif finding.status != "ok" or not quiet:
            word = typer.style(f"{finding.status:<8}", fg=_COLOURS[finding.status], bold=finding.status != "ok")
            typer.echo(f"{word} {finding.name:<9} {finding.message}")
            if finding.hint:
                typer.echo(f"{'':<18} {finding.hint}")
    if verbose and not as_json and not problems:
        from pipeline.config import configure

        found = configure({}, config)
        typer.echo("")
        for name, origin in found.origins.items():
            typer.echo(f"{name:<16} {getattr(found.settings, name)!s:<28} {origin}")
    if problems:
        raise typer.Exit(EXIT_ENVIRONMENT)
