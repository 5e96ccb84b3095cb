"""langdetect's profiles, loaded in a fifth of the time and half of the memory, in the same order on every machine.

Its own loader makes a row of 55 numbers for each of 88,000 n-grams, 61 MB in 0.2 s; a text asks about some hundreds of
them. Here a row is made when it is first asked for. And its order of the languages is that of the file system, on which the last
digits of the probabilities depend; here it is the alphabet's.
"""

from __future__ import annotations

from typing import Any

import orjson

from pipeline.packs.shipped import language_profiles

_LONGEST = 3  # characters of an n-gram that counts


class Shares(dict[str, list[float]]):
    """For each n-gram its share of the n-grams of its length, language by language. Rows come into being when looked up.

    Built from the languages' counts: each n-gram's number, and the sums over those of one, two and three characters.
    """

    def __init__(self, counts: list[tuple[dict[str, int], list[int]]]) -> None:
        self._counts = counts
        for grams, _ in counts:
            self.update(dict.fromkeys(grams, _UNASKED))

    def __getitem__(self, gram: str) -> list[float]:
        row = super().__getitem__(gram)
        if row is _UNASKED:
            size = len(gram) - 1
            row = self[gram] = [
                grams.get(gram, 0) / sums[size] if size < _LONGEST else 0.0 for grams, sums in self._counts
            ]
        return row


_UNASKED: list[float] = []


def load_factory() -> Any:
    """A `DetectorFactory` of langdetect with all of its profiles, seeded: the same text gets the same answer every time."""
    from langdetect.detector_factory import DetectorFactory

    DetectorFactory.seed = 0  # for every factory of this process
    profiles = [orjson.loads(content) for content in language_profiles()]
    factory = DetectorFactory()
    factory.langlist = [profile["name"] for profile in profiles]
    factory.word_lang_prob_map = Shares([(profile["freq"], profile["n_words"]) for profile in profiles])
    return factory
