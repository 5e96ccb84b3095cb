"""A folder as a source: every document under it, in the order of their uris, without opening a file."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import EnvironmentFault, UsageError, folder_meant
from pipeline.sources.kinds import SIDE_SUFFIX, as_entry, classify, note_passed
from pipeline.sources.objects import scan_address
from pipeline.sources.reference import Container, DocumentRef, printable_name
from pipeline.sources.store import is_address

# Symlinked folders are followed; a folder that is its own ancestor is a loop and is not entered again.
_Identity = tuple[int, int]


def scan(
    raw: Path | str, exclude: Path | None = None, passed: Counter[str] | None = None
) -> Iterator[DocumentRef | Container]:
    """Every document and container under `raw`, recursively, sorted by uri (code points).

    `raw` is a folder, or an address that fsspec knows. Takes memory for the names of one folder at a time. `exclude`
    (the output folder) is not entered. Files of other kinds are passed over; `passed` counts them by kind.
    Raises UsageError if there is no such place, EnvironmentFault if a folder under it cannot be listed.
    """
    if isinstance(raw, str):
        if is_address(raw):
            yield from scan_address(raw, passed)
            return
        raw = Path(raw)
    if not raw.is_dir():
        raise UsageError(
            f"There is no folder {str(raw)!r}.",
            folder_meant(raw, "Give the folder with the raw documents: newswinnow run RAW CLEAN."),
        )
    here = _identity(raw)
    if _is(here, exclude):
        raise UsageError("RAW and CLEAN are the same folder.", "Give two folders.")
    yield from _walk(os.fspath(raw), "", exclude, (here,), passed)


def _walk(
    folder: str,
    prefix: str,
    exclude: Path | None,
    ancestors: tuple[_Identity, ...],
    passed: Counter[str] | None,
) -> Iterator[DocumentRef | Container]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted((printable_name(e.name) + "/" * _is_folder(e), e.name) for e in listing)
    except OSError as error:
        raise EnvironmentFault(
            f"The folder {folder!r} cannot be listed: {error.strerror}.", "Give read permission or move it out of RAW."
        ) from None
    names = {name for _, name in entries}
    for shown, name in entries:
        path = f"{folder}/{name}"
        if shown.endswith("/"):
            identity = _identity(path)
            if identity not in ancestors and not _is(identity, exclude):
                yield from _walk(path, prefix + shown, exclude, (*ancestors, identity), passed)
        elif not classify(name)[0]:
            note_passed(name, passed)
        elif (found := _reference(path, prefix + shown, name, names)) is not None:
            yield found


def _reference(path: str, uri: str, name: str, names: set[str]) -> DocumentRef | Container | None:
    try:
        status = os.stat(path)
    except FileNotFoundError:
        if not os.path.islink(path):
            return None  # removed while the folder was read
        status = os.lstat(path)  # a dangling link: an input that cannot be read
    except OSError:
        status = os.lstat(path)
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISLNK(status.st_mode)):
        return None  # reading a pipe or a device could wait for ever
    stamp = f"{status.st_size}:{status.st_mtime_ns}"
    has_side_file = name + SIDE_SUFFIX in names
    if has_side_file:
        stamp += _side_stamp(path + SIDE_SUFFIX)
    return as_entry(uri, path, name, stamp, status.st_size, has_side_file=has_side_file)


def _side_stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return "|?"
    return f"|{status.st_size}:{status.st_mtime_ns}"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is(identity: _Identity, folder: Path | None) -> bool:
    """Whether this is the folder. It is looked at anew each time: a run makes its folder while RAW is listed."""
    try:
        return folder is not None and identity == _identity(folder)
    except OSError:
        return False


def _identity(path: str | Path) -> _Identity:
    status = os.stat(path)
    return status.st_dev, status.st_ino
