"""Files of the registered formats, taken apart into the spool."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack

from pipeline.sources.compression import open_plain
from pipeline.sources.formats import Piece, source_formats
from pipeline.sources.reference import Container, DocumentRef
from pipeline.sources.spool import Spool

# Up to so many bytes of a file that must be rewound are kept in memory.
_IN_MEMORY = 8 << 20


def pieces(container: Container, spool: Spool, _max_bytes: int) -> Iterator[tuple[str, DocumentRef]]:
    """(identity, reference) of every piece of a file, its bytes in the spool. Raises OSError for what is damaged, and
    EnvironmentFault.
    """
    chosen = source_formats()[container.format]
    with ExitStack() as stack:
        stream = stack.enter_context(open_plain(container.path, container.compression, container.store))
        if chosen.needs_seek and (container.compression or container.store):
            copy = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
            stream = copy
        for piece in _told(chosen.read(stream, container.keys)):
            path, offset, size = spool.put(piece.content)
            yield piece.name, DocumentRef(
                "", path, "text" if piece.media_type == "text/plain" else "html", piece.media_type, size=size,
                offset=offset, length=size, hints=piece.hints, charset=piece.charset,
            )  # fmt: skip


def _told(found: Iterator[Piece]) -> Iterator[Piece]:
    """With the reader's own complaint as that of a file that cannot be read."""
    try:
        yield from found
    except ValueError as error:
        raise OSError(0, (str(error) or type(error).__name__).splitlines()[0][:400]) from error
