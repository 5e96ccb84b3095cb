"""Durable files: written beside their place, forced to the disk, then renamed; a reader sees the old or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.errors import EnvironmentFault, TransientFault
from pipeline.sinks.layout import TEMPORARY

# One file after the other, 400 files took 1.6 s to force to an ext4 disk, with eight threads 0.05 s: the file system
# commits what waits together.
_SYNC_THREADS = 8


class Files:
    """The file layer of the sinks. Every change of a file below CLEAN goes through one of these.

    Changes are collected: nothing shows before `flush`, which forces all new files to the disk, then puts them in
    their places and removes what is to go, in the order of the calls.
    """

    def __init__(self, clean: Path) -> None:
        self._temporary = clean / TEMPORARY
        self._serial = 0
        self._changes: list[tuple[Path | None, Path]] = []  # (new file or None, place)

    def write(self, path: Path, content: bytes) -> None:
        """Replace `path` by `content`. Raises EnvironmentFault."""
        self._serial += 1
        beside = self._temporary / f"{os.getpid()}-{self._serial}"
        self._changes.append((beside, path))
        try:
            self._write_beside(beside, content)
        except OSError as error:
            self._abandon()
            raise _fault("written", path, error) from error

    def remove(self, path: Path) -> None:
        """Delete, if there is something to delete."""
        self._changes.append((None, path))

    def read(self, path: Path) -> bytes | None:
        """The content as of the last flush, or None if there is no such file. Raises EnvironmentFault."""
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _fault("read", path, error) from error

    @staticmethod
    def make_folder(path: Path) -> None:
        """Make a folder and those above it. Raises EnvironmentFault."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _fault("made", path, error) from error

    def flush(self) -> None:
        """Make the changes, durably. Raises EnvironmentFault; changes that were not made yet are then given up."""
        new = [beside for beside, _ in self._changes if beside is not None]
        try:
            _force(new)
            for beside, path in self._changes:
                _place(beside, path)
            _force(sorted({path.parent for beside, path in self._changes if beside is not None}))
        except OSError as error:
            path = Path(error.filename2 or error.filename or self._temporary)
            self._abandon()
            raise _fault("written", path, error) from error
        self._changes.clear()

    def _write_beside(self, beside: Path, content: bytes) -> None:
        try:
            handle = open(beside, "wb")  # noqa: SIM115
        except FileNotFoundError:
            self._temporary.mkdir(parents=True, exist_ok=True)
            handle = open(beside, "wb")  # noqa: SIM115
        with handle:
            handle.write(content)

    def _abandon(self) -> None:
        for beside, _ in self._changes:
            if beside is not None:
                with contextlib.suppress(OSError):
                    beside.unlink(missing_ok=True)
        self._changes.clear()


def _force(paths: list[Path]) -> None:
    """Wait until files or folders are on the disk."""
    if len(paths) < _SYNC_THREADS:
        _sync(paths)
        return
    with ThreadPoolExecutor(_SYNC_THREADS) as threads:
        # A share for each thread: a task for each file would cost more than the file.
        for _ in threads.map(_sync, (paths[at::_SYNC_THREADS] for at in range(_SYNC_THREADS))):
            pass


def _sync(paths: list[Path]) -> None:
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error
        finally:
            os.close(handle)


def _place(beside: Path | None, path: Path) -> None:
    if beside is None:
        with contextlib.suppress(NotADirectoryError):
            path.unlink(missing_ok=True)
        return
    try:
        os.replace(beside, path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.replace(beside, path)


# What network file systems answer while they are busy or coming back; worth another try.
_PASSING = (errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.ESTALE, errno.ETIMEDOUT)


def _fault(what: str, path: Path, error: OSError) -> EnvironmentFault:
    message = f"{str(path)!r} cannot be {what}: {error.strerror}."
    if error.errno in _PASSING:
        return TransientFault(
            message, "The file system of the CLEAN folder stutters. Run again: what was committed is kept."
        )
    hint = "Check the permissions of the CLEAN folder."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        hint = "The disk is full. Make room and run again: what was committed is kept."
    elif error.errno == errno.EIO:
        hint = "The disk reports a fault. Check it, and run again: what was committed is kept."
    return EnvironmentFault(message, hint)
