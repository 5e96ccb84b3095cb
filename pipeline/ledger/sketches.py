"""What a text is compared by: a digest of its words for equal texts, a MinHash sketch for nearly equal ones.

The sketch is a one-permutation MinHash (Li, Owen and Zhang 2012): every shingle of five words is hashed once; the
hash's upper bits name one of 64 bins, and a bin keeps its smallest hash. Two sets agree in about as many bins
as they share of their union (Jaccard's coefficient). Four bins make a band (Indyk and Motwani 1998): texts that share
a band are worth a closer look.
"""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# Raise it with every change of what a mark is made of: ledgers then forget the marks that they have.
VERSION = "1"
BINS = 64
SHINGLE_WORDS = 5
BAND_BINS = 4
BANDS = 8
# With fewer shingles more than half of the bins are empty and the sketch says little: such texts are only compared
# for equality.
LEAST_SHINGLES = 40
# A short text is often a stub ("Watch the video above.") under different headlines: then the title counts as well.
SHORT_WORDS = 30

_EMPTY = 0xFFFFFFFF
_SKETCH = struct.Struct(f"<{BANDS}q{BINS}I")
# Scripts without spaces between words: every character of theirs counts as a word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_MARKS = "\u2019\u2018\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2026\u00a0\u3001\u3002\u060c"
_NO_WORD = bytes(c for c in range(128) if not chr(c).isalnum())
_SPACED = bytes.maketrans(_NO_WORD, b" " * len(_NO_WORD))
_SPACE = 32
# Odd constants with well-mixed bits (those of xxHash and SplitMix64): the polynomial's base, one per bin of a band, and
# one to finish.
_BASE = 0xBF58476D1CE4E5B9
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
_FINISH = 0xFF51AFD7ED558CCD


@dataclass(frozen=True, slots=True)
class TextMark:
    """What stands for a record's text. Records with the same `digest` have the same words in the same order.

    `sketch` is empty for texts that are too short to be compared for likeness.
    """

    digest: str
    sketch: bytes


def mark_of(title: str | None, text: str) -> TextMark:
    """The mark of a record's text. Case, punctuation and spaces do not count; the title only if the text is short."""
    words = _words(text)
    counted = words if len(words) >= SHORT_WORDS else [*words, b"\n", *_words(title or "")]
    content = b" ".join(counted) if words else text.encode()
    return TextMark(hashlib.blake2b(content, digest_size=16).hexdigest(), _sketch(words))


def band_keys(sketch: bytes) -> tuple[int, ...]:
    """The keys of a sketch's bands: signed 64-bit numbers, in the order of the bands; none for an empty sketch."""
    return _SKETCH.unpack(sketch)[:BANDS] if sketch else ()


def likeness(sketch: bytes, other: bytes) -> float:
    """Estimate of Jaccard's coefficient of two texts' shingles, 0 to 1; 0 if one has no sketch.

    Its standard error is sqrt(J(1 - J) / 64): .05 at .8. Bins that are empty in both do not count.
    """
    if not sketch or not other:
        return 0.0
    pairs = list(zip(_SKETCH.unpack(sketch)[BANDS:], _SKETCH.unpack(other)[BANDS:], strict=True))
    empty = pairs.count((_EMPTY, _EMPTY))
    same = sum(a == b for a, b in pairs) - empty
    return float(same / (BINS - empty))


def _words(text: str) -> list[bytes]:
    """Words in lower case; of unspaced scripts, characters. Split by bytes: a pattern takes six times as long."""
    text = text.casefold()
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if _UNSPACED.search(text):
            text = _UNSPACED.sub(r"\g<0> ", text)
    return text.encode().translate(_SPACED).split()


def _sketch(words: list[bytes]) -> bytes:
    count = len(words) - SHINGLE_WORDS + 1
    if count < LEAST_SHINGLES:
        return b""
    import numpy as np  # only workers come here

    # A shingle's hash is a polynomial in its bytes, modulo 2**64: the difference of two running sums, shifted to power 0.
    content = np.frombuffer(b" ".join(words), np.uint8)
    powers, inverse = _powers(1 << len(content).bit_length())
    sums = np.zeros(len(content) + 1, np.uint64)
    np.cumsum(content * powers[: len(content)], out=sums[1:])
    gaps = np.flatnonzero(content == _SPACE)
    starts = np.concatenate(([0], gaps[: count - 1] + 1))
    ends = np.append(gaps[SHINGLE_WORDS - 1 :], len(content))
    shingles = (sums[ends] - sums[starts]) * inverse[starts]
    shingles ^= shingles >> np.uint64(32)
    shingles *= np.uint64(_FINISH)
    bins = np.full(BINS, _EMPTY, np.uint64)
    np.minimum.at(bins, (shingles >> np.uint64(58)).astype(np.intp), (shingles >> np.uint64(20)) & np.uint64(_EMPTY))
    if BINS - np.count_nonzero(bins == _EMPTY) < LEAST_SHINGLES // 2:
        return b""  # many words, few different ones
    rows = bins[: BANDS * BAND_BINS].reshape(BANDS, BAND_BINS)
    keys = (rows * np.array(_MIX, np.uint64)).sum(axis=1, dtype=np.uint64)
    keys = (keys + np.arange(1, BANDS + 1, dtype=np.uint64)) * np.uint64(_FINISH)
    keys ^= keys >> np.uint64(29)
    packed: bytes = keys.astype("<u8").tobytes() + bins.astype("<u4").tobytes()
    return packed


@lru_cache(maxsize=1)
def _all_powers() -> dict[int, tuple[Any, Any]]:
    """What `_powers` has made: a few sizes, each twice the other."""
    return {}


def _powers(size: int) -> tuple[Any, Any]:
    """The powers of `_BASE` and of its inverse modulo 2**64, from 0 on; `size` of each."""
    import numpy as np

    made = _all_powers()
    if size not in made:
        factors = (_BASE, pow(_BASE, -1, 1 << 64))
        steps = (np.full(size, factor, np.uint64) for factor in factors)
        one, other = (np.concatenate((np.ones(1, np.uint64), step[1:])).cumprod(dtype=np.uint64) for step in steps)
        made[size] = one, other
    return made[size]
