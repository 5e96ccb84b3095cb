"""`newswinnow bench`: hands over to the laboratory, `python -m lab bench`, which stands beside the package in its source."""

from __future__ import annotations

import importlib
import sys
from typing import Annotated, Any

import typer

from pipeline.errors import EnvironmentFault

# Every word behind the first is the laboratory's.
TO_THE_LABORATORY: dict[str, Any] = {"allow_extra_args": True, "ignore_unknown_options": True}


def bench(
    arguments: Annotated[list[str] | None, typer.Argument(help="What `python -m lab bench` takes.")] = None,
) -> None:
    """Measure speed and quality, beside other extractors: `python -m lab bench`, in a checkout of the source."""
    try:
        laboratory = importlib.import_module("lab.__main__")
    except ModuleNotFoundError as error:
        if error.name not in {"lab", "lab.__main__"}:
            raise
        raise EnvironmentFault(
            "benchmarks are not part of the installed package: run `python -m lab bench` in a checkout of its source"
        ) from None
    sys.exit(laboratory.main(["bench", *(arguments or [])]))
