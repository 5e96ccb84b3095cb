"""One snapshot into one file, which shows under its name only when it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.exports.place import STANDARD_OUTPUT, before_standard_output, beside, check_place
from pipeline.exports.registry import choose
from pipeline.exports.snapshot import snapshot
from pipeline.model.record import ArticleRecord


def export(clean: Path, out: Path, name: str | None = None, *, with_gone: bool = True) -> int:
    """Write the records of CLEAN to OUT; returns how many.

    `name` is a format of the registry; without one OUT's suffix decides. A file that is there already is replaced, a
    folder, a link, a pipe or a device is not. `-` is standard output. Raises UsageError, EnvironmentFault, and what
    reading records raises; OUT is then as it was.
    """
    to_standard_output = str(out) == STANDARD_OUTPUT
    if to_standard_output and name is None:
        raise UsageError("Standard output does not tell the format.", "Give --format.")
    chosen = choose(name, out)
    if to_standard_output and chosen.makes_folder:
        raise UsageError("This format makes a folder, which standard output cannot take.", "Give the name of a folder.")
    if not to_standard_output:
        check_place(clean, out, makes_folder=chosen.makes_folder)
    counted = _Counted(snapshot(clean, with_gone=with_gone))
    with before_standard_output() if to_standard_output else beside(out) as made:
        chosen.write(counted, made)
    return counted.number


class _Counted(Iterable[ArticleRecord]):
    """Counts what passes."""

    def __init__(self, records: Iterable[ArticleRecord]) -> None:
        self._records = records
        self.number = 0

    def __iter__(self) -> Iterator[ArticleRecord]:
        for record in self._records:
            self.number += 1
            yield record
