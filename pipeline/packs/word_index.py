"""Which languages know a word, and what it does in each: one look-up a word for all languages.

What a line's words are worth is a sum of whole numbers: a word's number has one field for each language, so that a line is
weighed among all of them at the cost of an addition for each word. Most words are known to no language and cost a look-up.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from pipeline.packs.functions import REMEMBERED, STOPS, UNSPACED, Role, Sense, Vocabulary
from pipeline.packs.word_sums import MARK, NUMBER, OPENS, STOP, acts, number_of, unknown_words

_ACTING = (Role.TOPIC, Role.ASK)
DENSE_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_BYTES = 4  # of a field: a line would need 2^31 words to fill it
_SHARED = 720  # a word's worth is shared by the languages that know it: whole parts of up to ten languages
_CARD = 3  # beginnings of words are looked up by so many of their first characters
_PAIR = 2  # what the first two words of an entry of several are worth, beside each other
_COMMON = "und"  # as if it were a language: words of all languages

Numbers = dict[str, int]  # by language, what a word adds to a line (see `word_sums`)


class Known(NamedTuple):
    """A token that some language knows."""

    worth: int  # a field for each language
    numbers: Numbers
    acts: bool  # it asks or names a subject, in some language
    opens: bool  # an entry of several words, in some language
    speaks: bool  # it may be a word of a site's voice
    dense: str = ""  # the token, if its numbers must be asked for language by language


def is_dense(token: str) -> bool:
    """Whether a token holds characters of a script that sets no spaces."""
    return not token.isascii() and UNSPACED.search(token) is not None


class WordIndex:
    """The words of all languages; it remembers what it has looked up, up to a limit.

    `speaks` says of a token whether it may be, or open, a word of a site's voice.
    """

    def __init__(self, languages: Mapping[str, Vocabulary], common: Vocabulary, speaks: Callable[[str], bool]) -> None:
        self._languages, self._speaks = languages, speaks
        self._codes = list(languages)
        self._field = {code: 1 << 8 * _BYTES * at for at, code in enumerate(self._codes)}
        self._memory = _Memory(self._learn)
        self.look_up = self._memory.__getitem__
        """What languages know of a token; None for most."""
        self._exact: dict[str, Numbers] = {}
        self._heads: dict[str, Numbers] = {}
        self._tails: dict[str, Numbers] = {}
        self._several: dict[str, Numbers] = {}  # first words, and what the entries that they open may do
        pairs: dict[tuple[str, str], set[str]] = {}
        # By a word's first character: the languages that find a word there, with or without what is written before it.
        self._dense: dict[str, list[str]] = {}
        self._clitic: dict[str, list[str]] = {}
        self._tailed: dict[str, list[str]] = {}  # the same by its last, for languages that write something before words
        for code, words in (*languages.items(), (_COMMON, common)):
            for known, listed in ((self._exact, words.exact), (self._heads, words.heads), (self._tails, words.tails)):
                for word, sense in listed.items():
                    known.setdefault(word, {})[code] = number_of(sense)
        for code, words in languages.items():
            for word, entries in words.several.items():
                self._several.setdefault(word, {})[code] = any(sense.role in _ACTING for _, _, sense in entries)
                for pair in {(word, parts[1]) for parts, _, _ in entries}:
                    pairs.setdefault(pair, set()).add(code)
            for character in words.dense_sizes:
                self._dense.setdefault(character, []).append(code)
            for character in {clitic[0] for clitic in words.proclitics if clitic}:
                self._clitic.setdefault(character, []).append(code)
            for character in {tail[-1] for tail in words.tails} if words.proclitics else ():
                self._tailed.setdefault(character, []).append(code)
        self._pairs = {pair: self._shared(dict.fromkeys(codes, _PAIR)) for pair, codes in pairs.items()}
        self._head_sizes = _sizes_by_card(self._heads)
        self._tail_sizes = _tail_sizes(self._tails)

    def candidates(self, tokens: list[str], known: list[Known], most: int) -> list[str]:
        """Codes of the languages that know most of the words, the best first; a word of function is worth two."""
        total = sum(map(_WORTH, known))
        if not total:
            return []
        if True in [one.opens for one in known]:
            total += sum(map(self._pairs.__getitem__, filter(self._pairs.__contains__, pairwise(tokens))))
        counts = memoryview(total.to_bytes(_BYTES * len(self._codes), sys.byteorder)).cast("I").tolist()
        if sys.byteorder == "big":
            counts.reverse()
        found: list[str] = []
        while len(found) < most and (best := max(counts)):
            at = counts.index(best)
            found.append(self._codes[at])
            counts[at] = 0
        return found

    def _learn(self, token: str) -> Known | None:
        """What is known of a token; None if it is nothing."""
        if token.isascii():
            return self._read_spaced(token)
        if is_dense(token):
            return self._read_dense(token)
        return self._read_spaced(token, token if unknown_words(token) != 1 else "")

    def _shared(self, worths: Mapping[str, int]) -> int:
        """What languages know a word or a pair of words, as one number: the more they are, the less each has of it."""
        count = len(worths)
        return sum([self._field[code] * max(worth * _SHARED // count, 1) for code, worth in worths.items()])

    def _read_spaced(self, token: str, dense: str = "") -> Known | None:
        numbers: Numbers = {}
        sizes = self._head_sizes
        for size in sizes.get(token[:_CARD]) or sizes.get(token[:2]) or sizes.get(token[:1], ()):
            if heads := self._heads.get(token[:size]):
                numbers |= heads
        exact = self._exact.get(token)
        if exact:
            numbers |= exact
        everywhere = numbers.pop(_COMMON, 0)
        several = self._several.get(token)
        worths = {code: 2 if acts(number) else 1 for code, number in numbers.items()} if numbers else {}
        if several:
            worths |= {code: 1 for code in several if exact is None or code not in exact}
        if not token.isascii():
            for code in (*self._clitic.get(token[0], ()), *self._tailed.get(token[-1], ())):
                if code not in numbers and (sense := self._languages[code].sense(token)) is not None:
                    numbers[code] = number = number_of(sense)
                    worths.setdefault(code, 2 if acts(number) else 1)
        for size in self._tail_sizes.get(token[-1], ()):  # endings say what a word does, not of which language it is
            if size < len(token) and (tails := self._tails.get(token[-size:])):
                numbers = tails | numbers
                everywhere = everywhere or numbers.pop(_COMMON, 0)
        if token == NUMBER or token in STOPS:
            numbers, everywhere = {}, MARK + STOP * (token in STOPS)
        speaks = self._speaks(token)
        if not (numbers or several or everywhere or speaks):
            return None  # most words
        return self._known(worths, numbers, several or {}, everywhere, speaks, dense)

    def _known(
        self, worths: Numbers, numbers: Numbers, several: Numbers, everywhere: int, speaks: bool, dense: str
    ) -> Known:
        if everywhere:
            numbers = dict.fromkeys(self._codes, everywhere) | numbers
        for code in several:
            numbers[code] = numbers.get(code, 0) + OPENS
        acting = True in map(acts, numbers.values()) or any(several.values())
        return Known(self._shared(worths), {} if dense else numbers, acting, bool(several), speaks, dense)

    def _read_dense(self, token: str) -> Known:
        worths: dict[str, int] = {}
        # Words of other scripts in it may be of any language.
        acting = DENSE_RUN.fullmatch(token) is None
        for code in {code for character in token for code in self._dense.get(character, ())}:
            known = [sense for _, sense in self._languages[code].dense_words(token) if sense is not None]
            if known:
                worth = list(map(_worth, known))
                worths[code] = sum(worth)
                acting |= max(worth) > 1
        several = self._several.get(token, {})
        return Known(
            self._shared(worths), {}, acting or any(several.values()), bool(several), self._speaks(token), token
        )


class _Memory(dict[str, Known | None]):
    """What is known of tokens; those that are not there are looked up."""

    def __init__(self, learn: Callable[[str], Known | None]) -> None:
        self._learn = learn

    def __missing__(self, token: str) -> Known | None:
        if len(self) >= REMEMBERED:
            self.clear()
        known = self[token] = self._learn(token)
        return known


_WORTH = itemgetter(Known._fields.index("worth"))


def _worth(sense: Sense) -> int:
    return 2 if sense.role in _ACTING else 1


def _sizes_by_card(heads: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """How long the beginnings of words are that share their first characters, up to `_CARD`, the shortest first.

    A card of more characters has the sizes of the shorter ones, too.
    """
    sizes: dict[str, set[int]] = {}
    for head in heads:
        sizes.setdefault(head[:_CARD], set()).add(len(head))
    for length in range(2, _CARD + 1):
        for card in [card for card in sizes if len(card) == length]:
            sizes[card] |= sizes.get(card[:-1], set()) or sizes.get(card[:-2], set())
    return {card: tuple(sorted(found)) for card, found in sizes.items()}


def _tail_sizes(tails: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """How long the endings of words are that have their last character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for tail in tails:
        sizes.setdefault(tail[-1], set()).add(len(tail))
    return {character: tuple(sorted(found, reverse=True)) for character, found in sizes.items()}
