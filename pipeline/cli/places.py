"""What `newswinnow run` is given as RAW and CLEAN: a folder, an address, files, patterns, or standard input."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.errors import UsageError

Places = tuple[str | None, Path | None, tuple[str, ...] | None]


def places_of(given: Sequence[str], at_end: Callable[[Callable[[], object]], object]) -> Places:
    """RAW, CLEAN, and which paths of RAW are meant; None for what is not given. What comes on standard input is kept in
    a file until the command has ended: `at_end` calls what it is given then. Raises UsageError.
    """
    from pipeline.sources.only import meant

    if not given:
        return None, None, None
    places, clean = (list(given[:-1]), Path(given[-1])) if len(given) > 1 else (list(given), None)
    if clean is not None and clean.is_file():
        raise UsageError(
            f"{str(clean)!r} is a file.", "The last name is the folder to fill: newswinnow run *.html clean"
        )
    if "-" in places:
        if len(places) > 1:
            raise UsageError("Standard input cannot be read beside files.", "Run twice, into the same CLEAN.")
        return _piped(at_end), clean, ("*",)
    raw, only = meant(places)
    return raw, clean, only or None


def _piped(at_end: Callable[[Callable[[], object]], object]) -> str:
    """A folder with what comes on standard input in it; removed when the command ends."""
    from pipeline.sources.piped import keep

    folder = tempfile.TemporaryDirectory(prefix="newswinnow-stdin-")
    at_end(folder.cleanup)
    keep(sys.stdin.buffer, Path(folder.name))
    return folder.name
