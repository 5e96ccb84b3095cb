"""The user's cache: what can be made anew at any time, and is kept because making it takes long."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path:
    """Where it is: `newswinnow` in `XDG_CACHE_HOME`, or in `~/.cache`. It need not exist."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "newswinnow"


def keep(copy: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; a cache that cannot be written is no fault."""
    beside = None
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=copy.parent, delete=False) as temporary:
            beside = Path(temporary.name)
            temporary.write(content)
        beside.replace(copy)
    except OSError:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
