"""`newswinnow report`: a page to look at."""

from __future__ import annotations

import sys
from functools import partial
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
    is_served: Annotated[
        bool,
        typer.Option("--serve", help="Show it on this machine's own address, to be corrected there, until Ctrl-C."),
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, show_default=False, help="With --serve. [default: 0, a free one]")
    ] = 0,
    quiet: Quiet = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Write one HTML file that shows what was kept, cut, found and quarantined, document by document.

    The file needs no network and no server; open it in a browser, or send it to somebody. With --serve nothing is
    written: the page stands at an address that only this machine has, and what you mark in it is corrected at once,
    as `newswinnow correct` does it.
    """
    from pipeline.errors import UsageError

    if is_served:
        if out is not None:
            raise UsageError("--serve writes no file.", "Leave OUT away, or leave --serve away.")
        _serve(config, clean, port, details_mb, quiet=quiet, as_json=as_json)
        return
    write_report(settings_of(config, clean=clean).clean, out, details_mb, quiet=quiet, as_json=as_json)


def _serve(config: Path | None, clean: Path | None, port: int, details_mb: int, *, quiet: bool, as_json: bool) -> None:
    """Serve the report until Ctrl-C."""
    from pipeline.cli.answers import ServedAnswer
    from pipeline.cli.correct import settings_to_correct
    from pipeline.cli.progress import Progress
    from pipeline.cli.signals import endable
    from pipeline.correct import Corrector, Desk
    from pipeline.correct.served import ServedReport
    from pipeline.report import build

    settings, project, _ = settings_to_correct(config, clean)
    packs = settings.packs or project / "packs"

    def page() -> bytes:
        with Progress(quiet=quiet) as progress:
            follow = partial(progress.follow, what="articles")
            return build(settings.clean, details_mb * 1_000_000, follow, is_served=True)

    with endable(), ServedReport(Desk(Corrector(settings, packs, project)), page, port) as served:
        if as_json:
            ServedAnswer(address=served.address, packs=str(packs)).show()
        else:
            print(served.address)
        sys.stdout.flush()
        if not quiet and not as_json:
            sys.stderr.write(f"Open it in a browser of this machine. Rules go into {packs}; Ctrl-C ends.\n")
        served.serve()


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
