"""One run at a time per CLEAN folder. The kernel frees the lock when the process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

from pipeline.errors import EnvironmentFault
from pipeline.sinks.layout import ARTICLES, AUDIT, HISTORY, LEDGER, LOCK, QUARANTINE, RUNS

# What a run writes into at the top of CLEAN.
_WRITTEN = (ARTICLES, AUDIT, QUARANTINE, HISTORY, RUNS, LEDGER)


class FolderLock:
    """An exclusive lock on a CLEAN folder, which is made if need be."""

    def __init__(self, clean: Path) -> None:
        """Take the lock. Raises EnvironmentFault if another run holds it, or the folder, or one in it, cannot be written."""
        try:
            clean.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(clean / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise EnvironmentFault(
                f"The folder {str(clean)!r} cannot be written: {error.strerror}.",
                "Give another CLEAN folder, or permission.",
            ) from None
        closed = next(
            (path for path in map(clean.joinpath, _WRITTEN) if path.exists() and not os.access(path, os.W_OK)), None
        )
        if closed is not None:  # said before anything is read, and not at the first record
            os.close(self._handle)
            raise EnvironmentFault(
                f"{str(closed)!r} in the CLEAN folder cannot be written.", "Give another CLEAN folder, or permission."
            )
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._handle)
            raise EnvironmentFault(
                f"Another run is at work on {str(clean)!r} (process {holder}).", "Wait until it has ended."
            ) from None
        os.truncate(self._handle, 0)
        os.pwrite(self._handle, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        os.close(self._handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
