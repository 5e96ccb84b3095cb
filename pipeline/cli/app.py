"""The application: one line per command. Each command is a module of its own that imports what it needs lazily,
so that `newswinnow --help` imports neither Prefect nor trafilatura.
"""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli import (
    bench,
    doctor,
    explain,
    export,
    fetch,
    forget,
    init,
    learn,
    packs,
    report,
    run,
    schema,
    serve,
    status,
)

app = typer.Typer(
    name="newswinnow",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Raw scraped news in, typed article records out.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"newswinnow {version('newswinnow')}")
        raise typer.Exit


@app.callback()
def _application(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Raw scraped news in, typed article records out."""


app.command("init")(init.init)
app.command("fetch")(fetch.fetch)
app.command("run")(run.run)
app.command("serve")(serve.serve)
app.command("status")(status.status)
app.command("explain")(explain.explain)
app.command("learn")(learn.learn)
app.command("export")(export.export)
app.command("report")(report.report)
app.command("schema")(schema.schema)
app.command("forget")(forget.forget)
app.command("doctor")(doctor.doctor)
app.add_typer(packs.app, name="packs")
app.add_typer(bench.app, name="bench")
