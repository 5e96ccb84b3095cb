"""WACZ: a zip with WARC files in it, as browser crawlers and archiveweb.page write them."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any

from pipeline.sources.compression import open_plain
from pipeline.sources.record_stream import RecordStream
from pipeline.sources.reference import Container, DocumentRef
from pipeline.sources.spool import Spool
from pipeline.sources.warc import Losses, read_records

_ARCHIVES = ("archive/",)
_WARC = (".warc", ".warc.gz")
_IN_MEMORY = 8 << 20


def wacz(container: Container, spool: Spool, max_bytes: int) -> Iterator[tuple[str, DocumentRef]]:
    """(identity, reference) of every page and text of its archives, in the order of their names.

    Raises OSError if it is no zip, or, at the end, if records were lost; EnvironmentFault if warcio is missing.
    """
    losses = Losses()
    with ExitStack() as stack:
        stream: Any = stack.enter_context(open_plain(container.path, container.compression, container.store))
        if container.compression or container.store:  # a zip is read from its end
            copy: Any = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            shutil.copyfileobj(stream, copy)
            stream = copy
        try:
            opened = stack.enter_context(zipfile.ZipFile(stream))
        except zipfile.BadZipFile as error:
            raise OSError(0, f"damaged WACZ: {error}") from None
        names = [name for name in sorted(opened.namelist()) if name.startswith(_ARCHIVES) and name.endswith(_WARC)]
        if not names:
            raise OSError(0, "no WACZ: it holds no archive/*.warc.gz")
        for name in names:
            with opened.open(name) as archive:
                yield from read_records(_stream(archive, name), container, spool, max_bytes, losses)
    if losses.reasons:
        raise OSError(0, losses.message)


def _stream(archive: IO[bytes], name: str) -> RecordStream:
    return RecordStream(archive, is_gzip=name.endswith(".gz"), can_rewind=False)
