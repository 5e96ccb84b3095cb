"""Where entries of several words may stand in a line, in which languages: told by the first two words of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import compress
from operator import or_
from typing import NamedTuple

from pipeline.packs.functions import ENDING, Role, Vocabulary

_ACTING = (Role.TOPIC, Role.ASK)
_PAIR = 2  # what the first two words of an entry of several are worth, beside each other


class Entries(NamedTuple):
    """Where entries of several words may stand in a line."""

    places: Sequence[int]
    languages: int  # a bit for each language that may have one of them
    worths: Sequence[bytes]  # of the pairs of words, as those of tokens


NO_ENTRIES = Entries((), 0, ())


def merged(found: Mapping[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """The same with one value for all that are equal: most words say what some others say. None may be changed then."""
    one: dict[tuple[tuple[str, int], ...], dict[str, int]] = {}
    return {word: one.setdefault(tuple(numbers.items()), numbers) for word, numbers in found.items()}


class EntryIndex:
    """The entries of several words of all languages. `shared` makes bytes of what languages find a pair worth."""

    def __init__(self, languages: Mapping[str, Vocabulary], shared: Callable[[Mapping[str, int]], bytes]) -> None:
        self._shared = shared
        self.bits = {code: 1 << at for at, code in enumerate(languages)}
        self.opening: dict[str, dict[str, int]] = {}
        """First words, and by language whether the entries that they open ask or name a subject."""
        seconds: dict[str, dict[str, list[str]]] = {}
        openings: dict[str, dict[str, int]] = {}
        endings: dict[str, dict[str, int]] = {}
        for code, language in languages.items():
            for first, entries in language.several.items():
                self.opening.setdefault(first, {})[code] = any(
                    language.senses[number].role in _ACTING for _, _, number in entries
                )
                listed = seconds.setdefault(first, {})
                for second in {parts[1] for parts, _, _ in entries}:
                    if second.startswith(ENDING):
                        known = endings.setdefault(first, {})
                        known[second[1:]] = known.get(second[1:], 0) | self.bits[code]
                    else:
                        listed.setdefault(second, []).append(code)
                for second in {parts[1] for parts, begins, _ in entries if begins and len(parts) == 2}:
                    known = openings.setdefault(first, {})
                    known[second] = known.get(second, 0) | self.bits[code]
        self.opening = merged(self.opening)
        # By first and second words: what the pair is worth, and a bit for each language.
        pairs: dict[tuple[str, ...], tuple[bytes, int]] = {}
        self._pairs = {first: dict(self._pairs_of(words, pairs)) for first, words in seconds.items()}
        # By first words: the beginnings, or the endings, of second words, and a bit for each language that has one of these.
        self._open = {first: (tuple(known), reduce(or_, known.values())) for first, known in openings.items()}
        self._end = {first: (tuple(known), reduce(or_, known.values())) for first, known in endings.items()}

    def _pairs_of(
        self, words: Mapping[str, list[str]], known: dict[tuple[str, ...], tuple[bytes, int]]
    ) -> Iterator[tuple[str, tuple[bytes, int]]]:
        for second, codes in words.items():
            pair = known.get(key := tuple(codes))
            if pair is None:
                known[key] = pair = (
                    self._shared(dict.fromkeys(codes, _PAIR)),
                    sum(map(self.bits.__getitem__, codes)),
                )
            yield second, pair

    def find(self, tokens: Sequence[str]) -> Entries:
        """Where entries may stand among the tokens of a line."""
        pairs, open_, end = self._pairs, self._open, self._end
        firsts = list(compress(range(len(tokens)), map(pairs.__contains__, tokens)))
        if firsts and firsts[-1] == len(tokens) - 1:
            firsts.pop()
        places: list[int] = []
        worths: list[bytes] = []
        languages = 0
        for at in firsts:
            first, second = tokens[at], tokens[at + 1]
            if (pair := pairs[first].get(second)) is not None:
                places.append(at)
                worths.append(pair[0])
                languages |= pair[1]
            if first in open_ and second.startswith((known := open_[first])[0]):
                places.append(at)
                languages |= known[1]
            if first in end and second.endswith((known := end[first])[0]):
                places.append(at)
                languages |= known[1]
        return Entries(places, languages, worths) if places else NO_ENTRIES
