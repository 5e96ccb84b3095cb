"""`newswinnow schema`: the JSON Schemas of the files that are written out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[str, typer.Argument(help="article, audit, quarantine or run.")] = "article",
    write: Annotated[Path | None, typer.Option(help="Write all schemas into this folder instead.")] = None,
    check: Annotated[Path | None, typer.Option(help="Fail if this folder's schemas differ from the models.")] = None,
) -> None:
    """Print the JSON Schema of a kind of file, or write or check them all."""
    from pipeline.errors import UsageError
    from pipeline.schema import render, stale_schemas, write_schemas

    if write is not None:
        for path in write_schemas(write):
            typer.echo(f"wrote {path}", err=True)
    if check is not None:
        if stale := stale_schemas(check):
            names = ", ".join(str(path) for path in stale)
            raise UsageError(f"Stale: {names}.", f"Run `newswinnow schema --write {check}` and commit the result.")
        typer.echo(f"{check}: up to date", err=True)
    if write is None and check is None:
        typer.echo(render(name), nl=False)
