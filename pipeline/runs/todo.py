"""What a look at RAW has found to do, kept on the disk until it is done: RAW is listed once, however long that takes."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

import zstandard

from pipeline.sources import Container
from pipeline.workers import WorkItem

T = TypeVar("T")
# Values that are pickled together: the strings that they share are written once.
_TOGETHER = 256
# Up to so many packed bytes stay in memory.
_IN_MEMORY = 4 << 20


class Kept(Generic[T]):
    """Values in the order in which they were put. First all are put, then they are read, as often as need be."""

    def __init__(self, folder: Path) -> None:
        self._file: Any = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=str(folder))  # noqa: SIM115  # closed below
        self._packer: Any = zstandard.ZstdCompressor(level=1).stream_writer(self._file, closefd=False)
        self._waiting: list[T] = []
        self._is_packed = False

    def put(self, value: T) -> None:
        self._waiting.append(value)
        if len(self._waiting) >= _TOGETHER:
            self._pack()

    def __iter__(self) -> Iterator[T]:
        if not self._is_packed:
            for _ in range(2 if self._waiting else 1):  # an empty list is the end
                self._pack()
            self._packer.close()
            self._is_packed = True
        self._file.seek(0)
        with zstandard.ZstdDecompressor().stream_reader(self._file, closefd=False) as unpacked:
            while values := pickle.load(unpacked):  # noqa: S301  # this process has written it, to a file without a name
                yield from values

    def _pack(self) -> None:
        pickle.dump(self._waiting, self._packer, pickle.HIGHEST_PROTOCOL)
        self._waiting = []

    def close(self) -> None:
        self._file.close()


class Todo:
    """The documents to do, the containers to read, and the plain files that have vanished since the last run."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes what does not fit into memory, in files without a name. Raises OSError."""
        self.documents: Kept[WorkItem] = Kept(folder)
        self.containers: Kept[Container] = Kept(folder)
        self.vanished: Kept[str] = Kept(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for kept in (self.documents, self.containers, self.vanished):
            kept.close()
