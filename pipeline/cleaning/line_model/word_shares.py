"""How much of each line the document's own prose says: shares of its words, for the learned model.

Words are compared as numbers: the characters of all lines stand in one array, and a word is the sum of its code points,
each times a fixed 64-bit number of its place in the word. Two words of a document have the same sum about once in 10^10
documents. That costs a third to a tenth of sets of strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# A word that stands in this many prose lines is one of the document's own frequent words.
FREQUENT_LINES = 3
LEAST_LETTERS = 2
# Lines taken at a time: bounds the memory for dumps of any length.
BATCH = 2048
_PLACES = 512
_MASK = (1 << 64) - 1


Words = tuple[
    Ints, NDArray[np.uint64]
]  # lines and the numbers of their words, each word of a line once, in order of words


def number_words(lowered: Sequence[str]) -> Words:
    """The words of every line of `lowered` (lower case, without line breaks). A word is a run of LEAST_LETTERS and more
    letters.
    """
    batches = [_words(lowered[start : start + BATCH], start) for start in range(0, len(lowered), BATCH)]
    lines, words = batches[0] if len(batches) == 1 else (np.concatenate(part) for part in zip(*batches, strict=True))
    order = words.argsort(kind="stable")  # of one word, the lines stay in order
    lines, words = lines[order], words[order]
    first = np.ones(len(words), np.bool_)
    first[1:] = (words[1:] != words[:-1]) | (lines[1:] != lines[:-1])
    return lines[first], words[first]


def word_shares(table: Words, prose: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """For every line: the share of its different words that the lines marked `prose` have, too, and the share of those
    that FREQUENT_LINES of them have.
    """
    count = len(prose)
    lines, words = table
    begins = np.ones(len(words), np.bool_)
    begins[1:] = words[1:] != words[:-1]
    ids = begins.cumsum()
    in_prose = prose[lines]
    used = np.bincount(ids[in_prose], minlength=len(words) + 1)[ids]
    total = np.maximum(np.bincount(lines, minlength=count), 1)
    shared = np.bincount(lines[used > in_prose], minlength=count)  # a prose line's own use does not count
    frequent = np.bincount(lines[used >= FREQUENT_LINES], minlength=count)
    return shared / total, frequent / total


def count_words(table: Words, chosen: NDArray[np.uint64], count: int) -> Ints:
    """How many different words each of `count` lines has of the `chosen` ones (their numbers, in order)."""
    lines, words = table
    if not len(chosen):
        return np.zeros(count, np.int64)
    found = chosen.take(chosen.searchsorted(words), mode="clip") == words
    return np.bincount(lines[found], minlength=count)


@lru_cache(maxsize=64)
def numbers_of(words: frozenset[str]) -> NDArray[np.uint64]:
    """The numbers of some words in small letters, in order."""
    return np.unique(_words(sorted(words), 0)[1])


def _words(lowered: Sequence[str], first: int) -> tuple[Ints, NDArray[np.uint64]]:
    """The line and the number of every word of some lines, of which the first is line `first`."""
    points = np.frombuffer("\n".join(lowered).encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = np.zeros(len(points) + 2, np.bool_)
    letters[1:-1] = _are_letters(points)
    bounds = (letters[1:] != letters[:-1]).nonzero()[0]
    starts, sizes = bounds[::2], bounds[1::2] - bounds[::2]
    long = sizes >= LEAST_LETTERS
    starts, sizes = starts[long], sizes[long]
    if not len(starts):
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    ends = sizes.cumsum()
    place = np.arange(ends[-1]) - (ends - sizes).repeat(sizes)
    values = points.take(place + starts.repeat(sizes)) * _weights().take(place, mode="clip")
    begins = (np.fromiter(map(len, lowered), np.int64, len(lowered)) + 1).cumsum()
    return first + np.searchsorted(begins, starts, "right"), np.add.reduceat(values, ends - sizes)


def _are_letters(points: NDArray[np.uint32]) -> NDArray[np.bool_]:
    letters = _letter_table().take(points, mode="clip")
    if points.max(initial=0) > 0xFFFF:
        beyond = np.flatnonzero(points > 0xFFFF)
        letters[beyond] = [_is_letter(chr(point)) for point in points[beyond].tolist()]
    return letters


@lru_cache(maxsize=1)
def _letter_table() -> NDArray[np.bool_]:
    """Which code points of the basic plane are letters."""
    return np.array([_is_letter(chr(point)) for point in range(0x10000)], np.bool_)


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.uint64]:
    """Fixed numbers without a pattern, by Steele, Lea and Flood's SplitMix64 (OOPSLA 2014)."""
    weights = []
    for number in range(1, _PLACES + 1):
        mixed = number * 0x9E3779B97F4A7C15 & _MASK
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
        weights.append((mixed ^ mixed >> 31) | 1)
    return np.array(weights, np.uint64)
