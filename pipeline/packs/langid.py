"""py3langid's model, mapped instead of loaded: its package holds it as LZMA, 68 MB that take 0.2 s of CPU to unpack.

The first process on a machine unpacks it and leaves a copy in the user's cache folder; later ones map the copy, so that it
is in memory once for all of them, and never twice, as while it was unpacked: a process peaked at 304 MB with its first page,
and now at 145. Without a writable cache it is held in memory. The model is the same.
The copy is checked, and written, with the rules (`load_ruleset`); it is read when the first document asks. Checked
once: what the system says of the file then (size, time, number) is noted beside it, and as long as it says the same, the
68 MB are not read again (65 ms of CPU a process).
"""

from __future__ import annotations

import io
import lzma
import os
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pipeline.cache import cache_folder, keep

_FILE = Path("data", "model.npz.xz")
_CHUNK = 1 << 20  # bytes of the copy that are checked at a time: mapped pages would count as the process's memory
_ARRAYS = ("ptc", "pc", "classes", "nextmove", "nextmove_row", "out_feat")
_HEADER = 4096  # bytes at the beginning of an array's file that hold its description
_LOCAL = struct.Struct(
    "<26xHH"
)  # of a zip file's entry: the lengths of its name and of what else stands before its data


class Model(NamedTuple):
    """The model's file, mapped or in memory, and where in it each array's own file begins and ends."""

    content: mmap | bytes
    places: Mapping[str, tuple[int, int]]


def load_identifier() -> Any:
    """py3langid's `LanguageIdentifier` with normalised probabilities. Its large arrays stay where the model is."""
    from py3langid.langid import LanguageIdentifier

    content, places = model()
    arrays = {name: _array(content, *places[f"{name}.npy"]) for name in _ARRAYS}
    moves, rows = arrays["nextmove"], arrays["nextmove_row"]
    return LanguageIdentifier(
        arrays["ptc"],
        arrays["pc"],
        arrays["classes"].tolist(),
        memoryview(moves),  # one number of it is had faster than one of an array
        arrays["out_feat"].tolist(),
        norm_probs=True,
        tk_row=memoryview(rows),
    )


def cached_model() -> Path:
    """Where the copy is kept; its name changes with py3langid's version."""
    return cache_folder() / f"py3langid-{metadata.version('py3langid')}.npz"


@lru_cache(maxsize=1)
def model() -> Model:
    """The model: the copy if it is whole, or the package's own unpacked, which then becomes the copy."""
    copy = cached_model()
    found = _mapped(copy)
    if found is None:
        content = _unpacked()
        keep(copy, content)
        found = _mapped(copy) or Model(content, _places(io.BytesIO(content)))
    return found


def _mapped(copy: Path) -> Model | None:
    """The copy; None if there is none, or if it is damaged."""
    try:
        with copy.open("rb") as file:
            state = os.fstat(file.fileno())
            said = f"{state.st_size} {state.st_mtime_ns} {state.st_ino}".encode()
            is_checked = _content_of(_note(copy)) == said
            found = Model(mmap(file.fileno(), 0, access=ACCESS_READ), _places(file, is_checked))
    except (OSError, ValueError, BadZipFile, struct.error):  # an empty file cannot be mapped
        return None
    if not is_checked:
        keep(_note(copy), said)
    return found


def _note(copy: Path) -> Path:
    """Where it is noted which state of the copy was found whole."""
    return copy.with_suffix(".whole")


def _content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _places(file: IO[bytes], is_checked: bool = False) -> dict[str, tuple[int, int]]:
    """Where the entries of a zip file that is not compressed begin and end. Raises BadZipFile if one is damaged; those of a
    file that was checked are not read.
    """
    found = {}
    with ZipFile(file) as entries:
        for entry in entries.infolist():
            file.seek(entry.header_offset)
            lengths = _LOCAL.unpack(file.read(_LOCAL.size))
            start = file.seek(entry.header_offset + _LOCAL.size + sum(lengths))
            checksum, left = (entry.CRC, 0) if is_checked else (0, entry.file_size)
            while left and (part := file.read(min(left, _CHUNK))):
                checksum, left = zlib.crc32(part, checksum), left - len(part)
            if entry.compress_type != ZIP_STORED or left or checksum != entry.CRC:
                raise BadZipFile(entry.filename)
            found[entry.filename] = (start, start + entry.file_size)
    if found.keys() != {f"{name}.npy" for name in _ARRAYS}:
        raise BadZipFile(str(found.keys()))
    return found


def _unpacked() -> bytes:
    """The file that py3langid holds, unpacked, and with entries that are not compressed; found without importing it."""
    package = find_spec("py3langid")
    assert package is not None and package.origin is not None
    held = lzma.decompress((Path(package.origin).parent / _FILE).read_bytes())
    out = io.BytesIO()
    with ZipFile(io.BytesIO(held)) as entries, ZipFile(out, "w", ZIP_STORED) as plain:
        for entry in entries.infolist():
            plain.writestr(ZipInfo(entry.filename), entries.read(entry))
    return out.getvalue()


def _array(content: mmap | bytes, start: int, end: int) -> Any:
    """The array whose file stands at a place, as a view of it."""
    import numpy as np

    header = io.BytesIO(content[start : min(end, start + _HEADER)])
    np.lib.format.read_magic(header)
    shape, _, kind = np.lib.format.read_array_header_1_0(header)
    return np.frombuffer(content, kind, int(np.prod(shape)), start + header.tell()).reshape(shape)
