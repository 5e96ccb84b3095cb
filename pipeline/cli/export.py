"""`newswinnow export`: one consistent snapshot for other tools."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer


def export(
    clean: Annotated[Path, typer.Argument(help="The folder that runs fill.")],
    out: Annotated[
        Path,
        typer.Argument(help="File to write; one that is there is replaced when all is written. - is standard output."),
    ],
    output: Annotated[
        str | None,
        typer.Option("--format", help="jsonl, parquet, duckdb, csv, es-bulk, … [default: by the name of OUT]"),
    ] = None,
    without_gone: Annotated[
        bool, typer.Option("--without-gone", help="Leave out records whose raw document has vanished.")
    ] = False,
) -> None:
    """Write every article once, its newest record as of one moment, even while a run is at work."""
    from pipeline.cli.signals import endable
    from pipeline.exports import export as write

    try:
        with endable():
            number = write(clean, out, output, with_gone=not without_gone)
    except BrokenPipeError:  # whoever reads standard output has enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    print(f"{out}: {number} records", file=sys.stderr if str(out) == "-" else sys.stdout)
