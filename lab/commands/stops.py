"""`python -m lab stops`: how long commands take to end when they are told to."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer


def stops(
    documents: Annotated[int, typer.Option(min=100, help="How many a run has to do.")] = 1500,
) -> None:
    """Seconds from SIGTERM to the end of run, serve, fetch and export in each phase, with exit code and manifest.

    Exit code 1 if anything took longer than 10 s or left a traceback.
    """
    from lab.stops import LONGEST, Stop, measure, render

    found: list[Stop] = []
    with tempfile.TemporaryDirectory() as folder:
        for stop in measure(Path(folder), documents):
            lines = render([stop]).splitlines()
            typer.echo("\n".join(lines if not found else lines[1:]))
            found.append(stop)
    raise typer.Exit(int(any(stop.seconds > LONGEST or not stop.is_quiet for stop in found)))
