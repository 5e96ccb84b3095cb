"""`newswinnow status`: what the ledger knows, and what a run would do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.cli.options import ConfigFile, settings_of


def status(
    clean: Annotated[Path | None, typer.Argument(help="The folder that runs fill. [default: clean]")] = None,
    raw: Annotated[str | None, typer.Option(help="Say also what a run over this folder would do.")] = None,
    changed_since: Annotated[
        str | None, typer.Option(metavar="TIME|RUN", help="List the documents that changed since.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    config: ConfigFile = None,
) -> None:
    """Tell what is in CLEAN, without changing anything."""
    from pipeline.runs.status import changes, survey

    settings = settings_of(config, raw=raw, clean=clean)
    if changed_since is not None:
        for change in changes(settings.clean, changed_since, settings.ledger):
            print(json.dumps(change) if as_json else f"{change['outcome']}\t{change['revision']}\t{change['uri']}")
        return
    found = survey(settings, with_raw=raw is not None)
    if as_json:
        print(json.dumps(_named(found), indent=1))
        return
    for name, value in found.items():
        if isinstance(value, list):
            print(f"{name}: {', '.join(value) or 'none'}")
        elif isinstance(value, dict):
            print(f"{name}:" if value else f"{name}: none")
            for key, count in value.items():
                print(f"  {key}: {count}")
        else:
            print(f"{name}: {value}")


def _named(found: Any) -> Any:
    """The same under names as other JSON has them: `quarantine_codes`."""
    if isinstance(found, dict):
        return {name.replace(" ", "_"): _named(value) for name, value in found.items()}
    return found
