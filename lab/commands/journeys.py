"""`python -m lab journeys`: three people's first hour, step by step."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer


def journeys(
    pages: Annotated[int, typer.Option(min=1, help="Saved pages of the journalist.")] = 300,
    documents: Annotated[int, typer.Option(min=1, help="JSON lines of the engineer.")] = 200_000,
    postgres: Annotated[
        str | None, typer.Option(help="Database of the archivist, postgresql://…; left out without one.")
    ] = None,
) -> None:
    """Walk three journeys with made-up documents and real tools; exit code 1 if one ends wrong."""
    from lab import journeys as lab

    walks: dict[str, Callable[[Path], lab.Journey]] = {
        "journalist": partial(lab.journalist, documents=pages),
        "engineer": partial(lab.engineer, documents=documents),
    }
    if postgres is not None:
        walks["archivist"] = partial(lab.archivist, address=postgres)
    for name, walk in walks.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                typer.echo("\n".join(lab.lines(name, walk(Path(folder)))))
            except lab.Broken as fault:
                typer.echo(f"{name}: {fault}", err=True)
                raise typer.Exit(1) from None
