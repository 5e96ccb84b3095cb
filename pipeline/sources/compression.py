"""Decompression within a limit: a small file that unpacks to gigabytes is refused before it fills the memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import IO, TYPE_CHECKING, cast

from pipeline.sources.objects import open_object
from pipeline.sources.reference import Compression, Meter

if TYPE_CHECKING:
    from collections.abc import Iterator

# Largest window that a zstd frame may ask for (2^27 = 128 MiB, zstd's own default limit for decoders).
_ZSTD_MAX_WINDOW = 1 << 27
# Packed bytes that are unpacked at a time where there is no limit on what comes out: it may be 32,000 times as much.
_ZSTD_PIECE = 1_000


def open_plain(path: str, compression: Compression, store: str = "", meter: Meter | None = None) -> IO[bytes]:
    """Open a file, or an object of a store, for reading its decompressed bytes. Raises OSError, and what stores raise.

    `meter` is told of the handle that reads from the disk.
    """
    opened = _open(path, store)
    if meter is not None:
        meter.watch(opened)
    if compression == "gz":
        return cast("IO[bytes]", gzip.open(opened, "rb"))
    if compression == "zst":
        import zstandard  # lazily: few folders hold zstd

        decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_MAX_WINDOW)
        return io.BufferedReader(decoder.stream_reader(opened, read_across_frames=True, closefd=True))
    if compression == "xz":
        return cast("IO[bytes]", lzma.open(opened, "rb"))
    if compression == "bz2":
        return cast("IO[bytes]", bz2.open(opened, "rb"))
    return opened


def _open(path: str, store: str) -> IO[bytes]:
    return open_object(store, path) if store else open(path, "rb")


def corruption_errors() -> tuple[type[Exception], ...]:
    """What reading a damaged compressed file may raise, besides OSError."""
    import zlib

    import zstandard

    return (EOFError, zlib.error, zstandard.ZstdError, lzma.LZMAError)


def told(error: OSError, form: str) -> str:
    """Why something could not be read, in words. An error without a number is no word of the system, but of who unpacks
    `form`: the bytes are at fault, not the disk.
    """
    if error.errno is not None or error.strerror:
        return error.strerror or str(error)
    return f"damaged {form} data: {error}" if form else str(error)


def is_cut_off(path: str, store: str = "") -> bool:
    """Whether a zstd file ends in the middle of a frame, which its reader does not tell (gzip's raises EOFError).

    Decompresses the whole file: ask only after a bounded read has reached the end.
    """
    import zstandard

    frame = None
    with _open(path, store) as handle:
        while piece := handle.read(_ZSTD_PIECE):
            while piece:
                frame = frame or zstandard.ZstdDecompressor(max_window_size=_ZSTD_MAX_WINDOW).decompressobj()
                frame.decompress(piece)
                piece, frame = (frame.unused_data, None) if frame.eof else (b"", frame)
    return frame is not None


def lines(stream: IO[bytes], longest: int) -> Iterator[tuple[int, bytes]]:
    """(offset, line) of a stream of lines, without line ends. A line longer than `longest` bytes comes cut to
    `longest + 1` bytes, so that the caller can tell, and the rest of it is read over.
    """
    offset = 0
    while line := stream.readline(longest + 2):
        start = offset
        offset += len(line)
        if not line.endswith(b"\n") and len(line) > longest:
            while rest := stream.readline(1 << 20):
                offset += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield start, line[: longest + 1]
        else:
            yield start, line.rstrip(b"\r\n")
