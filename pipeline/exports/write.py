"""One snapshot into one file, which shows under its name only when it is whole."""

from __future__ import annotations

import errno
import glob
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.exports.registry import choose
from pipeline.exports.snapshot import snapshot
from pipeline.model.record import ArticleRecord

_FULL = (errno.ENOSPC, errno.EDQUOT)


def export(clean: Path, out: Path, name: str | None = None, *, with_gone: bool = True) -> int:
    """Write the records of CLEAN to OUT; returns how many.

    `name` is a format of the registry; without one OUT's suffix decides. A file that is there already is replaced, a
    folder is not. Raises UsageError, EnvironmentFault, and what reading records raises; OUT is then as it was.
    """
    chosen = choose(name, out)
    _check(out, makes_folder=chosen.makes_folder)
    beside = out.with_name(f".{os.getpid()}-{out.name}")
    counted = _Counted(snapshot(clean, with_gone=with_gone))
    try:
        chosen.write(counted, beside)
        for written in [*beside.rglob("*"), beside]:
            _force(written)
        os.replace(beside, out)
        _force(out.parent)
    except OSError as error:
        hint = "Make room and export again." if error.errno in _FULL else "Check the folder of OUT."
        raise EnvironmentFault(f"{str(out)!r} cannot be written: {error.strerror or error}.", hint) from error
    finally:
        for left in beside.parent.glob(f"{glob.escape(beside.name)}*"):  # DuckDB puts files of its own beside
            _remove(left)
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


def _check(out: Path, *, makes_folder: bool) -> None:
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder {str(out.parent)!r}.", "Make it, or give another OUT.")
    if out.is_dir() and (not makes_folder or any(out.iterdir())):
        raise UsageError(f"{str(out)!r} is a folder with something in it.", "Give a name that is not taken yet.")


def _force(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(beside: Path) -> None:
    if beside.is_dir():
        shutil.rmtree(beside, ignore_errors=True)
    else:
        beside.unlink(missing_ok=True)
