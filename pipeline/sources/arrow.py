"""Arrow files as sources, of which the folders of Hugging Face's `datasets` are made. Needs pyarrow.

Both of Arrow's formats are read: the stream, which `save_to_disk` and the cache of `datasets` write, and the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import IO, Any

from pipeline.errors import EnvironmentFault, extra
from pipeline.sources.formats import Piece
from pipeline.sources.reference import Keys
from pipeline.sources.rows import columns_of, pieces_of

_FILE_MARK = b"ARROW1\0\0"
_ROWS = 256


def read(stream: IO[bytes], keys: Keys) -> Iterator[Piece]:
    """The rows' documents. Raises EnvironmentFault without pyarrow, ValueError and OSError for what is no such table."""
    try:
        import pyarrow as pa
    except ImportError:
        raise EnvironmentFault("Reading Arrow files needs pyarrow.", extra("parquet")) from None
    head = stream.read(len(_FILE_MARK))
    # Behind its mark a file is a stream with a foot, which ends where a stream does.
    opened = pa.ipc.open_stream(stream if head == _FILE_MARK else _Rejoined(head, stream))
    wanted = columns_of(opened.schema.names, keys)
    yield from pieces_of(chain.from_iterable(_rows(batch, wanted) for batch in opened), keys)


def _rows(batch: Any, wanted: list[str]) -> Iterator[dict[str, Any]]:
    chosen = batch.select(wanted)
    for start in range(0, chosen.num_rows, _ROWS):
        yield from chosen.slice(start, _ROWS).to_pylist()


class _Rejoined:
    """A stream whose first bytes have been read already, as pyarrow reads one."""

    closed = False

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        if not self._head:
            return self._stream.read(size)
        rest = self._stream.read(max(size - len(self._head), 0) if size >= 0 else -1)
        found, self._head = self._head + rest, b""
        if 0 <= size < len(found):
            found, self._head = found[:size], found[size:]
        return found

    def close(self) -> None:
        """The one below is its owner's."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def writable(self) -> bool:
        return False
