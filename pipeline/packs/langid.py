"""py3langid's model, loaded in a tenth of the time: its package holds it as LZMA, which takes 0.2 s of CPU to unpack.

The first process on a machine unpacks it and leaves a copy in the user's cache folder, packed with zstd (7 MB, unpacked
in 0.03 s); later ones read the copy. Without a writable cache everything works as before. The model is the same.
The copy is read, and written, with the rules (`load_ruleset`); it is unpacked when the first document asks.
"""

from __future__ import annotations

import io
import lzma
import os
import tempfile
import zlib
from array import array
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import zstandard

_LEVEL = 3  # fast to write; higher levels read no faster
_MOVES = {2: "H", 4: "I", 8: "L"}
_FILE = Path("data", "model.npz.xz")
_SUM_BYTES = 4  # a checksum ends the copy: looked at when it is read, an eighth of the time that unpacking takes


def load_identifier() -> Any:
    """py3langid's `LanguageIdentifier` with normalised probabilities."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    unpacked = zstandard.ZstdDecompressor().decompress(packed_model())
    with np.load(io.BytesIO(unpacked), allow_pickle=False) as data:
        moves, rows = data["nextmove"], data["nextmove_row"]
        return LanguageIdentifier(
            data["ptc"],
            data["pc"],
            data["classes"].tolist(),
            _array(moves, _MOVES[moves.dtype.itemsize]),
            data["out_feat"].tolist(),
            norm_probs=True,
            tk_row=_array(rows, _MOVES[rows.dtype.itemsize]),
        )


def cached_model() -> Path:
    """Where the copy is kept; its name changes with py3langid's version."""
    cache = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(cache).expanduser() / "newswinnow" / f"py3langid-{metadata.version('py3langid')}.npz.zst.crc"


@lru_cache(maxsize=1)
def packed_model() -> bytes:
    """The model, packed with zstd: the copy, or the package's own packed anew, which then becomes the copy."""
    copy = cached_model()
    try:
        content = copy.read_bytes()
    except OSError:
        content = b""
    packed, checksum = content[:-_SUM_BYTES], content[-_SUM_BYTES:]
    if not packed or _checksum(packed) != checksum:
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(_of_package())
        _keep(copy, packed + _checksum(packed))
    return packed


def _of_package() -> bytes:
    """The file that py3langid holds, unpacked; found without importing it."""
    package = find_spec("py3langid")
    assert package is not None and package.origin is not None
    return lzma.decompress((Path(package.origin).parent / _FILE).read_bytes())


def _checksum(packed: bytes) -> bytes:
    return zlib.crc32(packed).to_bytes(_SUM_BYTES)


def _keep(copy: Path, content: bytes) -> None:
    """Write the copy as a whole or not at all; a cache that cannot be written is no fault."""
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=copy.parent, delete=False) as temporary:
            temporary.write(content)
        Path(temporary.name).replace(copy)
    except OSError:
        return


def _array(values: Any, code: str) -> array[int]:
    out = array(code)
    out.frombytes(values.tobytes())
    return out
