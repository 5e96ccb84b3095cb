"""What the words of a line come to in one language, added up as whole numbers: most lines say nothing, and show it so.

A word's number has a field for each thing that it may do, so that a line costs one look-up and one addition for each of its
known words. Words that no language knows have no number: a line knows how many they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from pipeline.packs.functions import REMEMBERED, Role, Sense

NUMBER = "#"
_BITS = 16  # of a field: lines in their normal form have fewer characters than it can count
_MASK = (1 << _BITS) - 1
_CHARS = 3  # characters of a script without spaces that are worth an unknown word


_SHIFTS = tuple(range(0, _BITS * 12, _BITS))
_WORD, _NARRATIVE, _ACTING, _TOPIC, _PROMPTS, _ADDRESS, _WEAK, _UNKNOWN, _KNOWN, MARK, STOP, OPENS = (
    1 << shift for shift in _SHIFTS
)
(
    _, _NARRATIVE_SHIFT, _ACTING_SHIFT, _TOPIC_SHIFT, _PROMPTS_SHIFT, _ADDRESS_SHIFT, _WEAK_SHIFT, _UNKNOWN_SHIFT,
    _KNOWN_SHIFT, _MARK_SHIFT, _STOP_SHIFT, _,
) = _SHIFTS  # fmt: skip
"""`_WORD` and `_UNKNOWN` are counted in scripts without spaces; elsewhere a line counts its words itself, and what is `_KNOWN`.

`MARK` is a number or a full stop, `STOP` a full stop, `OPENS` a word with which an entry of several words may begin.
"""
_BY_ROLE = {Role.NARRATIVE: _NARRATIVE, Role.ADDRESS: _ADDRESS, Role.WEAK: _WEAK}
_OPEN, _ACT, _TELL = (_MASK * field for field in (OPENS, _ACTING, _NARRATIVE))


def acts(total: int) -> bool:
    """Whether a word among those that come to `total` asks or names a subject."""
    return total & _ACT != 0


def tells(total: int) -> bool:
    """Whether a word among those that come to `total` tells a story."""
    return total & _TELL != 0


def opens(total: int) -> bool:
    """Whether a word among those that come to `total` may be the first of an entry of several words."""
    return total & _OPEN != 0


class Sums(NamedTuple):
    """How many words of a line do what; a word that stands in it twice counts twice.

    The known ones come to `total`. Tokens of scripts without spaces are in it and not among the `spaced` ones.
    """

    total: int
    spaced: int

    @property
    def words(self) -> int:
        """All words: what stands between spaces but full stops, and the words of scripts without spaces."""
        return (self.total & _MASK) + self.spaced - (self.total >> _STOP_SHIFT & _MASK)

    @property
    def narrative(self) -> int:
        """Words that tell a story."""
        return self.total >> _NARRATIVE_SHIFT & _MASK

    @property
    def acting(self) -> int:
        """Words that ask or name a subject."""
        return self.total >> _ACTING_SHIFT & _MASK

    @property
    def topics(self) -> int:
        """Of these, those that name one, and are not general."""
        return self.total >> _TOPIC_SHIFT & _MASK

    @property
    def prompts(self) -> int:
        """Of these, those that ask."""
        return self.total >> _PROMPTS_SHIFT & _MASK

    @property
    def address(self) -> int:
        """Words that address the reader."""
        return self.total >> _ADDRESS_SHIFT & _MASK

    @property
    def weak(self) -> int:
        """Words that labels add to the others."""
        return self.total >> _WEAK_SHIFT & _MASK

    @property
    def unknown(self) -> int:
        """Words that are not known; by their lengths where a script sets no spaces."""
        total = self.total
        known = (total >> _MARK_SHIFT & _MASK) + (total >> _KNOWN_SHIFT & _MASK)
        return (total >> _UNKNOWN_SHIFT & _MASK) + self.spaced - known


@cache  # tens of thousands of words share a few hundred senses
def number_of(sense: Sense) -> int:
    """What a known word that stands between spaces adds to its line; a plain one is not known."""
    if sense.role is Role.PLAIN:
        return 0
    if sense.role is not Role.TOPIC and sense.role is not Role.ASK:
        return _KNOWN + _BY_ROLE.get(sense.role, 0)
    return _KNOWN + _ACTING + (_PROMPTS if sense.prompts else 0 if sense.general else _TOPIC)


class DenseSums(dict[str, int]):
    """The numbers of tokens of scripts without spaces in one language, made of what `read` finds in a token."""

    def __init__(self, read: Callable[[str], Iterable[tuple[str, Sense | None]]], first: Iterable[str]) -> None:
        self._read, self._first = read, frozenset(first)

    def __missing__(self, token: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        total = sum(_dense_number(text, sense) for text, sense in self._read(token))
        if token in self._first:
            total += OPENS
        self[token] = total
        return total


def unknown_words(text: str) -> int:
    """How many words an unknown word is worth."""
    dense = "\u3040" <= text[0] <= "\u9fff" or "\u0e00" <= text[0] <= "\u0eff"
    return 1 + (len(text) - 1) // _CHARS * dense


def _dense_number(text: str, sense: Sense | None) -> int:
    if text == NUMBER:
        return _WORD
    return _WORD + (unknown_words(text) * _UNKNOWN if sense is None else number_of(sense) - _KNOWN)
