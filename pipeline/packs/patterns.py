"""Many regular expressions, of which a line is tried against those that it may match: told by how it begins and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.packs.openings import first_characters, required_text, required_word


class Patterns:
    """Expressions that match whole normalised lines; the first that does counts."""

    def __init__(self, expressions: Sequence[str]) -> None:
        self._expressions = expressions
        self._firsts = [first_characters(expression) for expression in expressions]
        self._openings = frozenset(character for first in self._firsts for character in first or ())
        # The expressions that begin with a character, compiled when a line first needs them, and their numbers.
        self._by_opening: dict[str, tuple[re.Pattern[str], list[int]]] = {}
        self.words: dict[str, list[tuple[str, re.Pattern[str], int]]] = {}
        """Of the expressions that can begin with anything, those that hold a certain word, by it; and what else each holds."""
        self._wordless: list[tuple[str, re.Pattern[str], int]] = []  # the others
        for number, (expression, first) in enumerate(zip(expressions, self._firsts, strict=True)):
            if first is None:
                entry = required_text(expression), re.compile(f"(?:{expression})$"), number
                if word := required_word(expression):
                    self.words.setdefault(word, []).append(entry)
                else:
                    self._wordless.append(entry)
        # Those of them that an ASCII line may match, for all that is known: fewer than half.
        self._wordless_in_ascii = [entry for entry in self._wordless if entry[0].isascii()]

    def find(self, normal: str, words: Iterable[str]) -> int | None:
        """The number of the first expression that a line matches; `words` are those of `self.words` that stand in it."""
        number = self._by_first_character(normal)
        wordless = self._wordless_in_ascii if normal.isascii() else self._wordless
        for known in (wordless, *map(self.words.__getitem__, filter(self.words.__contains__, words))):
            for text, pattern, own in known:
                if text in normal and (number is None or own < number) and pattern.match(normal):
                    number = own
        return number

    def _by_first_character(self, normal: str) -> int | None:
        """The number of the first expression that a line matches, of those whose openings can be told."""
        character = normal[:1]
        if character not in self._openings:
            return None
        known = self._by_opening.get(character)
        if known is None:
            numbers = [number for number, first in enumerate(self._firsts) if first and character in first]
            # An empty group behind each alternative tells which one matched: `lastindex` is its place.
            union = "|".join(f"(?:{self._expressions[number]})$()" for number in numbers)
            known = self._by_opening[character] = (re.compile(union), numbers)
        found = known[0].match(normal)
        return known[1][found.lastindex - 1] if found and found.lastindex else None
