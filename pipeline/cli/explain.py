"""`newswinnow explain`: what happened to one document, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def explain(
    file: Annotated[Path, typer.Argument(help="A raw document (.txt, .html, also .gz, .zst); - for standard input.")],
    kind: Annotated[Literal["html", "text"] | None, typer.Option(help="What standard input holds.")] = None,
    strictness: Annotated[Literal["safe", "balanced", "strict"], typer.Option(help="As for run.")] = "balanced",
    full: Annotated[bool, typer.Option("--full", help="Whole texts, and every candidate that lost.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
) -> None:
    """Show every block kept or dropped, with reason, rule and confidence, and every field with its evidence."""
    import gc

    gc.disable()  # one document and out: collecting would cost a tenth of the time that a person waits
    try:
        _show(file, kind, strictness, full, as_json)
    finally:
        gc.enable()


def _show(
    file: Path,
    kind: Literal["html", "text"] | None,
    strictness: Literal["safe", "balanced", "strict"],
    full: bool,
    as_json: bool,
) -> None:
    import sys

    import pipeline.explain as explanations
    from pipeline.packs import load_ruleset
    from pipeline.settings import Settings

    if str(file) == "-":
        document = explanations.document_from_bytes(sys.stdin.buffer.read(), kind)
    else:
        document = explanations.read_document(file, Settings().max_bytes)
    explanation = explanations.explain(document, load_ruleset(strictness))
    if as_json:
        import json

        typer.echo(json.dumps(explanations.as_json(explanation), indent=2, ensure_ascii=False))
    else:
        from rich.console import Console

        explanations.render(explanation, Console(), full=full)
