"""The shipped rules as they are once read, checked and indexed, kept in the user's cache: a process loads them in .08 s of
CPU, and makes them in .5.

A copy is of these very packs and of the code that reads them: its name is a digest over the bytes of both. It begins with a
digest of what follows, so that a damaged one is seen. It holds pickled objects, which can be code: one that belongs to
somebody else, or that others may write, is not opened. Without a writable cache all is made anew, and comes out the same.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import pipeline
from pipeline.cache import cache_folder, keep_own, read_own

# Packages of ours whose objects are kept, or say how they are made.
_MAKERS = ("packs", "model")
# Copies that stay, the newest, 4 MB each: of versions, or working trees, that are used side by side.
_MOST_COPIES = 8


def cached_rules(digest: str) -> Path:
    """Where the copy of the packs with this digest is."""
    name = hashlib.sha256(f"{digest} {_code_digest()} {sys.version}".encode()).hexdigest()
    return cache_folder() / f"rules-{name[:32]}.pickle"


def kept(digest: str, make: Callable[[], Any]) -> Any:
    """What `make` gives for the packs with this digest: the copy if there is one and it is whole, else made, and kept."""
    if not _code_digest():
        return make()
    copy = cached_rules(digest)
    content = read_own(copy)
    if content is not None:
        return pickle.loads(content)  # noqa: S301  # ours: see the head of the module
    made = make()
    _write(copy, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


@lru_cache(maxsize=1)
def _code_digest() -> str:
    """Over the modules that make the rules, and those of what the rules are made of; "" if their sources cannot be seen."""
    root = Path(pipeline.__file__).parent
    found, count = hashlib.sha256(), 0
    for package in _MAKERS:
        for file in sorted((root / package).glob("*.py")):
            found.update(f"{package}/{file.name}\0".encode() + file.read_bytes())
            count += 1
    return found.hexdigest() if count else ""


def _write(copy: Path, content: bytes) -> None:
    """Keep the copy; the oldest ones go."""
    keep_own(copy, content)
    with suppress(OSError):
        copies = sorted(copy.parent.glob("rules-*.pickle"), key=lambda path: path.stat().st_mtime_ns)
        for old in copies[:-_MOST_COPIES]:
            old.unlink(missing_ok=True)
