"""Durable files: written beside their place, forced to the disk, then renamed; a reader sees the old or the new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from pipeline.errors import EnvironmentFault, TransientFault
from pipeline.sinks.layout import TEMPORARY


class Files:
    """The file layer of the sinks. Every change of a file below CLEAN goes through one of these."""

    def __init__(self, clean: Path) -> None:
        self._temporary = clean / TEMPORARY
        self._serial = 0
        self._renamed_in: set[Path] = set()

    def write(self, path: Path, content: bytes) -> None:
        """Replace `path` by `content` atomically. Raises EnvironmentFault."""
        self._serial += 1
        beside = self._temporary / f"{os.getpid()}-{self._serial}"
        try:
            self._temporary.mkdir(parents=True, exist_ok=True)
            with open(beside, "wb") as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            self._place(beside, path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise _fault("written", path, error) from error

    def move(self, path: Path, target: Path) -> None:
        """Rename, if there is something to rename. Raises EnvironmentFault."""
        try:
            if path.exists():
                self._place(path, target)
        except OSError as error:
            raise _fault("moved", path, error) from error

    def remove(self, path: Path) -> None:
        """Delete, if there is something to delete. Raises EnvironmentFault."""
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise _fault("removed", path, error) from error

    def read(self, path: Path) -> bytes | None:
        """The content, or None if there is no such file. Raises EnvironmentFault."""
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
        """Force the renames to the disk. Raises EnvironmentFault."""
        for folder in sorted(self._renamed_in):
            try:
                handle = os.open(folder, os.O_RDONLY)
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)
            except OSError as error:
                raise _fault("written", folder, error) from error
        self._renamed_in.clear()

    def _place(self, path: Path, target: Path) -> None:
        try:
            os.replace(path, target)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(path, target)
        self._renamed_in.add(target.parent)


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
