"""What several commands share: the option --config, and the settings of a call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.settings import Settings

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", help="Settings to read. [default: newswinnow.toml here or in a folder above]"),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something is wrong.")]


def settings_of(config: Path | None = None, **options: Any) -> Settings:
    """Settings from options, variables and the configuration file. Raises UsageError."""
    from pipeline.config import configure

    return configure(options, config).settings
