"""The application: one line per command. Each command is a module of its own that imports what it needs lazily,
so that `newswinnow --help` imports neither Prefect nor trafilatura.
"""

from __future__ import annotations

import typer

from pipeline.cli import bench, explain, learn, run, schema

app = typer.Typer(
    name="newswinnow",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Raw scraped news in, typed article records out.",
)


@app.callback()
def _application() -> None:
    """Raw scraped news in, typed article records out."""


app.command("run")(run.run)
app.command("explain")(explain.explain)
app.command("learn")(learn.learn)
app.command("schema")(schema.schema)
app.add_typer(bench.app, name="bench")
