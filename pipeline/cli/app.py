"""The application: one line per command. Each command is a module of its own that imports what it needs lazily,
so that `newswinnow --help` imports neither Prefect nor trafilatura.
"""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli import (
    bench,
    correct,
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
from pipeline.cli.examples import add_examples
from pipeline.cli.plain_help import PLAIN

_MAKE, _LOOK, _RULES, _MEASURE = "Records", "What happened, and why", "Rules", "Formats and figures"
_EPILOG = """\
Begin with: newswinnow init news, documents into news/raw, then newswinnow run in that folder.

Settings come from options, NEWSWINNOW_* variables and newswinnow.toml, in this order.

Exit codes: 0 fine; 1 more quarantined than --max-quarantine allows; 2 usage; 3 environment.
"""

app = typer.Typer(
    name="newswinnow",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Raw scraped news in, typed article records out.",
    epilog=_EPILOG,
    **PLAIN,
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


# In the order of the help.
app.command("init", rich_help_panel=_MAKE)(init.init)
app.command("fetch", rich_help_panel=_MAKE)(fetch.fetch)
app.command("run", rich_help_panel=_MAKE)(run.run)
app.command("serve", rich_help_panel=_MAKE)(serve.serve)
app.command("status", rich_help_panel=_MAKE)(status.status)
app.command("export", rich_help_panel=_MAKE)(export.export)
app.command("forget", rich_help_panel=_MAKE)(forget.forget)
app.command("report", rich_help_panel=_LOOK)(report.report)
app.command("explain", rich_help_panel=_LOOK)(explain.explain)
app.command("doctor", rich_help_panel=_LOOK)(doctor.doctor)
app.add_typer(packs.app, name="packs", rich_help_panel=_RULES)
app.command("correct", rich_help_panel=_RULES)(correct.correct)
app.command("learn", rich_help_panel=_RULES)(learn.learn)
app.command("schema", rich_help_panel=_MEASURE)(schema.schema)
app.command("bench", rich_help_panel=_MEASURE, context_settings=PLAIN["context_settings"] | bench.TO_THE_LABORATORY)(
    bench.bench
)
add_examples(app)
