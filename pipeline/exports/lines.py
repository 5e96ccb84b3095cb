"""Files of lines, plain or compressed as their name says."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import orjson
import zstandard

_GZIP_LEVEL = 6


def write_lines(lines: Iterable[bytes], destination: Path) -> None:
    """Write lines (without their ends) to a file; `.gz` and `.zst` at the end of its name compress it."""
    with open_packed(destination) as out:
        for line in lines:
            out.write(line + b"\n")


def json_line(value: object) -> bytes:
    """A JSON value as one line, its keys in their order."""
    return orjson.dumps(value)


@contextmanager
def open_packed(destination: Path) -> Iterator[IO[bytes]]:
    """A new file to write bytes to, compressed as its name says. Nothing of the clock or the name goes into it."""
    with open(destination, "wb") as raw:
        if destination.suffix == ".gz":
            with gzip.GzipFile("", "wb", _GZIP_LEVEL, raw, mtime=0) as packed:
                yield cast("IO[bytes]", packed)
        elif destination.suffix == ".zst":
            with zstandard.ZstdCompressor().stream_writer(raw, closefd=False) as packed_zst:
                yield cast("IO[bytes]", packed_zst)
        else:
            yield raw
