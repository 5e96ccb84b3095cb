"""`python -m lab bench unseen`: beside trafilatura on pages that neither side has seen."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lab.commands.flow import tell_row


class UnseenRow(StrEnum):
    """What can be measured."""

    PROCESS = "process"
    RUN = "run"
    COMMAND = "command"
    MEMORY = "memory"
    HELP = "help"


def unseen(
    data: Annotated[Path, typer.Argument(help="Folder with pages, each a file; best those that no model was trained on.")],
    pages: Annotated[int, typer.Option("--pages", "-n", min=1, help="How many; each is seen once.")] = 300,
    rounds: Annotated[int, typer.Option(min=1, help="How often; medians are reported.")] = 3,
    rows: Annotated[list[UnseenRow] | None, typer.Option("--row", help="Only this one; may be repeated.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:  # fmt: skip
    """process() and a whole run beside trafilatura on pages that are seen once: CPU, pages a second, memory, --help."""
    from lab.bench.flow import Row
    from lab.bench.unseen import NAMES, measure_unseen

    def tell(row: Row) -> None:
        if not as_json:
            tell_row(row)

    found = measure_unseen(data, pages, rounds, [row.value for row in rows] if rows else NAMES, tell)
    if as_json:
        typer.echo(json.dumps({"rows": [row.as_json() for row in found]}, indent=2))
