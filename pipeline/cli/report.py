"""`newswinnow report`: a page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import ConfigFile, Quiet, settings_of

DETAILS_MB = 400


def report(
    clean: Annotated[Path | None, typer.Argument(help="The folder that runs fill. [default: clean]")] = None,
    out: Annotated[Path | None, typer.Argument(help="File to write. [default: CLEAN/report.html]")] = None,
    details_mb: Annotated[
        int,
        typer.Option(
            min=0,
            help="Megabytes of side-by-side views to embed, before packing (to a third); of more documents a sample is taken.",
        ),
    ] = DETAILS_MB,
    quiet: Quiet = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Write one HTML file that shows what was kept, cut, found and quarantined, document by document.

    The file needs no network and no server; open it in a browser, or send it to somebody.
    """
    write_report(settings_of(config, clean=clean).clean, out, details_mb, quiet=quiet, as_json=as_json)


def write_report(
    clean: Path, out: Path | None = None, details_mb: int = DETAILS_MB, *, quiet: bool = False, as_json: bool = False
) -> None:
    """Write the file and say where it is."""
    from pipeline.cli.progress import Progress
    from pipeline.report import write

    place = out or clean / "report.html"
    with Progress(quiet=quiet) as progress:
        size = write(clean, place, details_mb * 1_000_000, lambda articles: progress.follow(articles, "articles"))
    if as_json:
        from pipeline.cli.answers import ReportAnswer

        ReportAnswer(out=str(place), bytes=size).show()
    elif not quiet:
        print(f"{place}: {size / 1_000_000:.1f} MB")
