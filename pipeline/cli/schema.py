"""`newswinnow schema`: the JSON Schemas of the files that are written out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[str, typer.Argument(help="article, audit, quarantine or run.")] = "article",
    write: Annotated[Path | None, typer.Option(help="Write all schemas into this folder instead.")] = None,
    check: Annotated[
        Path | None,
        typer.Option(help="Fail if this folder's schemas differ from the models, or break with what was released."),
    ] = None,
    release: Annotated[
        Path | None, typer.Option(help="Copy the schemas to the released ones of this folder of schemas.")
    ] = None,
    typescript: Annotated[bool, typer.Option("--typescript", help="TypeScript declarations instead.")] = False,
) -> None:
    """Print the JSON Schema of a kind of file, or write, check or release them all."""
    from pipeline.errors import UsageError
    from pipeline.schema import breaches, render, render_typescript, stale_schemas, write_schemas
    from pipeline.schema import release as release_schemas

    if write is not None:
        for path in write_schemas(write):
            typer.echo(f"wrote {path}", err=True)
    if check is not None:
        if stale := stale_schemas(check):
            names = ", ".join(str(path) for path in stale)
            raise UsageError(f"Stale: {names}.", f"Run `newswinnow schema --write {check}` and commit the result.")
        if broken := breaches(check):
            raise UsageError(
                "Breaking changes without a new major version:\n  " + "\n  ".join(broken),
                "Take them back, or raise the major version of SCHEMA_VERSION in pipeline/model/record.py.",
            )
        typer.echo(f"{check}: up to date", err=True)
    if release is not None:
        for path in release_schemas(release):
            typer.echo(f"released {path}", err=True)
    if write is None and check is None and release is None:
        typer.echo(render_typescript(name) if typescript else render(name), nl=False)
