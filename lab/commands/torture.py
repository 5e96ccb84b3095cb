"""`python -m lab torture`: random faults, and whether anything is lost."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from lab.torture import Findings


def torture(
    hours: Annotated[float, typer.Option(min=0, help="Stop after so long.")] = 1.0,
    runs: Annotated[int | None, typer.Option(min=1, help="Stop after so many runs.")] = None,
    faults: Annotated[
        int | None, typer.Option(min=1, help="Stop after so many faults (with --runs: after both).")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Work in this empty folder, and leave it for a look.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of what is done; the same faults, at the same shares of a run.")] = 1,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Torture `fetch` over a failing site instead of `run`.")
    ] = False,
) -> None:
    """Make documents, containers, stores, disks, clocks and processes fail at random, and check what comes out of it.

    Exit code 1 if anything was lost, doubled, different or left behind.
    """
    from lab.torture import torture as torture_run
    from lab.torture_fetch import torture_fetch

    end = time.monotonic() + 3600 * hours

    def go_on(found: Findings) -> bool:
        goals = [(found.runs, runs), (found.all_faults, faults)]
        is_done = [had >= wanted for had, wanted in goals if wanted is not None]
        return time.monotonic() < end and not (is_done and all(is_done)) and not found.wrong

    with tempfile.TemporaryDirectory() as folder:
        found = (torture_fetch if fetch else torture_run)(keep or Path(folder), seed, go_on)
    for fault in found.wrong:
        typer.echo(f"seed {seed}: {fault}")
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(found.faults.items()))
    typer.echo(
        f"{found.runs} runs, {found.all_faults} faults: {found.faults.total()} in runs ({kinds}), "
        f"{found.faulty_documents} {'bad answers' if fetch else 'mutated documents and containers'}\n"
        f"{found.compared} states compared, {len(found.wrong)} findings; seed {seed}"
    )
    raise typer.Exit(1 if found.wrong else 0)
