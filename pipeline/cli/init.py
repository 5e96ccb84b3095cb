"""`newswinnow init`: a project folder to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import AsJson, Quiet


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make, or to fill.")],
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Make a project folder: raw/, clean/, packs/ for your own rules, and newswinnow.toml with every setting explained."""
    from pipeline.project import make_project

    made = make_project(folder)
    if as_json:
        from pipeline.cli.answers import InitAnswer

        InitAnswer(out=str(folder), made=[str(path) for path in made]).show()
    if quiet or as_json:
        return
    for path in made:
        typer.echo(f"{path}/" if path.is_dir() else path)
    enter = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))}, "
    typer.echo(f"Next: {enter}put documents into raw/, and run `newswinnow run`.")
