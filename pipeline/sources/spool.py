"""A spool: pieces of containers that cannot be read at random (compressed ones), laid out for the workers.

The coordinator reads a container once, as a stream, and puts the bytes of every document into a file that the workers
read by offset. The file lives as long as its batch, so that a container of any size needs the disk space of a few
batches.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from pipeline.errors import EnvironmentFault


class Spool:
    """Writes pieces to numbered files below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._file: IO[bytes] | None = None
        self._path = ""

    def put(self, content: bytes) -> tuple[str, int, int]:
        """Keep a piece. Returns (path, offset, length). Raises EnvironmentFault."""
        try:
            if self._file is None:
                self._number += 1
                self._folder.mkdir(parents=True, exist_ok=True)
                self._path = str(self._folder / f"spool-{self._number}")
                self._file = open(self._path, "wb")  # noqa: SIM115
            offset = self._file.tell()
            self._file.write(content)
        except OSError as error:
            hint = "Make room on the disk of the CLEAN folder."
            raise EnvironmentFault(f"{self._path!r} cannot be written: {error.strerror}.", hint) from error
        return self._path, offset, len(content)

    def cut(self) -> str:
        """Close the current file: the next piece begins another. Returns its path, "" if nothing was put."""
        if self._file is None:
            return ""
        self._file.close()
        self._file = None
        return self._path
