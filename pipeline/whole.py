"""Files that are there as a whole or not at all, where nothing need outlive a power failure (`sinks/files.py` sees to that)."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

PRIVATE, SHARED = 0o600, 0o666  # permissions before the process's mask


def write_whole(path: Path, content: bytes, mode: int = SHARED) -> None:
    """Write a file with these permissions beside its place, and put it there; what was there stays if that fails.

    Raises OSError.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
