"""langdetect's profiles, loaded in a third of the time and of the memory, in the same order on every machine.

Its own loader makes a row of 55 numbers for each of 88,000 n-grams, 61 MB in 0.2 s; a text asks about some hundreds of
them. Here the counts stand in arrays, n-gram by n-gram, and a row is made when it is first asked for. And its order of the
languages is that of the file system, on which the last digits of the probabilities depend; here it is the alphabet's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import numpy as np
import orjson

from pipeline.packs.shipped import language_profiles

_LONGEST = 3  # characters of an n-gram that counts


class Shares(dict[str, Any]):
    """For each n-gram its share of the n-grams of its length, language by language. Rows come into being when looked up.

    Built from the languages' counts: each n-gram's number, and the sums over those of one, two and three characters.
    """

    def __init__(self, counts: Iterable[tuple[dict[str, int], list[int]]]) -> None:
        place = super().__getitem__  # in the arrays; once it is asked for, an n-gram has its row instead
        self._sums: list[list[int]] = []
        grams, numbers, languages = [], [], []
        for language, (found, sums) in enumerate(counts):
            new = [gram for gram in found if gram not in self]
            self.update(zip(new, count(len(self)), strict=False))
            grams.append(np.fromiter(map(place, found), np.uint32, len(found)))
            numbers.append(np.fromiter(found.values(), np.uint32, len(found)))
            languages.append(np.full(len(found), language, np.uint8))
            self._sums.append(sums)
        of_gram = np.concatenate(grams)
        order = np.argsort(of_gram, kind="stable")
        self._numbers, self._languages = np.concatenate(numbers)[order], np.concatenate(languages)[order]
        self._ends = np.cumsum(np.bincount(of_gram, minlength=len(self)))

    def __getitem__(self, gram: str) -> list[float]:
        known = super().__getitem__(gram)
        if type(known) is int:
            known = self[gram] = self._row(known, len(gram) - 1)
        row: list[float] = known
        return row

    def _row(self, place: int, size: int) -> list[float]:
        row = [0.0] * len(self._sums)
        if size < _LONGEST:
            stretch = slice(self._ends[place - 1] if place else 0, self._ends[place])
            counted = zip(self._languages[stretch].tolist(), self._numbers[stretch].tolist(), strict=True)
            for language, number in counted:
                row[language] = number / self._sums[language][size]
        return row


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
