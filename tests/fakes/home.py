"""A home folder as after the first run on a machine: what that unpacks and prepares (5 s of CPU) is there."""

from __future__ import annotations

import os
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()


def warm(home: Path) -> Path:
    """The folder, made if need be, with the cache of the tests' own user. Not for tests of what a first run does."""
    (home / ".cache").mkdir(parents=True, exist_ok=True)
    (CACHE / "newswinnow").mkdir(parents=True, exist_ok=True)
    (home / ".cache/newswinnow").symlink_to(CACHE / "newswinnow")
    return home
