"""Lines of a shard in Zstandard."""

from __future__ import annotations

import zstandard


def pack(lines: bytes) -> bytes:
    """Lines as one frame of Zstandard, the same for the same lines."""
    return zstandard.ZstdCompressor().compress(lines)


def unpack(packed: bytes) -> bytes:
    """The lines of a shard that `pack` has made."""
    return zstandard.ZstdDecompressor().decompress(packed)
