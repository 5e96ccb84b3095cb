"""The words by which lines and stories are compared: what two texts share tells whether they speak of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.grammar.letters import LETTER
from pipeline.packs.normal import normalise

# Korean words carry their endings: the first two syllables stand for the word.
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4,}|(?<![\uac00-\ud7a3])[\uac00-\ud7a3]{2}")
# Ideographs and kana: every two in a row stand for a word.
_DENSE_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,}")
# Scripts without spaces and with letters, where every four letters and signs in a row stand for a word.
_UNSPACED_RUN = re.compile(r"[\u0e00-\u0e4e\u0e80-\u0ecf\u1000-\u1049\u1050-\u109f\u1780-\u17d3]{4,}")
_GRAM, _DENSE_GRAM = 4, 2
_LATIN_WORD = re.compile(r"[a-z]{4,}")  # the same in ASCII text, three times as fast
_SPACED_WORD = re.compile(r"[^\W\d_]{4,}")  # the same where no letter is of the scripts above
# Indic scripts write vowels as signs, Hebrew and Arabic sometimes as points: `re` calls neither a letter.
_SIGNED = re.compile("[\u0591-\u05c7\u064b-\u065f\u0900-\u0dff]")
_SIGNED_WORD = re.compile(rf"{LETTER}{{4,}}")
_FAR_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# A name: a word with a capital; behind a small letter it does not begin a sentence. Endings differ with the case.
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞΆ-ΫА-Я][^\W\d_]{3,}")
_NAME_WITHIN = re.compile(rf"(?<=[^\W\d_A-ZÀ-ÖØ-ÞΆ-ΫА-Я] ){_NAME.pattern}")
STEM, ENDING = 4, 2
WORD_STEM = 5  # so many letters are a word's whatever its ending, where lines are compared with a story
BEGINNING, INFLECTION = (
    5,
    2,
)  # of a word that is looked for among others: letters that stay at least, those that may differ
REMEMBERED = 512  # paragraphs: a document's are asked for by its headline, its story and what stands behind it


class Names:
    """The words that sentences print with a capital within: of whom and what a story tells; in German all nouns."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._all = "".join(f" {name}" for text in texts for name in _NAME_WITHIN.findall(text))

    def has_one_of(self, text: str) -> bool:
        """Whether a text has one of them, perhaps with another ending."""
        return any(f" {name[: max(STEM, len(name) - ENDING)]}" in self._all for name in _NAME.findall(text))


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts by which stories are compared; in scripts without spaces their letters in fours, in twos."""
    return frozenset().union(*map(_words_of, texts))


def words_said(text: str, said: Iterable[str]) -> frozenset[str]:
    """The words of a text, as printed, that some others are in their normal forms: Greek ones have no accents there."""
    others = vocabulary(said)
    if text.isascii():
        return others
    return frozenset(word for word in _words_of(text) if word in others or normalise(word) in others)


def stems(texts: Iterable[str], spared: frozenset[str]) -> frozenset[str]:
    """How the words of texts begin, but for the `spared` ones: those of grammar are anybody's."""
    found = [_stems_of(text, spared) for text in texts]
    return found[0] if len(found) == 1 else frozenset().union(*found)


def begin_alike(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of the words begins like one of the others: many languages put endings to theirs."""
    joined = "".join(f" {other}" for other in others)
    return any(f" {word[: max(BEGINNING, len(word) - INFLECTION)]}" in joined for word in words)


@lru_cache(maxsize=REMEMBERED)
def _stems_of(text: str, spared: frozenset[str]) -> frozenset[str]:
    return frozenset([word[:WORD_STEM] for word in _words_of(text) - spared])


@lru_cache(maxsize=REMEMBERED)
def _words_of(text: str) -> frozenset[str]:
    plain = text if text.isascii() else _without_typography(text)
    if plain.isascii():
        return frozenset(_LATIN_WORD.findall(plain.lower()))
    if _SIGNED.search(text) is not None:
        return frozenset(_SIGNED_WORD.findall(text.lower()))
    if _FAR_EAST.search(text) is None:
        return frozenset(_SPACED_WORD.findall(text.lower()))
    if runs := _UNSPACED_RUN.findall(text):
        return frozenset(_grams(runs, _GRAM))
    if runs := _DENSE_RUN.findall(text):
        return frozenset((*_grams(runs, _DENSE_GRAM), *_WORD.findall(text.lower())))
    return frozenset(_WORD.findall(text.lower()))


def _without_typography(text: str) -> str:
    """The text with the marks that are often all that keeps English from being ASCII as spaces."""
    for mark in "’“”‘–—…\u00a0":
        text = text.replace(mark, " ")
    return text


def _grams(runs: Iterable[str], size: int) -> Iterator[str]:
    return (run[at : at + size] for run in runs for at in range(len(run) - size + 1))
