"""`newswinnow explain`: what happened to one document, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli.options import ConfigFile, settings_of
from pipeline.cli.run import HtmlMode, Strictness
from pipeline.compiled import CompiledPatterns

if TYPE_CHECKING:
    from pipeline.settings import Settings


def explain(
    file: Annotated[Path, typer.Argument(help="A raw document (.txt, .html, also .gz, .zst); - for standard input.")],
    kind: Annotated[Literal["html", "text"] | None, typer.Option(help="What standard input holds.")] = None,
    strictness: Annotated[Strictness | None, typer.Option(help="How eager the cleaner is. [default: balanced]")] = None,
    html: Annotated[
        HtmlMode | None, typer.Option(help="Pages: best asks trafilatura in doubt, fast asks nobody. [default: best]")
    ] = None,
    packs: Annotated[Path | None, typer.Option(help="Folder of your own rule packs.")] = None,
    site_memory: Annotated[Path | None, typer.Option(help="Line memory from `newswinnow learn`.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Whole texts, and every candidate that lost.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Show every block kept or dropped, with reason, rule and confidence, and every field with its evidence."""
    import gc

    gc.disable()  # one document and out: collecting would cost a tenth of the time that a person waits
    try:
        settings = settings_of(config, strictness=strictness, html=html, packs=packs, site_memory=site_memory)
        with CompiledPatterns():
            _show(file, kind, settings, full, as_json)
    finally:
        gc.enable()


def _show(
    file: Path,
    kind: Literal["html", "text"] | None,
    settings: Settings,
    full: bool,
    as_json: bool,
) -> None:
    import sys

    import pipeline.explain as explanations
    from pipeline.packs import load_ruleset

    if str(file) == "-":
        document = explanations.document_from_bytes(sys.stdin.buffer.read(), kind)
    else:
        document = explanations.read_document(file, settings.max_bytes)
    explanation = explanations.explain(
        document, load_ruleset(settings.strictness, settings.packs, settings.site_memory, settings.html)
    )
    if as_json:
        import json

        typer.echo(json.dumps(explanations.as_json(explanation), indent=2, ensure_ascii=False))
    else:
        from rich.console import Console

        explanations.render(explanation, Console(), full=full)
