"""`python -m lab cycles`: what grows while `serve` lives."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer


def cycles(
    at: Annotated[
        list[int] | None, typer.Option(min=1, help="Look after so many cycles. [default: 10 50 100 200]")
    ] = None,
    every: Annotated[str, typer.Option(help="How often serve runs; cycles that take longer come later.")] = "5s",
    documents: Annotated[int, typer.Option(min=1, help="How many there are; one changes with every cycle.")] = 20,
) -> None:
    """Run `serve` over many short cycles: memory, handles, processes, and the sizes of what it keeps.

    Rows come as they are measured. Linux only.
    """
    from lab.cycles import measure, render

    with tempfile.TemporaryDirectory() as folder:
        for number, sample in enumerate(measure(Path(folder), every, tuple(at or (10, 50, 100, 200)), documents)):
            lines = render([sample]).splitlines()
            typer.echo("\n".join(lines if number == 0 else lines[1:]))
