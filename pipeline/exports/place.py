"""Where an export goes: a file or folder that shows under its name only when it is whole, or standard output.

An export is made in a folder of its own beside OUT, `.newswinnow-export-…`, which holds a locked file. The kernel frees
the lock of a process that was killed, so that the next export into the same folder can tell what nobody works on any
more, and removes it.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import EnvironmentFault, NewswinnowError, UsageError
from pipeline.ledger.place import FILE, NOTE
from pipeline.sinks.layout import ARTICLES, AUDIT, FORGOTTEN, HISTORY, LOCK, QUARANTINE, RUNS, TEMPORARY

STANDARD_OUTPUT = "-"
WORKSHOP = ".newswinnow-export-"
_LOCK = "lock"
_BEGINNING = 60.0  # seconds; between a folder and its lock lie microseconds
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# DuckDB and SQLite say it in words.
_FULL_WORDS = ("no space left", "disk is full", "disk quota", "file too large", "not enough space")
_DUCKDB_FAULT = "IOException"
# What runs keep in CLEAN; everything else may stand there.
_KEPT = {
    ARTICLES,
    AUDIT,
    QUARANTINE,
    HISTORY,
    RUNS,
    TEMPORARY,
    LOCK,
    FORGOTTEN,
    FILE,
    f"{FILE}-wal",
    f"{FILE}-shm",
    NOTE,
}
_KINDS = {stat.S_IFLNK: "a link", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFBLK: "a device",
          stat.S_IFCHR: "a device"}  # fmt: skip


def check_place(clean: Path, out: Path, *, makes_folder: bool) -> None:
    """Refuse what an export must not replace, before anything is written. Raises UsageError."""
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder {str(out.parent)!r}.", "Make it, or give another OUT.")
    place = out.parent.resolve() / out.name
    if place.is_relative_to(clean.resolve()) and set(place.relative_to(clean.resolve()).parts[:1]) & _KEPT:
        raise UsageError(f"{str(out)!r} is where runs keep what they know.", "Give an OUT beside the CLEAN folder.")
    kind = _kind(out)
    if kind:
        hint = "Give the name of a file; `-` is standard output."
        raise UsageError(f"{str(out)!r} is {kind}, and an export replaces regular files only.", hint)
    if out.is_dir() and (not makes_folder or any(out.iterdir())):
        raise UsageError(f"{str(out)!r} is a folder with something in it.", "Give a name that is not taken yet.")
    if makes_folder and out.is_file():
        raise UsageError(f"{str(out)!r} is a file, and this format makes a folder.", "Give another name.")


def _kind(out: Path) -> str:
    """What stands there, "" for a regular file, a folder, or nothing."""
    try:
        return _KINDS.get(stat.S_IFMT(out.lstat().st_mode), "")
    except OSError:
        return ""


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A place to write, which takes the place of OUT if all goes well; else OUT stays as it was.

    What writing raises for want of space, or from the system, comes out as EnvironmentFault.
    """
    with faults_of(str(out)):
        _sweep(out.parent)
        folder = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=out.parent))
    try:
        with faults_of(str(out)), _locked(folder):
            made = folder / out.name
            yield made
            _permit(made, out)
            for path in [*made.rglob("*"), made]:
                _force(path)
            os.replace(made, out)
            _force(out.parent)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def before_standard_output() -> Iterator[Path]:
    """A place to write; what stands there in the end goes to standard output."""
    with faults_of("standard output"), tempfile.TemporaryDirectory(prefix=WORKSHOP) as folder:
        made = Path(folder) / "out"
        yield made
        with open(made, "rb") as whole:
            shutil.copyfileobj(whole, sys.stdout.buffer)
        sys.stdout.buffer.flush()


@contextmanager
def faults_of(out: str) -> Iterator[None]:
    """Turn what the system or a library says about a place into one message, the same for every format."""
    try:
        yield
    except (NewswinnowError, BrokenPipeError):
        raise
    except Exception as error:
        if _is_full(error):
            raise EnvironmentFault(
                f"{out!r} cannot be written: no space left.", "Make room and export again; OUT is as it was."
            ) from error
        if not isinstance(error, OSError | sqlite3.Error) and type(error).__name__ != _DUCKDB_FAULT:
            raise
        said = (isinstance(error, OSError) and error.strerror) or error
        raise EnvironmentFault(f"{out!r} cannot be written: {said}.", "Check the folder of OUT.") from error


def _is_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in _FULL:
            return True
        if any(words in str(error).lower() for words in _FULL_WORDS):
            return True
        error = error.__cause__ or error.__context__
    return False


def _permit(made: Path, out: Path) -> None:
    """The rights that OUT had, so that who may read it stays the same."""
    with contextlib.suppress(FileNotFoundError):
        made.chmod(stat.S_IMODE(out.stat().st_mode))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    # Under its name only when it is locked, so that another export does not take it for one that was left.
    with open(folder / f"{_LOCK}.new", "wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.rename(folder / f"{_LOCK}.new", folder / _LOCK)
        yield


def _sweep(parent: Path) -> None:
    """Remove what exports that were killed have left."""
    for folder in parent.glob(f"{WORKSHOP}*"):
        try:
            with open(folder / _LOCK, "r+b") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except FileNotFoundError:
            _sweep_unlocked(folder)
        except OSError:
            continue  # somebody is at work there, or it is not ours to remove


def _sweep_unlocked(folder: Path) -> None:
    """Without a lock it has either begun this moment, or was killed in that moment."""
    with contextlib.suppress(OSError):
        if time.time() - folder.stat().st_mtime > _BEGINNING:
            shutil.rmtree(folder, ignore_errors=True)


def _force(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
