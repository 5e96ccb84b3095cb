"""py3langid's model, loaded in a tenth of the time: its package holds it as LZMA, which takes 0.2 s of CPU to unpack.

The first process on a machine unpacks it and leaves a copy in the user's cache folder, packed with zstd (5 MB, unpacked
in 0.03 s); later ones read the copy. Without a writable cache everything works as before. The model is the same.
"""

from __future__ import annotations

import io
import lzma
import os
import tempfile
from array import array
from importlib import metadata
from pathlib import Path
from typing import Any

import zstandard

_LEVEL = 3  # fast to write; higher levels read no faster
_MOVES = {2: "H", 4: "I", 8: "L"}


def load_identifier() -> Any:
    """py3langid's `LanguageIdentifier` with normalised probabilities."""
    import numpy as np
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with np.load(io.BytesIO(_unpacked(Path(MODEL_DIR) / MODEL_FILE)), allow_pickle=False) as data:
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
    return Path(cache).expanduser() / "newswinnow" / f"py3langid-{metadata.version('py3langid')}.npz.zst"


def _unpacked(model: Path) -> bytes:
    copy = cached_model()
    try:
        return zstandard.ZstdDecompressor().decompress(copy.read_bytes())  # checks the frame's own checksum
    except (OSError, zstandard.ZstdError):
        content = lzma.decompress(model.read_bytes())
    _keep(copy, content)
    return content


def _keep(copy: Path, content: bytes) -> None:
    """Write the copy as a whole or not at all; a cache that cannot be written is no fault."""
    packed = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(content)
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=copy.parent, delete=False) as temporary:
            temporary.write(packed)
        Path(temporary.name).replace(copy)
    except OSError:
        return


def _array(values: Any, code: str) -> array[int]:
    out = array(code)
    out.frombytes(values.tobytes())
    return out
