"""Content encodings of HTTP (gzip, deflate, br, zstd), for pages that an archive keeps as they were sent.

Streams with `read(size)` in and out; what comes out at a time is bounded, whatever a few bytes unpack to.
"""

from __future__ import annotations

import gzip
import zlib
from typing import Any, Protocol, cast

# Read from the stream below at a time.
_PIECE = 1 << 14
# zstd can be told no limit: four bytes may stand for 128 KiB, so that this much input gives at most 8 MB at a time.
_ZSTD_PIECE = 256


class Readable(Protocol):
    """What this module needs of a stream."""

    def read(self, size: int = -1, /) -> bytes: ...


class EncodingDamaged(Exception):
    """The bytes are not what their encoding says, or the package for it is missing. The message says which."""


def decoded(stream: Readable, encodings: str) -> Readable:
    """The stream without its encodings, given as in `Content-Encoding`.

    Archives often keep the header of what they have unpacked: bytes that do not begin as their encoding would are taken
    as they are. An unknown encoding raises EncodingDamaged at once, damage when it is read (see `read_some`).
    """
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        if name in ("", "identity"):
            continue
        start = _fill(stream, 4)
        rest = _Rejoined(start, stream)
        if name in ("gzip", "x-gzip"):
            stream = cast("Readable", gzip.GzipFile(fileobj=cast("Any", rest))) if start[:2] == b"\x1f\x8b" else rest
        elif name == "zstd":
            stream = _Unpacked(rest, _Zstd()) if start == b"\x28\xb5\x2f\xfd" else rest
        elif name == "deflate":
            stream = _Unpacked(rest, _Deflate()) if not start.lstrip().startswith(b"<") else rest
        elif name == "br":
            stream = _Unpacked(rest, _brotli()) if not start.lstrip().startswith(b"<") else rest
        else:
            raise EncodingDamaged(f"its content encoding {name!r} is not known")
    return stream


def read_some(stream: Readable, most: int) -> bytes:
    """Up to `most` bytes of a decoded stream; fewer only at its end. Raises EncodingDamaged."""
    try:
        return _fill(stream, most)
    except Exception as error:
        if type(error).__name__ in ("EOFError", "BadGzipFile", "error", "ZstdError"):  # zlib's and brotli's are `error`
            raise EncodingDamaged(f"its encoded content is damaged: {error}") from None
        raise


def _fill(stream: Readable, most: int) -> bytes:
    parts, left = [], most
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


class _Rejoined:
    """A stream whose first bytes have been read already."""

    def __init__(self, start: bytes, stream: Readable) -> None:
        self._start, self._stream = start, stream

    def read(self, size: int = -1, /) -> bytes:
        if self._start:
            part, self._start = (self._start, b"") if size < 0 else (self._start[:size], self._start[size:])
            return part
        return self._stream.read(size)


class _Decoder(Protocol):
    def unpack(self, data: bytes, most: int) -> bytes: ...

    @property
    def is_finished(self) -> bool: ...


class _Unpacked:
    """A stream through a decoder that gives about so many bytes at a time."""

    def __init__(self, stream: Readable, decoder: _Decoder) -> None:
        self._stream, self._decoder = stream, decoder
        self._kept = b""

    def read(self, size: int = -1, /) -> bytes:
        most = size if size >= 0 else _PIECE
        found = self._kept or self._decoder.unpack(b"", most)
        while not found and not self._decoder.is_finished:
            data = self._stream.read(_PIECE)
            if not data:
                raise EOFError("it is cut off")
            found = self._decoder.unpack(data, most)
        self._kept = found[most:]
        return found[:most]


class _Deflate:
    """With zlib's header, as the standard has it, or without, as some servers have it."""

    def __init__(self) -> None:
        self._decoder: Any = None
        self._waiting = b""

    def unpack(self, data: bytes, most: int) -> bytes:
        data = self._waiting + data
        if not data:
            return b""
        if self._decoder is None:
            self._decoder = zlib.decompressobj()
            try:
                return self._step(data, most)
            except zlib.error:
                self._decoder = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._step(data, most)

    def _step(self, data: bytes, most: int) -> bytes:
        found: bytes = self._decoder.decompress(data, most)
        self._waiting = self._decoder.unconsumed_tail
        return found

    @property
    def is_finished(self) -> bool:
        return self._decoder is not None and bool(self._decoder.eof)


class _Brotli:
    def __init__(self, decoder: Any) -> None:
        self._decoder = decoder

    def unpack(self, data: bytes, most: int) -> bytes:
        found: bytes = self._decoder.process(data, output_buffer_limit=most)
        return found

    @property
    def is_finished(self) -> bool:
        return bool(self._decoder.is_finished())


def _brotli() -> _Decoder:
    try:
        import brotli
    except ImportError:
        raise EncodingDamaged("its content encoding is br, which needs a package: pip install brotli") from None
    return _Brotli(brotli.Decompressor())


class _Zstd:
    """Frame by frame; zstandard's own reader does not tell when the last one is cut off."""

    def __init__(self) -> None:
        self._waiting = b""
        self._frame: Any = None
        self._begun = False

    def unpack(self, data: bytes, most: int) -> bytes:
        import zstandard

        self._waiting += data
        while self._waiting:
            piece, self._waiting = self._waiting[:_ZSTD_PIECE], self._waiting[_ZSTD_PIECE:]
            if self._frame is None:
                self._frame = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
            found: bytes = self._frame.decompress(piece)
            if self._frame.eof:
                self._waiting, self._frame = self._frame.unused_data + self._waiting, None
            self._begun = True
            if found:
                return found
        return b""

    @property
    def is_finished(self) -> bool:
        return self._begun and self._frame is None and not self._waiting
