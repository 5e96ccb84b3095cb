"""The user's cache: what can be made anew at any time, and is kept because making it takes long."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path:
    """Where it is: `newswinnow` in `XDG_CACHE_HOME`, or in `~/.cache`. It need not exist."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "newswinnow"


def keep(copy: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; a cache that cannot be written is no fault."""
    from pipeline.whole import PRIVATE, write_whole  # lazily: Prefect's server loads this module, and keeps nothing

    with suppress(OSError):
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_whole(copy, content, PRIVATE)
