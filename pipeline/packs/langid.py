"""py3langid's model, read where it is asked instead of loaded: its package holds it as LZMA, 68 MB that take .2 s to unpack.

The first process on a machine unpacks it and leaves a copy in the user's cache folder; later ones read of the copy the rows
that a text asks for, some hundred of 142,000. Mapping it instead had 62 MB in the memory of a process after 1,000 pages,
since a mapped row brings 64 KB with it. Without a writable cache the model is held in memory. The answers are the same.
The copy is checked, and written, with the rules (`load_ruleset`); it is read when the first document asks. Checked
once: what the system says of the file then (size, time, number) is noted beside it, and as long as it says the same, the
68 MB are not read again (65 ms of CPU a process).
"""

from __future__ import annotations

import io
import lzma
import os
import struct
import weakref
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pipeline.cache import cache_folder, keep

_FILE = Path("data", "model.npz.xz")
_CHUNK = 1 << 20  # bytes of the copy that are checked at a time
# Rows of an array that a process remembers, and as many that were asked for before them: of the larger one, of a kilobyte
# each, the samples of 300 pages ask for 9,400.
REMEMBERED_ROWS = 3072
_MOVES = 256  # a row of moves has one for each byte that may follow
_ARRAYS = ("ptc", "pc", "classes", "nextmove", "nextmove_row", "out_feat")
_HEADER = 4096  # bytes at the beginning of an array's file that hold its description
_LOCAL = struct.Struct(
    "<26xHH"
)  # of a zip file's entry: the lengths of its name and of what else stands before its data


class Model(NamedTuple):
    """How to read the model's file, from a place so many bytes, and where in it each array's own file begins and ends."""

    read: Callable[[int, int], bytes]
    places: Mapping[str, tuple[int, int]]


class _Copy:
    """The copy on the disk, open as long as somebody reads it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = os.dup(descriptor)
        weakref.finalize(self, os.close, self._descriptor)

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from a place; processes that share the file do not disturb each other. Raises OSError."""
        found = os.pread(self._descriptor, size, start)
        if len(found) < size:
            raise OSError("the copy of py3langid's model was cut off while it was in use")
        return found


class _Rows:
    """One of the model's arrays, row by row; the rows that were read last are remembered."""

    def __init__(self, model: Model, name: str) -> None:
        start, end = model.places[f"{name}.npy"]
        shape, self.kind, begin = _described(model.read(start, min(_HEADER, end - start)))
        self.width = shape[1] if len(shape) > 1 else _MOVES
        self._read, self._start, self._size = model.read, start + begin, self.width * self.kind.itemsize
        self._known: dict[int, Any] = {}
        self._before: dict[int, Any] = {}

    def row(self, number: int) -> Any:
        found = self._known.get(number)
        if found is None:
            found = self._before.pop(number, None) or self._made(
                self._read(self._start + number * self._size, self._size)
            )
            if len(self._known) >= REMEMBERED_ROWS:
                self._before, self._known = self._known, {}
            self._known[number] = found
        return found

    def _made(self, content: bytes) -> Any:
        return content


class Moves(_Rows):
    """The moves of py3langid's automaton: a row for each kind of state."""

    def features(self, text: bytes, rows: Any, out: Any) -> list[int]:
        """The features of a text, as often as they stand in it. `rows` has the row of each state, `out` its feature, if any.

        py3langid's own walk asks for one place of the whole array at a time: half as fast where the array is read row by row.
        """
        known, state = self._known, 0
        found: list[int] = []
        for letter in text:
            row = known.get(number := rows[state])
            if row is None:
                row, known = self.row(number), self._known
            state = row[letter]
            if (feature := out[state]) >= 0:
                found.append(feature)
        return found

    def _made(self, content: bytes) -> Any:
        return memoryview(content).cast(self.kind.char)


class Weights(_Rows):
    """What each feature weighs in each language. The rows of many features are asked for at once."""

    def __getitem__(self, features: Any) -> Any:
        import numpy as np

        known, row = self._known, self.row
        rows = [known.get(number) or row(number) for number in features.tolist()]
        return np.frombuffer(b"".join(rows), self.kind).reshape(-1, self.width)


def load_identifier() -> Any:
    """py3langid's `LanguageIdentifier` with normalised probabilities. Its large arrays stay where the model is."""
    from collections import Counter

    from py3langid.langid import LanguageIdentifier

    class Identifier(LanguageIdentifier):  # type: ignore[misc]
        """Walks through a text by the rows of `Moves`."""

        def _raw_score(self, text: bytes) -> Any:
            features = self.tk_nextmove.features(text, self.tk_row, self.tk_output)
            if not features:
                return super()._raw_score(b"")
            return self._sparse_score(Counter(features), self.nb_ptc)

    held = model()
    return Identifier(
        Weights(held, "ptc"),
        _array(held, "pc"),
        _array(held, "classes").tolist(),
        Moves(held, "nextmove"),
        memoryview(_array(held, "out_feat")),  # a list of its numbers would take ten times the memory
        norm_probs=True,
        tk_row=memoryview(_array(held, "nextmove_row")),
    )


def cached_model() -> Path:
    """Where the copy is kept; its name changes with py3langid's version."""
    return cache_folder() / f"py3langid-{metadata.version('py3langid')}.npz"


@lru_cache(maxsize=1)
def model() -> Model:
    """The model: the copy if it is whole, or the package's own unpacked, which then becomes the copy."""
    copy = cached_model()
    found = _opened(copy)
    if found is None:
        content = _unpacked()
        keep(copy, content)
        found = _opened(copy) or Model(lambda start, size: content[start : start + size], _places(io.BytesIO(content)))
    return found


def _opened(copy: Path) -> Model | None:
    """The copy; None if there is none, or if it is damaged."""
    try:
        with copy.open("rb") as file:
            state = os.fstat(file.fileno())
            said = f"{state.st_size} {state.st_mtime_ns} {state.st_ino}".encode()
            is_checked = _content_of(_note(copy)) == said
            found = Model(_Copy(file.fileno()).read, _places(file, is_checked))
    except (OSError, BadZipFile, struct.error):
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


def _array(model: Model, name: str) -> Any:
    """A small array, as a whole."""
    import numpy as np

    start, end = model.places[f"{name}.npy"]
    content = model.read(start, end - start)
    shape, kind, begin = _described(content)
    return np.frombuffer(content, kind, int(np.prod(shape)), begin).reshape(shape)


def _described(content: bytes) -> tuple[tuple[int, ...], Any, int]:
    """An array's shape, the kind of its numbers, and where they begin, by the beginning of its file."""
    import numpy as np

    header = io.BytesIO(content[:_HEADER])
    np.lib.format.read_magic(header)
    shape, _, kind = np.lib.format.read_array_header_1_0(header)
    return shape, kind, header.tell()
