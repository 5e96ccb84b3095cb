"""langdetect's profiles, loaded in a third of the time and a tenth of the memory, in the same order on every machine.

Its own loader makes a row of 55 numbers for each of 88,000 n-grams, 61 MB in 0.2 s; a text asks about some hundreds of
them. Here n-grams and counts stand in arrays, and a row is made when it is first asked for. And its order of the languages
is that of the file system, on which the last digits of the probabilities depend; here it is the alphabet's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import orjson

from pipeline.packs.shipped import language_profiles

_LONGEST = 3  # characters of an n-gram that counts
_BITS = 21  # of a code point
# Rows that a process remembers, of a kilobyte each; a text of a page asks for some hundreds.
REMEMBERED_ROWS = 4096


class Shares(Mapping[str, list[float]]):
    """For each n-gram its share of the n-grams of its length, language by language. Rows come into being when looked up.

    Built from the languages' counts: each n-gram's number, and the sums over those of one, two and three characters.
    """

    def __init__(self, counts: Iterable[tuple[Mapping[str, int], list[int]]]) -> None:
        self._sums: list[list[int]] = []
        codes, numbers, languages = [], [], []
        for language, (found, sums) in enumerate(counts):
            short = {gram: number for gram, number in found.items() if len(gram) <= _LONGEST}
            codes.append(_codes(list(short)))
            numbers.append(np.fromiter(short.values(), np.uint32, len(short)))
            languages.append(np.full(len(short), language, np.uint8))
            self._sums.append(sums)
        of_gram = np.concatenate(codes)
        order = np.argsort(of_gram, kind="stable")
        self._numbers, self._languages = np.concatenate(numbers)[order], np.concatenate(languages)[order]
        of_gram = of_gram[order]
        begins = np.flatnonzero(np.diff(of_gram, prepend=np.uint64(0)))  # no n-gram has the number 0
        self._grams = of_gram[begins].data  # a search takes its numbers one by one, which is slow in an array
        self._begins = np.append(begins, len(order)).data
        self._rows: dict[str, list[float] | None] = {}

    def __contains__(self, gram: object) -> bool:
        return isinstance(gram, str) and self._row(gram) is not None

    def __getitem__(self, gram: str) -> list[float]:
        row = self._row(gram)
        if row is None:
            raise KeyError(gram)
        return row

    def __iter__(self) -> Iterator[str]:
        return map(_gram, self._grams)

    def __len__(self) -> int:
        return len(self._grams)

    def _row(self, gram: str) -> list[float] | None:
        try:
            return self._rows[gram]
        except KeyError:
            if len(self._rows) >= REMEMBERED_ROWS:
                self._rows.clear()
            row = self._rows[gram] = self._read(gram)
            return row

    def _read(self, gram: str) -> list[float] | None:
        if not 0 < len(gram) <= _LONGEST:
            return None
        code = _code(gram)
        place = bisect_left(self._grams, code)
        if place == len(self._grams) or self._grams[place] != code:
            return None
        row = [0.0] * len(self._sums)
        stretch = slice(self._begins[place], self._begins[place + 1])
        for language, number in zip(self._languages[stretch].tolist(), self._numbers[stretch].tolist(), strict=True):
            row[language] = number / self._sums[language][len(gram) - 1]
        return row


def _codes(grams: list[str]) -> Any:
    """A number for each n-gram: its characters' code points side by side."""
    characters = np.array(grams, f"<U{_LONGEST}").view(np.uint32).reshape(-1, _LONGEST).astype(np.uint64)
    return (characters << np.arange(0, _BITS * _LONGEST, _BITS, dtype=np.uint64)).sum(axis=1, dtype=np.uint64)


def _code(gram: str) -> int:
    return sum(ord(character) << _BITS * at for at, character in enumerate(gram))


def _gram(code: int) -> str:
    return "".join(chr(code >> _BITS * at & (1 << _BITS) - 1) for at in range(_LONGEST)).rstrip("\0")


def load_factory() -> Any:
    """A `DetectorFactory` of langdetect with all of its profiles, seeded: the same text gets the same answer every time."""
    from langdetect.detector_factory import DetectorFactory

    DetectorFactory.seed = 0  # for every factory of this process
    factory = DetectorFactory()
    factory.langlist = []
    factory.word_lang_prob_map = Shares(_counts(factory.langlist))
    return factory


def _counts(names: list[str]) -> Iterator[tuple[dict[str, int], list[int]]]:
    """What the profiles count, one after the other; their languages are added to `names`."""
    for content in language_profiles():
        profile = orjson.loads(content)
        names.append(profile["name"])
        yield profile["freq"], profile["n_words"]
