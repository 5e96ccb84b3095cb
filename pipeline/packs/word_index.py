"""Which languages know a word, and where it acts or tells a story: one look-up a word for all languages.

What a line's words are worth is a sum of whole numbers: a word's number has one field for each language, so that a line is
weighed among all of them at the cost of an addition for each word.
"""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Mapping
from itertools import pairwise

from pipeline.packs.functions import REMEMBERED, UNSPACED, Role, Sense, Vocabulary

_ACTING = (Role.TOPIC, Role.ASK)
DENSE_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_BYTES = 4  # of a field: a line would need 2^31 words to fill it
_SHARED = 720  # a word's worth is shared by the languages that know it: whole parts of up to ten languages
_CARD = 3  # beginnings of words are looked up by so many of their first characters
_PAIR = 2  # what the first two words of an entry of several are worth, beside each other
_MAY_ACT = Sense(Role.ASK)


def is_dense(token: str) -> bool:
    """Whether a token holds characters of a script that sets no spaces."""
    return not token.isascii() and UNSPACED.search(token) is not None


class WordIndex:
    """The words of all languages; it remembers what it has looked up, up to a limit."""

    def __init__(self, languages: Mapping[str, Vocabulary], common: Vocabulary) -> None:
        self._languages, self._common = languages, common
        self._codes = list(languages)
        self._field = {code: 1 << 8 * _BYTES * at for at, code in enumerate(self._codes)}
        self._worths = _Memory(self)
        self._acting: dict[str, set[str]] = {code: set() for code in languages}
        self._anywhere: set[str] = set()  # the words that act in some language
        self._telling: dict[str, set[str]] = {code: set() for code in languages}
        self._senses: dict[str, dict[str, Sense]] = {}
        self._exact: dict[str, dict[str, Sense]] = {}
        self._heads: dict[str, dict[str, Sense]] = {}
        self._tails: dict[str, dict[str, Sense]] = {}
        self._several: dict[str, list[str]] = {}
        pairs: dict[tuple[str, str], set[str]] = {}
        # By a word's first character: the languages that find a word there, with or without what is written before it.
        self._dense: dict[str, list[str]] = {}
        self._clitic: dict[str, list[str]] = {}
        for code, words in languages.items():
            for word, sense in words.exact.items():
                self._exact.setdefault(word, {})[code] = sense
            for word, sense in words.heads.items():
                self._heads.setdefault(word, {})[code] = sense
            for word, sense in words.tails.items():
                self._tails.setdefault(word, {})[code] = sense
            for word, entries in words.several.items():
                self._several.setdefault(word, []).append(code)
                for pair in {(word, parts[1]) for parts, _, _ in entries}:
                    pairs.setdefault(pair, set()).add(code)
            for character in words.dense_sizes:
                self._dense.setdefault(character, []).append(code)
            for character in {clitic[0] for clitic in words.proclitics if clitic}:
                self._clitic.setdefault(character, []).append(code)
        self._pairs = {pair: self._shared(dict.fromkeys(codes, _PAIR)) for pair, codes in pairs.items()}
        self._tailed = [code for code, words in languages.items() if words.proclitics and words.tails]
        self._head_sizes = _sizes({head: head[:_CARD] for head in self._heads})
        self._tail_sizes = _sizes({tail: tail[-1] for tail in self._tails}, longest_first=True)
        self._parts = {code: _parts(words) for code, words in languages.items()}

    def candidates(self, tokens: list[str], most: int) -> list[str]:
        """Codes of the languages that know most of the words, the best first; a word of function is worth two."""
        self._make_room()
        total = sum(filter(None, map(self._worths.__getitem__, tokens)))  # to add nothing costs as much
        if not total:
            return []
        if not self._several.keys().isdisjoint(tokens):
            total += sum([self._pairs[pair] for pair in pairwise(tokens) if pair in self._pairs])
        counts = memoryview(total.to_bytes(_BYTES * len(self._codes), sys.byteorder)).cast("I").tolist()
        if sys.byteorder == "big":
            counts.reverse()
        found: list[str] = []
        while len(found) < most and (best := max(counts)):
            at = counts.index(best)
            found.append(self._codes[at])
            counts[at] = 0
        return found

    def acts(self, tokens: list[str]) -> bool:
        """Whether a word of a line may ask or name a subject in any language."""
        self._make_room()
        deque(map(self._worths.__getitem__, tokens), maxlen=0)  # learns those that are new
        return not self._anywhere.isdisjoint(tokens)

    def may_act(self, tokens: list[str], code: str) -> bool:
        """Whether a word of a line may ask or name a subject in one of its candidate languages."""
        return not self._acting[code].isdisjoint(tokens)

    def tells(self, tokens: list[str], code: str) -> bool:
        """Whether a word of a line certainly tells a story in one of its candidate languages."""
        return not self._telling[code].isdisjoint(tokens)

    def sense(self, token: str, code: str) -> Sense | None:
        """What a word of a script with spaces does in a language, or whatever the language."""
        if token not in self._senses:
            self.learn(token)
        return self._senses[token].get(code) or self._common.sense(token)

    def _make_room(self) -> None:
        if len(self._worths) < REMEMBERED:
            return
        self._worths.clear()
        self._senses.clear()
        for words in (self._anywhere, *self._acting.values(), *self._telling.values()):
            words.clear()

    def learn(self, token: str) -> int:
        """What a word is worth in all languages, one field each; where it acts and tells is noted."""
        dense = is_dense(token)
        worths, senses = self._read_dense(token) if dense else self._read_spaced(token)
        if not dense:
            self._senses[token] = senses
            if not worths and not senses and token not in self._several:
                return 0  # most words
        for code, sense in senses.items():
            if sense.role in _ACTING:
                self._acting[code].add(token)
                self._anywhere.add(token)
            elif sense.role is Role.NARRATIVE and not dense and not self._is_part(token, code):
                self._telling[code].add(token)
        if token in self._several:
            for code in self._several[token]:
                if any(sense.role in _ACTING for _, _, sense in self._languages[code].several[token]):
                    self._acting[code].add(token)
                    self._anywhere.add(token)
        return self._shared(worths)

    def _shared(self, worths: Mapping[str, int]) -> int:
        """What languages know a word or a pair of words, as one number: the more they are, the less each has of it."""
        return sum(self._field[code] * max(worth * _SHARED // len(worths), 1) for code, worth in worths.items())

    def _is_part(self, token: str, code: str) -> bool:
        """Whether a word may be part of an entry of several words, which then says what it does."""
        words, beginnings = self._parts[code]
        return token in words or token.startswith(beginnings)

    def _read_spaced(self, token: str) -> tuple[dict[str, int], dict[str, Sense]]:
        senses: dict[str, Sense] = {}
        for card in (token[:1], token[:2], token[:_CARD]):
            if card in self._head_sizes:
                for size in self._head_sizes[card]:
                    if heads := self._heads.get(token[:size]):
                        senses |= heads
        exact = self._exact.get(token)
        if exact:
            senses |= exact
        worths = {code: _worth(sense) for code, sense in senses.items()} if senses else {}
        if token in self._several:
            worths |= {code: 1 for code in self._several[token] if exact is None or code not in exact}
        if not token.isascii():
            for code in (*self._clitic.get(token[0], ()), *self._tailed):
                if code not in senses and (sense := self._languages[code].sense(token)) is not None:
                    senses[code] = sense
                    worths.setdefault(code, _worth(sense))
        for size in self._tail_sizes.get(token[-1], ()):  # endings say what a word does, not of which language it is
            if size < len(token) and (tails := self._tails.get(token[-size:])):
                senses = tails | senses
        everywhere = self._common.sense(token)
        if everywhere is not None and everywhere.role in _ACTING:
            senses = dict.fromkeys(self._languages, everywhere) | senses
        return worths, senses

    def _read_dense(self, token: str) -> tuple[dict[str, int], dict[str, Sense]]:
        worths: dict[str, int] = {}
        senses: dict[str, Sense] = {}
        for code in {code for character in token for code in self._dense.get(character, ())}:
            known = [sense for _, sense in self._languages[code].dense_words(token) if sense is not None]
            if known:
                worths[code] = sum(map(_worth, known))
                senses[code] = max(known, key=_worth)
        if DENSE_RUN.fullmatch(token) is None:  # words of other scripts between them may be of any language
            senses = dict.fromkeys(self._languages, _MAY_ACT)
        return worths, senses


class _Memory(dict[str, int]):
    """What words are worth; those that are not there are looked up."""

    def __init__(self, index: WordIndex) -> None:
        self._learn = index.learn

    def __missing__(self, token: str) -> int:
        worth = self[token] = self._learn(token)
        return worth


def _worth(sense: Sense) -> int:
    return 2 if sense.role in _ACTING else 1


def _sizes(keys: Mapping[str, str], *, longest_first: bool = False) -> dict[str, tuple[int, ...]]:
    """How long the texts of each key are, the shortest first."""
    sizes: dict[str, set[int]] = {}
    for text, key in keys.items():
        sizes.setdefault(key, set()).add(len(text))
    return {key: tuple(sorted(found, reverse=longest_first)) for key, found in sizes.items()}


def _parts(words: Vocabulary) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of entries of several words, and the beginnings of words that close such entries."""
    entries = [entry for known in words.several.values() for entry in known]
    return (
        frozenset(part for parts, _, _ in entries for part in parts),
        tuple({parts[-1] for parts, begins, _ in entries if begins}),
    )
