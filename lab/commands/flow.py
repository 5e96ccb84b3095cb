"""`newswinnow bench flow`: what the flow costs over the bare line, and what it withstands."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from lab.bench.flow import Row


class RowName(StrEnum):
    """What can be measured."""

    CPU = "cpu"
    WORKERS = "workers"
    UNCHANGED = "unchanged"
    MEMORY = "memory"
    PEER = "peer"
    KILLS = "kills"
    FIRST = "first"


def flow(
    data: Annotated[Path, typer.Option(help="Folder of raw documents to measure on.")] = Path("raw"),
    documents: Annotated[int, typer.Option("--documents", "-n", min=1, help="How many; they are repeated.")] = 10_000,
    kind: Annotated[Literal["mixed", "html", "text"], typer.Option(help="Which of the folder's.")] = "mixed",
    rows: Annotated[list[RowName] | None, typer.Option("--row", help="Only this one; may be repeated.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Worker processes; 0: one per core.")] = 0,
    many: Annotated[int, typer.Option(min=1, help="Documents of the runs without changes.")] = 100_000,
    fewer: Annotated[int, typer.Option(min=1, help="Documents to compare their memory with.")] = 10_000,
    kills: Annotated[int, typer.Option(min=1, help="How often the flow is killed.")] = 50,
    kill_documents: Annotated[int, typer.Option(min=1, help="Documents meanwhile.")] = 2_000,
    rounds: Annotated[int, typer.Option(min=1, help="How often the time to the first record is taken.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """The flow, with Prefect and its server: CPU beside a bare loop, workers, unchanged documents, memory, kills, start.

    The defaults take the better part of an hour; --row and smaller numbers are for a look.
    """
    from lab.bench.flow import ROWS, Sizes, measure_flow
    from lab.bench.flow import as_json as rendered

    sizes = Sizes(documents, many, fewer, kills, kill_documents, rounds)
    names = [row.value for row in rows] if rows else ROWS
    found = measure_flow(
        data, None if kind == "mixed" else kind, sizes, workers, names, _nothing if as_json else tell_row
    )  # fmt: skip
    if as_json:
        typer.echo(rendered(found))


def _nothing(_row: Row) -> None:
    """The rows come together, at the end."""


def tell_row(row: Row) -> None:
    """Print a row: what was measured, what is wanted, and the figures behind it."""
    mark = "met" if row.met else "NOT MET"
    measured = f"{row.measured:,.10g} {row.unit}".strip()
    typer.echo(f"{row.name:<46} {measured:>24}   {row.wanted:<9} {mark}")
    for name, value in row.figures.items():
        typer.echo(f"    {name}: {value}")
