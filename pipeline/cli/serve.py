"""`newswinnow serve`: re-ingestion on a schedule."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import ConfigFile, settings_of
from pipeline.cli.run import Format, HtmlMode, Strictness


def serve(
    raw: Annotated[
        str | None,
        typer.Argument(help="Folder of raw documents, or an address such as s3://bucket/raw. [default: raw]"),
    ] = None,
    clean: Annotated[Path | None, typer.Argument(help="Folder to fill. [default: clean]")] = None,
    every: Annotated[str | None, typer.Option(help="How often: 30m, 6h, 1d.")] = None,
    cron: Annotated[str | None, typer.Option(help="Or when: a cron line, such as '0 */6 * * *'.")] = None,
    output: Annotated[
        Format | None, typer.Option("--format", help="A file per record, or shards per batch. [default: json]")
    ] = None,
    strictness: Annotated[Strictness | None, typer.Option(help="How eager the cleaner is. [default: balanced]")] = None,
    html: Annotated[
        HtmlMode | None, typer.Option(help="Pages: best asks trafilatura in doubt, fast asks nobody. [default: best]")
    ] = None,
    packs: Annotated[Path | None, typer.Option(help="Folder of rule packs of your own.")] = None,
    site_memory: Annotated[Path | None, typer.Option(help="Line memory written by `newswinnow learn`.")] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Worker processes. [default: one per core]")] = None,
    export: Annotated[
        str | None, typer.Option(metavar="OUT", help="Then export, as `newswinnow export CLEAN OUT` does.")
    ] = None,
    config: ConfigFile = None,
) -> None:
    """Run now and then on a schedule, until Ctrl-C. Says a line for every run that ends.

    With PREFECT_API_URL the schedule is kept by that Prefect server, else by one on 127.0.0.1 that ends with the
    command. The other settings of `run` come from newswinnow.toml or NEWSWINNOW_* variables.
    """
    from pipeline.flows.schedule import parse_schedule
    from pipeline.flows.schedule import serve as serve_flow
    from pipeline.runs.announce import Announcer

    settings = settings_of(
        config, raw=raw, clean=clean, format=output, strictness=strictness, html=html, packs=packs, site_memory=site_memory,
        workers=workers, export=export,
    )  # fmt: skip
    stated = (every, cron) if every or cron else (settings.every, settings.cron)
    schedule = parse_schedule(*stated)
    sys.stderr.write(
        f"Serving {settings.raw} -> {settings.clean}; notes in {settings.clean}/runs/serve.log; Ctrl-C ends.\n"
    )
    try:
        with Announcer(settings.clean, lambda line: print(line, flush=True)):
            serve_flow(settings, schedule)
    except KeyboardInterrupt:  # it was told to end before it had begun to serve
        sys.stdout.flush()
        os._exit(0)
