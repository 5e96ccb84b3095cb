"""`python -m lab pictures`: the pictures of the README."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def pictures(
    folder: Annotated[Path, typer.Argument(help="Where they go.")] = Path("docs/pictures"),
    samples: Annotated[Path, typer.Option(help="The documents that are shown.")] = Path("raw"),
) -> None:
    """Run the README's first commands on a terminal, and draw what they say and the report that they write."""
    from lab.pictures import make

    for path in make(samples, folder):
        typer.echo(str(path))
