"""`newswinnow export`: one consistent snapshot for other tools."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

_Body = Annotated[
    Literal["both", "text", "paragraphs"],
    typer.Option(show_default=False, help="The body as text, paragraphs, or both. [default: both]"),
]
_Out = Annotated[
    str,
    typer.Argument(
        help="File to write, replaced when all is written; - for standard output; or postgresql://USER@HOST/NAME."
    ),
]


def export(
    clean: Annotated[Path, typer.Argument(help="The folder that runs fill.")],
    out: _Out,
    output: Annotated[
        str | None,
        typer.Option("--format", help="jsonl, parquet, duckdb, csv, xlsx, es-bulk, … [default: by the name of OUT]"),
    ] = None,
    without_gone: Annotated[
        bool, typer.Option("--without-gone", help="Leave out records whose raw document has vanished.")
    ] = False,
    without_duplicates: Annotated[
        bool, typer.Option("--without-duplicates", help="Of records with the same or nearly the same text, only one.")
    ] = False,
    language: Annotated[str, typer.Option(metavar="TAGS", help="Only these languages: en,pt-BR. [default: all]")] = "",
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only what states a day of publication from YYYY-MM-DD on.")
    ] = None,
    min_words: Annotated[
        int, typer.Option(min=0, show_default=False, help="Only texts of so many words. [default: 0]")
    ] = 0,
    columns: Annotated[
        str, typer.Option(metavar="NAMES", help="Columns of a table, in this order: id,title,text. [default: all]")
    ] = "",
    body: _Body = "both",
    for_spreadsheets: Annotated[
        bool,
        typer.Option("--for-spreadsheets", help="CSV that opens right in Excel: formulas disarmed, a byte order mark."),
    ] = False,
    schema: Annotated[
        str, typer.Option(show_default=False, help="Where the table stands in PostgreSQL. [default: newswinnow]")
    ] = "newswinnow",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Write every article once, its newest record as of one moment, even while a run is at work."""
    from pipeline.address import shown
    from pipeline.cli.progress import Progress
    from pipeline.cli.signals import endable
    from pipeline.exports import Selection
    from pipeline.exports import export as write
    from pipeline.ledger.postgres import is_address

    selection = Selection(
        not without_gone, _listed(language), since, min_words, without_duplicates, _listed(columns), body
    )
    try:
        with endable(), Progress() as progress:
            number = write(
                clean, out, output, selection=selection, for_spreadsheets=for_spreadsheets, schema=schema,
                follow=lambda records, total: progress.follow(records, "records", total),
            )  # fmt: skip
    except BrokenPipeError:  # whoever reads standard output has enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    _tell(shown(out) if is_address(out) else out, number, as_json)


def _tell(place: str, number: int, as_json: bool) -> None:
    """Say where the export is and how much it holds; not amid the export itself."""
    from pipeline.cli.answers import ExportAnswer
    from pipeline.model.counted import counted

    if as_json and place != "-":
        ExportAnswer(out=place, records=number).show()
    else:
        print(f"{place}: {counted(number, 'record')}", file=sys.stderr if place == "-" else sys.stdout)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(part for name in names.split(",") if (part := name.strip()))
