"""`newswinnow export`: one consistent snapshot for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    clean: Annotated[Path, typer.Argument(help="The folder that runs fill.")],
    out: Annotated[Path, typer.Argument(help="File to write; one that is there is replaced when all is written.")],
    output: Annotated[
        str | None,
        typer.Option("--format", help="jsonl, parquet, duckdb, csv, es-bulk, … [default: by the name of OUT]"),
    ] = None,
    without_gone: Annotated[
        bool, typer.Option("--without-gone", help="Leave out records whose raw document has vanished.")
    ] = False,
) -> None:
    """Write the newest revision of every record, as of one moment, even while a run is at work."""
    from pipeline.exports import export as write

    number = write(clean, out, output, with_gone=not without_gone)
    print(f"{out}: {number} records")
