"""`python -m lab redundant`: phrases that the functions of words have overtaken."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

PHRASES = Path(__file__).parents[2] / "pipeline" / "packs" / "data" / "phrases"


def redundant(
    write: Annotated[bool, typer.Option("--write", help="Take them out of the packs.")] = False,
    folder: Annotated[Path, typer.Option(help="Folder of phrase packs to rewrite.")] = PHRASES,
    show: Annotated[bool, typer.Option("--show", help="Name each.")] = False,
) -> None:
    """Texts of phrases without which the same lines leave neutral articles for the same reason, by language."""
    from lab.redundant import count_lines, redundant_texts, without_texts
    from pipeline.packs import load_ruleset

    gone = redundant_texts(load_ruleset())
    counts = Counter(text.language for text in gone)
    for text in sorted(gone) if show else ():
        typer.echo(f"{text.language} {text.phrase}: {text.text}")
    typer.echo(", ".join(f"{language} {count}" for language, count in sorted(counts.items())))
    before = count_lines(folder)
    if write:
        for path in sorted(folder.glob("*.toml")):
            path.write_text(without_texts(path.read_text("utf-8"), path.stem, gone), "utf-8")
    typer.echo(f"{len(gone)} texts; the packs have {before:,} lines, now {count_lines(folder):,}")
