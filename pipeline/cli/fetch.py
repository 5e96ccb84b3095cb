"""`newswinnow fetch`: the pages of feeds and sitemaps into a RAW folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import AsJson, ConfigFile, Quiet, settings_of


def fetch(
    sources: Annotated[Path, typer.Argument(help="TOML file that names feeds and sitemaps; see docs/how-to/fetch.md.")],
    raw: Annotated[Path | None, typer.Argument(help="Folder to fill. [default: raw]")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Ask for so many pages at most.")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Fetch what feeds and sitemaps name and is new or changed, politely: robots.txt, a pause per host, limits.

    The only command that asks web sites for pages. Run it again at any time; what is unchanged is not fetched. Exit code 0 also
    if single pages or lists failed, 3 if not one list could be read.
    """
    from pipeline.errors import UsageError
    from pipeline.fetch import fetch as fetch_pages
    from pipeline.fetch import read_plan

    place = settings_of(config, raw=raw).raw
    if not isinstance(place, Path):
        raise UsageError(f"Pages are fetched into a folder, not to {place!r}.", "Give a local RAW folder.")
    plan = read_plan(sources)
    tally = fetch_pages(plan, place, limit, lambda note: None if quiet else print(note, file=sys.stderr))
    if as_json:
        from pipeline.cli.answers import FetchAnswer

        counts = {name: getattr(tally, name) for name in FetchAnswer.COUNTED}
        FetchAnswer(**counts, failures=dict(tally.failures), failed_lists=list(tally.failed_lists)).show()
    elif not quiet:
        print(tally.line)
