"""`newswinnow report`: a page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    clean: Annotated[Path, typer.Argument(help="The folder that runs fill.")] = Path("clean"),
    out: Annotated[Path | None, typer.Argument(help="File to write. [default: CLEAN/report.html]")] = None,
    details_mb: Annotated[
        int, typer.Option(min=0, help="Megabytes of side-by-side views to embed; of more documents a sample is taken.")
    ] = 12,
) -> None:
    """Write one HTML file that shows what was kept, cut, found and quarantined, document by document.

    The file needs no network and no server; open it in a browser, or send it to somebody.
    """
    from pipeline.report import write

    place = out or clean / "report.html"
    size = write(clean, place, details_mb * 1_000_000)
    print(f"{place}: {size / 1_000_000:.1f} MB")
