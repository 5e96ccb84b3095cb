"""`newswinnow forget`: take documents down for good."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import ConfigFile, settings_of

if TYPE_CHECKING:
    from pipeline.takedown import Found


def forget(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="Ids or URLs of records, or paths of documents below RAW."),
    ] = None,
    clean: Annotated[Path | None, typer.Option(help="The folder that runs fill. [default: clean]")] = None,
    note: Annotated[str, typer.Option(help="Why, for whoever reads CLEAN/forgotten.jsonl.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the tombstones away: the next run ingests again.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print what was forgotten.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Remove records with all that was kept of them, and never ingest their documents again.

    Record, audit, history, rows of shards, the ledger's rows and notes in logs go, and so does CLEAN/report.html. A
    tombstone stays in CLEAN/forgotten.jsonl: the id and a digest of the path. Raw documents and earlier exports are yours
    to delete.
    """
    from pipeline.cli import answers
    from pipeline.errors import UsageError
    from pipeline.sinks.forgotten import read_tombstones
    from pipeline.takedown import allow_again, find
    from pipeline.takedown import forget as take_down

    place = settings_of(config, clean=clean).clean
    if listed:
        for stone in read_tombstones(place):
            if as_json:
                answers.TombstoneAnswer(id=stone.id, day=stone.day, note=stone.note).show()
            else:
                typer.echo(f"{stone.id}\t{stone.day}\t{stone.note}")
        return
    if not names:
        raise UsageError("Which records?", "newswinnow forget ID, or --list for what was forgotten.")
    if undo:
        number = allow_again(place, names)
        if as_json:
            answers.ForgetAnswer(documents=[], report_removed=False, tombstones_removed=number).show()
        else:
            typer.echo(
                f"{number} tombstone{'' if number == 1 else 's'} taken away; the next run ingests what is in RAW."
            )
        return
    found = find(place, names)
    for document in found.documents:
        typer.echo(_line(document), err=as_json)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("Nobody is there to be asked.", "Give --yes to remove these records for good.")
        typer.confirm(f"Remove these {len(found.uris)} documents' records for good?", abort=True)
    done = take_down(place, names, note)
    if as_json:
        documents = [answers.FoundAnswer(**asdict(document)) for document in done.documents]
        answers.ForgetAnswer(documents=documents, report_removed=done.report, tombstones_removed=0).show()
        return
    report = " report.html went too." if done.report else ""
    typer.echo(f"{len(done.uris)} forgotten; they will not be ingested again.{report}")
    typer.echo("Still to be deleted by you: the raw documents, and exports that were made before.", err=True)


def _line(document: Found) -> str:
    """A document as a person knows it: path, then what its record says."""
    said = [document.date_published, document.title, document.url]
    return "\n    ".join([document.uri, "  ".join(part for part in said if part) or "no record"])
