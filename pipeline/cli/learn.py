"""`newswinnow learn`: the lines that sites repeat, learned over a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import AsJson, ConfigFile, Quiet, settings_of


def learn(
    raw: Annotated[str | None, typer.Argument(help="Folder of raw documents. [default: raw]")] = None,
    memory: Annotated[Path, typer.Argument(help="File to write.")] = Path("site-memory.json"),
    quiet: Quiet = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Learn which lines each site repeats under different stories, for `run --site-memory FILE`.

    Sites are told apart by the documents' addresses, else by the outlet in the side file, else by the folder. The
    file is plain JSON: read it, and delete what you disagree with.
    """
    from pipeline.cli.progress import Progress
    from pipeline.corpus import segmented
    from pipeline.learning import learn as learn_memory
    from pipeline.sources import Keys

    settings = settings_of(config, raw=raw)
    keys = Keys(settings.html_key, settings.text_key)
    with Progress(quiet=quiet) as progress:
        found = segmented(settings.raw, settings.max_bytes, html=settings.html, keys=keys)
        learned = learn_memory(progress.follow(found, "documents"))
    learned.save(memory)
    lines = sum(len(site.lines) for site in learned.sites.values())
    if as_json:
        from pipeline.cli.answers import LearnAnswer

        LearnAnswer(out=str(memory), sites=len(learned.sites), lines=lines).show()
    elif not quiet:
        print(f"{len(learned.sites)} sites, {lines} repeated lines: {memory}")
