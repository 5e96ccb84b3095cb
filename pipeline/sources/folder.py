"""A folder as a source: every document under it, in the order of their uris. Only files whose names have no suffix are
opened, to see whether they hold pages.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import EnvironmentFault, UsageError, folder_meant
from pipeline.sources.kinds import (
    SIDE_SUFFIX,
    as_entry,
    belongs_to_page,
    classify,
    may_be_page,
    note_folder,
    note_passed,
)
from pipeline.sources.objects import scan_address
from pipeline.sources.only import Only
from pipeline.sources.reference import Container, DocumentRef, printable_name
from pipeline.sources.sniff import SNIFFED, looks_like_page
from pipeline.sources.store import is_address

EVERYTHING = Only()
_Identity = tuple[int, int]


def scan(
    raw: Path | str, exclude: Path | None = None, passed: Counter[str] | None = None, only: Only = EVERYTHING
) -> Iterator[DocumentRef | Container]:
    """Every document and container under `raw` that is meant, recursively, sorted by uri (code points).

    `raw` is a folder, or an address that fsspec knows. Takes memory for the names of one folder at a time. `exclude`
    (the output folder) is not entered. Files of other kinds are passed over; `passed` counts them by kind.
    Raises UsageError if there is no such place, EnvironmentFault if a folder under it cannot be listed.
    """
    if isinstance(raw, str):
        if is_address(raw):
            yield from (entry for entry in scan_address(raw, passed) if only.fits(entry.uri))
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
    yield from _Walk(raw, exclude, passed, only).entries()


class _Walk:
    """One walk. A link to a folder is followed if it leads out of RAW, to what no other link has led to: what is in RAW
    has its own name, and folders above it are not meant.
    """

    def __init__(self, raw: Path, exclude: Path | None, passed: Counter[str] | None, only: Only) -> None:
        self._raw, self._real = os.fspath(raw), os.path.realpath(raw)
        self._exclude, self._passed, self._only = exclude, passed, only
        self._linked: set[_Identity] = set()  # folders that were reached through links

    def entries(self) -> Iterator[DocumentRef | Container]:
        """Folder by folder; as deep as the tree is, which Python's own stack is not."""
        stack = [self._folder(self._raw, "", is_linked=False)]
        while stack:
            found = next(stack[-1], None)
            if found is None:
                stack.pop()
            elif isinstance(found, _Below):
                stack.append(self._folder(found.path, found.prefix, is_linked=found.is_linked))
            else:
                yield found

    def _folder(self, folder: str, prefix: str, *, is_linked: bool) -> Iterator[DocumentRef | Container | _Below]:
        try:
            with os.scandir(folder) as listing:
                entries = sorted(
                    (printable_name(e.name) + "/" * _is_folder(e), e.name, e.is_symlink()) for e in listing
                )
        except OSError as error:
            if prefix and error.errno in (errno.ENOENT, errno.ENOTDIR):
                return  # removed while RAW was listed
            if error.errno == errno.ENAMETOOLONG:
                why = "its path is too long to be opened: move it up in the tree"
                yield DocumentRef(prefix, folder, "text", "application/octet-stream", fault=why)
                return
            raise EnvironmentFault(
                f"The folder {folder!r} cannot be listed: {error.strerror}.",
                "Give read permission or move it out of RAW.",
            ) from None
        names = {name for _, name, _ in entries}
        for shown, name, is_link in entries:
            path = f"{folder}/{name}"
            if not (self._only.enters if shown.endswith("/") else self._only.fits)(prefix + shown):
                continue
            if shown.endswith("/"):
                if belongs_to_page(name, names):
                    note_folder(self._passed)
                elif self._is_entered(path, is_link=is_link, is_linked=is_linked):
                    yield _Below(path, prefix + shown, is_linked or is_link)
            elif not classify(name)[0] and not (may_be_page(name) and _begins_as_page(path)):
                note_passed(name, self._passed)
            elif (found := _reference(path, prefix + shown, name, names)) is not None:
                yield found

    def _is_entered(self, path: str, *, is_link: bool, is_linked: bool) -> bool:
        try:
            identity = _identity(path)
        except OSError as error:
            return error.errno == errno.ENAMETOOLONG  # or it was removed meanwhile
        if _is(identity, self._exclude) or (is_link and self._is_here(os.path.realpath(path))):
            return False
        if not (is_link or is_linked):
            return True
        is_new = identity not in self._linked
        self._linked.add(identity)
        return is_new

    def _is_here(self, target: str) -> bool:
        """Whether a folder is in RAW, is RAW, or has it somewhere below."""
        return f"{target}/".startswith(f"{self._real}/") or f"{self._real}/".startswith(f"{target.rstrip('/')}/")


class _Below(NamedTuple):
    """A folder that is to be entered."""

    path: str
    prefix: str
    is_linked: bool


def _reference(path: str, uri: str, name: str, names: set[str]) -> DocumentRef | Container | None:
    try:
        status = os.stat(path)
    except OSError:
        try:
            status = os.lstat(path)  # a dangling link: an input that cannot be read
        except FileNotFoundError:
            return None  # removed while the folder was read
        except OSError as error:
            return DocumentRef(uri, path, "text", "application/octet-stream", fault=error.strerror or str(error))
        if not stat.S_ISLNK(status.st_mode):
            return None  # put there meanwhile, as something else
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


def _begins_as_page(path: str) -> bool:
    """Whether a file whose name says nothing holds a page. Opens it: few files have such names."""
    try:
        if not os.path.isfile(path):
            return False  # reading a pipe or a device could wait for ever
        with open(path, "rb") as handle:
            return looks_like_page(handle.read(SNIFFED))
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
