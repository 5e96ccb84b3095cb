"""`newswinnow run`: the flow over a folder of raw documents."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import ConfigFile, settings_of
from pipeline.cli.places import places_of

if TYPE_CHECKING:
    from pipeline.runs.manifest import Summary
    from pipeline.settings import Settings


class Format(StrEnum):
    """How records are written."""

    JSON = "json"
    JSONL = "jsonl"
    JSONL_ZST = "jsonl.zst"
    PARQUET = "parquet"


class Strictness(StrEnum):
    """Thresholds of the cleaner."""

    SAFE = "safe"
    BALANCED = "balanced"
    STRICT = "strict"


class HtmlMode(StrEnum):
    """How the article of a page is found."""

    BEST = "best"
    FAST = "fast"


class Runner(StrEnum):
    """Where the tasks run."""

    THREADS = "threads"
    DASK = "dask"


_Places = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[RAW]... [CLEAN]",
        help="Folder of raw documents, an address such as s3://bucket/raw, files, patterns, or - for standard input;"
        " then the folder to fill. [default: raw clean]",
    ),
]
_Sink = Annotated[str | None, typer.Option(metavar="NAME", help="A format of shards that an installed package brings.")]
_HtmlKey = Annotated[
    str | None, typer.Option(metavar="KEY", help="Key of pages in JSON lines and tables. [default: html]")
]
_TextKey = Annotated[
    str | None, typer.Option(metavar="KEY", help="Key of texts in JSON lines and tables. [default: text]")
]
_Only = Annotated[
    list[str] | None, typer.Option(metavar="PATTERN", help="Only these paths below RAW, such as '2026/**/*.html'.")
]
_Output = Annotated[
    Format | None, typer.Option("--format", help="A file per record, or shards per batch. [default: json]")
]
_Ledger = Annotated[str | None, typer.Option(help="A PostgreSQL database for the ledger. [default: a file in CLEAN]")]
_PruneShare = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="Stop if --prune would remove more than this share. [default: 0.5]"),
]
_MaxBytes = Annotated[int | None, typer.Option(min=1, help="Largest document, in bytes. [default: 20000000]")]
_Html = Annotated[
    HtmlMode | None, typer.Option(help="Pages: best asks trafilatura in doubt, fast asks nobody. [default: best]")
]
_MaxQuarantine = Annotated[
    str | None, typer.Option(metavar="N|SHARE", help="Exit with 1 if more are quarantined: 50, 0.05, 5%.")
]
_Export = Annotated[str | None, typer.Option(metavar="OUT", help="Then export, as `newswinnow export CLEAN OUT` does.")]


def run(
    context: typer.Context,
    places: _Places = None,
    output: _Output = None,
    sink: _Sink = None,
    ledger: _Ledger = None,
    strictness: Annotated[Strictness | None, typer.Option(help="How eager the cleaner is. [default: balanced]")] = None,
    html: _Html = None,
    packs: Annotated[Path | None, typer.Option(help="Folder of your own rule packs.")] = None,
    site_memory: Annotated[Path | None, typer.Option(help="Line memory from `newswinnow learn`.")] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Worker processes. [default: one per core]")] = None,
    runner: Annotated[Runner | None, typer.Option(help="Where the flow's tasks run. [default: threads]")] = None,
    dask_address: Annotated[str | None, typer.Option(help="A Dask scheduler, tcp://HOST:PORT.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Do everything again, whatever the ledger says.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the records of vanished documents.")] = False,
    prune_share: _PruneShare = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many documents.")] = None,
    only: _Only = None,
    batch_size: Annotated[int | None, typer.Option(min=1, help="Documents per task. [default: chosen]")] = None,
    timeout: Annotated[float | None, typer.Option(min=0.01, help="Seconds per document. [default: 30]")] = None,
    memory: Annotated[int | None, typer.Option(min=256, help="Megabytes per worker. [default: 2048]")] = None,
    max_bytes: _MaxBytes = None,
    max_quarantine: _MaxQuarantine = None,
    html_key: _HtmlKey = None,
    text_key: _TextKey = None,
    report: Annotated[bool, typer.Option("--report", help="Write CLEAN/report.html afterwards.")] = False,
    export: _Export = None,
    config: ConfigFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no last line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The run's manifest as one JSON object instead.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Prefect's own notes in the run's log.")] = False,
) -> None:
    """Turn what is new in RAW into records in CLEAN.

    The last line, with the counts, goes to standard output; progress to standard error, on a terminal only.
    """
    begun = context.with_resource(_begun())  # first of all: it loads while this process does
    from pipeline.cli import summary as said
    from pipeline.cli.progress import Progress
    from pipeline.errors import EXIT_QUARANTINED
    from pipeline.flows.run import run as run_flow

    raw, clean, named = places_of(places or [], context.call_on_close)
    settings = settings_of(
        config, raw=raw, clean=clean, only=named or tuple(only or ()) or None, format=output, sink=sink, ledger=ledger, strictness=strictness, html=html, packs=packs, site_memory=site_memory,
        workers=workers, runner=runner, dask_address=dask_address, force=force or None, prune=prune or None, prune_share=prune_share, limit=limit, batch_size=batch_size, timeout_seconds=timeout,
        memory_mb=memory, max_bytes=max_bytes, html_key=html_key, text_key=text_key, max_quarantine=max_quarantine,
        report=report or None, export=export,
    )  # fmt: skip
    with Progress(quiet=quiet) as progress:
        summary = run_flow(settings, progress.watch, progress.tell, verbose=verbose, begun=begun)
    if as_json:
        print(json.dumps(json.loads(summary.manifest.read_bytes()), ensure_ascii=False))
    elif not quiet:
        _tell(summary, settings)
    if summary.status == "interrupted":
        raise typer.Exit(130)
    said.refuse_unexported(summary)
    if said.is_too_much(summary, settings.max_quarantine):
        raise typer.Exit(EXIT_QUARANTINED)


def _begun() -> Any:
    from pipeline.workers.begun import begin

    return begin() or nullcontext()


def _tell(summary: Summary, settings: Settings) -> None:
    """The lines at the end: the report if it is this run's, what RAW holds beside documents, the counts."""
    from pipeline.cli import summary as said
    from pipeline.sources import readable_kinds, said_of, shown

    page = settings.clean / "report.html"
    if settings.report and page.is_file() and page.stat().st_mtime_ns >= summary.manifest.stat().st_mtime_ns:
        print(f"Report: {page}")
    if not summary.inputs and summary.status == "completed":
        typer.echo(f"{shown(str(settings.raw))} holds nothing that is read. {readable_kinds()}", err=True)
    if summary.passed:
        typer.echo(f"Files passed over, of kinds that are not read: {said_of(summary.passed)}.", err=True)
    if sys.stderr.isatty():
        typer.echo("\n".join(said.lines(summary, settings)), err=True)
    if warning := said.warning(summary):
        typer.echo(warning, err=True)
    print(summary.line)
