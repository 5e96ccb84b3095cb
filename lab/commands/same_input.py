"""`python -m lab same-input`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def same_input(
    into: Annotated[Path | None, typer.Option(help="Write it into its part of this document.")] = None,
) -> None:
    """Print what eight tools keep, lose and invent of the same ten small documents."""
    from lab.parts import write_part
    from lab.same_input import PART, table

    text = table()
    if into is None:
        typer.echo(text)
    else:
        write_part(into, PART, text)
        typer.echo(f"wrote {into}", err=True)
