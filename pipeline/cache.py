"""The user's cache: what can be made anew at any time, and is kept because making it takes long."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

_DIGEST_BYTES = hashlib.sha256().digest_size
_WRITABLE_BY_OTHERS = 0o022


def cache_folder() -> Path:
    """Where it is: `newswinnow` in `XDG_CACHE_HOME`, or in `~/.cache`. It need not exist."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "newswinnow"


def keep(copy: Path, content: bytes) -> None:
    """Write a file as a whole or not at all; a cache that cannot be written is no fault."""
    from pipeline.whole import PRIVATE, write_whole  # lazily: Prefect's server loads this module, and keeps nothing

    with suppress(OSError):
        copy.parent.mkdir(parents=True, exist_ok=True)
        write_whole(copy, content, PRIVATE)


def keep_own(copy: Path, content: bytes) -> None:
    """The same for what nobody else may have written, because it could be code: `read_own` gives it back."""
    keep(copy, hashlib.sha256(content).digest() + content)


def read_own(copy: Path) -> memoryview | None:
    """What `keep_own` wrote; None if there is nothing, if it is damaged, belongs to somebody else, or others may write it."""
    try:
        with copy.open("rb") as file:
            state = os.fstat(file.fileno())
            if state.st_uid != os.geteuid() or state.st_mode & _WRITABLE_BY_OTHERS:
                return None
            content = memoryview(file.read())
    except OSError:
        return None
    is_whole = hashlib.sha256(content[_DIGEST_BYTES:]).digest() == content[:_DIGEST_BYTES]
    return content[_DIGEST_BYTES:] if is_whole else None
