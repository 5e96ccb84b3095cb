"""Which documents of a folder are meant: patterns of their paths, and what a call names as RAW turned into them."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.sources.reference import printable_name
from pipeline.sources.store import is_address


@dataclass(frozen=True)
class Only:
    """Patterns of paths below RAW, as shells have them; `**` stands for any number of folders. No pattern: everything."""

    patterns: tuple[str, ...] = ()

    def fits(self, uri: str) -> bool:
        """Whether this path is meant."""
        return not self.patterns or any(pattern.fullmatch(uri) for pattern in self._whole)

    def enters(self, folder: str) -> bool:
        """Whether anything below this folder (`a/b/`) may be meant."""
        if not self.patterns:
            return True
        parts = folder.rstrip("/").split("/")
        return any(_leads(pattern.split("/"), parts) for pattern in self.patterns)

    @cached_property
    def _whole(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_expression(pattern.split("/"))) for pattern in self.patterns)


def _expression(parts: list[str]) -> str:
    made = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part == "**":
            made.append(".*" if last else "(?:[^/]+/)*")
        else:
            made.append(fnmatch.translate(part).removesuffix(r"\Z").replace(".*", "[^/]*") + ("" if last else "/"))
    return "(?s:" + "".join(made) + ")"


def _leads(pattern: list[str], folder: list[str]) -> bool:
    """Whether a pattern may match something below a folder."""
    for number, part in enumerate(folder):
        if number < len(pattern) and pattern[number] == "**":
            return True
        if number >= len(pattern) - 1:
            return False
        if not fnmatch.fnmatchcase(part, pattern[number]):
            return False
    return True


def meant(places: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """RAW, and the patterns of what is meant in it, for the files, folders and patterns that a call names.

    One folder or address is itself, without patterns; so is a name that is nothing: whoever reads it will say so. Several
    places are what fits any of them in the folder that they share.
    """
    if len(places) == 1 and (is_address(places[0]) or os.path.isdir(places[0]) or not _is_pattern(places[0])):
        return places[0], ()
    bases = [_base(place) for place in places]
    shared = os.path.commonpath([os.path.abspath(base) for base, _ in bases])
    patterns = []
    for base, pattern in bases:
        within = os.path.relpath(os.path.abspath(base), shared)
        folders = [] if within == "." else [glob.escape(printable_name(part)) for part in within.split(os.sep)]
        patterns.append("/".join([*folders, pattern]))
    return os.path.relpath(shared) if not os.path.isabs(bases[0][0]) else shared, tuple(patterns)


def _is_pattern(place: str) -> bool:
    return os.path.lexists(place) or glob.has_magic(place)


def _base(place: str) -> tuple[str, str]:
    """The folder of a place that is none of a pattern, and the pattern within it."""
    path = Path(place)
    if path.is_dir():
        return place, "**"
    if os.path.lexists(place) or not glob.has_magic(place):
        return str(path.parent), glob.escape(printable_name(path.name))
    parts = path.parts
    plain = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    return str(Path(*parts[:plain])) if plain else ".", "/".join(parts[plain:])
