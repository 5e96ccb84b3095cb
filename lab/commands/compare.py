"""`newswinnow bench compare` and `bench document`: quality beside other extractors, and the document made of all figures."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer


def compare(
    kind: Annotated[Literal["html", "text"], typer.Argument(help="Labelled pages, or labelled text dumps.")],
    data: Annotated[
        Path, typer.Option(help="Folder of labelled data: gold.jsonl and its pages, or *.jsonl.gz of dumps.")
    ],
    peers: Annotated[
        list[str] | None,
        typer.Option("--peer", help="An extractor to measure beside; repeat it. [default: all installed]"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only a sample of so many documents.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Quality and cost of newswinnow and other extractors, over the same labelled documents in one run."""
    from lab.bench.compare import compare_dumps, compare_pages
    from lab.bench.peers import installed
    from lab.bench.tables import comparison_tables, plain
    from pipeline.packs import load_ruleset

    run = compare_pages if kind == "html" else compare_dumps
    names = peers if peers is not None else installed()
    with _quiet():
        found = run(data, load_ruleset(), names, limit, _progress if sys.stderr.isatty() else None).as_json()
    if as_json:
        typer.echo(json.dumps(found, indent=2))
    else:
        typer.echo("\n\n".join(plain(table) for table in comparison_tables(found)))


@contextmanager
def _quiet() -> Iterator[None]:
    """What peers say about single pages is counted, not shown."""
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)


def _progress(done: int, total: int) -> None:
    typer.echo(f"\r{done:,} of {total:,} documents", nl=done == total, err=True)


def document(
    results: Annotated[
        Path, typer.Argument(help="Folder of what the bench commands printed with --json, NAME.json each.")
    ],
    out: Annotated[Path, typer.Argument(help="The Markdown file to write.")],
    date: Annotated[str, typer.Option(help="The day of the measurement, YYYY-MM-DD.")],
    data: Annotated[str, typer.Option(help="One sentence on what was measured on.")] = "",
    cards: Annotated[
        Path, typer.Option(help="The document of the model cards, whose cross-validated figures are quoted.")
    ] = Path("docs/MODELS.md"),
) -> None:
    """Write the document of all measurements, the benchmarks in docs/QUALITY.md, from what the bench commands printed."""
    from lab.bench.document import PART, read_results, render
    from lab.parts import write_part

    write_part(out, PART, render(read_results(results), date, data, cards))
    typer.echo(f"wrote {out}", err=True)
