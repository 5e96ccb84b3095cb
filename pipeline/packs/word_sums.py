"""What the words of a line come to in one language, added up as whole numbers: most lines say nothing, and show it so.

A word's number has a field for each thing that it may do, so that a line costs one look-up and one addition a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pipeline.packs.functions import REMEMBERED, STOPS, Role, Sense

NUMBER = "#"
_BITS = 16  # of a field: lines in their normal form have fewer characters than it can count
_MASK = (1 << _BITS) - 1
_CHARS = 3  # characters of a script without spaces that are worth an unknown word


class Sums(NamedTuple):
    """How many words of a line do what; a word that stands in it twice counts twice."""

    words: int
    narrative: int
    acting: int  # words that ask or name a subject
    topics: int  # of these, those that name one, and are not general
    prompts: int  # of these, those that ask
    address: int
    weak: int
    unknown: int  # by their lengths where a script sets no spaces


class WordSums(dict[str, int]):
    """The numbers of one language's words; those that are not there are made of what `read` finds in a word."""

    def __init__(self, read: Callable[[str], Iterable[tuple[str, Sense | None]]]) -> None:
        self._read = read

    def __missing__(self, token: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        total = sum(_number(text, sense) for text, sense in self._read(token)) if token not in STOPS else 0
        self[token] = total
        return total

    def of(self, tokens: Iterable[str]) -> Sums:
        """What the words of a line come to."""
        total = sum(map(self.__getitem__, tokens))
        return Sums._make([total >> shift & _MASK for shift in _SHIFTS])


_SHIFTS = tuple(range(0, _BITS * len(Sums._fields), _BITS))


def unknown_words(text: str) -> int:
    """How many words an unknown word is worth."""
    dense = "\u3040" <= text[0] <= "\u9fff" or "\u0e00" <= text[0] <= "\u0eff"
    return 1 + (len(text) - 1) // _CHARS * dense


def _number(text: str, sense: Sense | None) -> int:
    """A word with its fields of `Sums`."""
    if text == NUMBER:
        return _WORD
    if sense is None:
        return _WORD + (unknown_words(text) << _SHIFTS[-1])
    if sense.role is not Role.TOPIC and sense.role is not Role.ASK:
        return _WORD + _BY_ROLE.get(sense.role, 0)
    return _WORD + _ACTING + (_PROMPTS if sense.prompts else 0 if sense.general else _TOPIC)


_WORD, _NARRATIVE, _ACTING, _TOPIC, _PROMPTS, _ADDRESS, _WEAK, _ = (1 << shift for shift in _SHIFTS)
_BY_ROLE = {Role.NARRATIVE: _NARRATIVE, Role.ADDRESS: _ADDRESS, Role.WEAK: _WEAK}
