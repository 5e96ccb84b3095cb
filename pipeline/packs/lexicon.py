"""The functions of words in all languages: which languages a line may be in, and what its words do in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from pipeline.packs.functions import REMEMBERED, STOPS, TOKEN, UNSPACED, FunctionPack, Role, Sense, Vocabulary

ANY_LANGUAGE = "und"
_DENSE_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


_PAIR = 2  # what the first two words of an entry of several are worth, beside each other


class Word(NamedTuple):
    """A word of a line and what it does in one language; `None` is unknown."""

    text: str
    sense: Sense | None
    opens: bool  # the first word of a sentence


class Lexicon:
    """The vocabularies of all languages."""

    def __init__(self, packs: Iterable[FunctionPack], glue: Mapping[str, Iterable[str]]) -> None:
        by_code = {pack.code: pack for pack in packs}
        common = by_code.pop(ANY_LANGUAGE, FunctionPack(ANY_LANGUAGE))
        self.common = Vocabulary(common, ())
        self.languages = {code: Vocabulary(pack, glue.get(code, ())) for code, pack in sorted(by_code.items())}
        self._index = _Index(self.languages)
        self._known: dict[str, dict[str, tuple[Word, ...]]] = {code: {} for code in self.languages}

    def tokens(self, normal: str) -> list[str]:
        """The words, numbers (`#`) and full stops of a line in its normal form."""
        return TOKEN.findall(normal)

    def candidates(self, tokens: list[str], most: int) -> list[str]:
        """Codes of the languages that know most of the words, the best first; a word of function is worth two."""
        counts: dict[str, int] = {}
        for token in tokens:
            for code, worth in self._index.speaking(token):
                counts[code] = counts.get(code, 0) + worth
        for pair in pairwise(tokens):
            for code in self._index.pairs.get(pair, ()):
                counts[code] = counts.get(code, 0) + _PAIR
        return sorted(counts, key=lambda code: (-counts[code], code))[:most]

    def words(self, tokens: list[str], code: str) -> list[Word]:
        """What each word of a line does in one language, up to the first that tells a story: it proves enough.

        Entries of several words count as one.
        """
        language, known = self.languages[code], self._known[code]
        found: list[Word] = []
        opens = True
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token in STOPS:
                opens = True
                continue
            for parts, begins, sense in language.several.get(token, ()):
                if _is_there(tokens, at - 1, parts, begins):
                    found.append(Word(" ".join(parts), sense, opens))
                    at += len(parts) - 1
                    break
            else:
                words = known.get(token)
                if words is None:
                    words = self._remember(token, code)
                found.extend(words)
                if opens:
                    found[-len(words)] = words[0]._replace(opens=True)
            opens = False
            if (last := found[-1].sense) is not None and last.role is Role.NARRATIVE:
                break
        return found

    def _remember(self, token: str, code: str) -> tuple[Word, ...]:
        """The words of one token within a sentence: several where a script sets no spaces."""
        language, common, known = self.languages[code], self.common, self._known[code]
        if not token.isascii() and UNSPACED.search(token):
            words = tuple(Word(text, sense, False) for text, sense in _pieces(token, language, common))
        else:
            words = (Word(token, language.sense(token) or common.sense(token), False),)
        if len(known) >= REMEMBERED:
            known.clear()
        known[token] = words
        return words


class _Index:
    """Which languages know a word: one look-up for all of them."""

    def __init__(self, languages: Mapping[str, Vocabulary]) -> None:
        self._languages = languages
        self._exact: dict[str, dict[str, int]] = {}
        self._heads: dict[str, dict[str, int]] = {}
        self._memory: dict[str, tuple[tuple[str, int], ...]] = {}
        self.pairs: dict[tuple[str, str], set[str]] = {}
        # By a word's first character: the languages that find a word there, with or without what is written before it.
        self._dense: dict[str, list[str]] = {}
        self._clitic: dict[str, list[str]] = {}
        for code, words in languages.items():
            for character in words.dense_sizes:
                self._dense.setdefault(character, []).append(code)
            for character in {clitic[0] for clitic in words.proclitics if clitic}:
                self._clitic.setdefault(character, []).append(code)
        self._tailed = [code for code, words in languages.items() if words.proclitics and words.tails]
        for code, words in languages.items():
            for index, known in ((self._exact, words.exact), (self._heads, words.heads)):
                for word, sense in known.items():
                    index.setdefault(word, {})[code] = _worth(sense)
            for word, entries in words.several.items():
                self._exact.setdefault(word, {}).setdefault(code, 1)
                for parts, _, _ in entries:
                    self.pairs.setdefault((word, parts[1]), set()).add(code)
        self._sizes = sorted({len(head) for head in self._heads}, reverse=True)

    def speaking(self, token: str) -> tuple[tuple[str, int], ...]:
        """Codes of the languages that know a word, and what it is worth there."""
        known = self._memory.get(token)
        if known is None:
            if len(self._memory) >= REMEMBERED:
                self._memory.clear()
            known = self._memory[token] = tuple(self._speaking(token).items())
        return known

    def _speaking(self, token: str) -> dict[str, int]:
        found: dict[str, int] = {}
        if not token.isascii() and UNSPACED.search(token):
            for code in {code for character in token for code in self._dense.get(character, ())}:
                senses = [sense for _, sense in self._languages[code].dense_words(token) if sense is not None]
                if senses:
                    found[code] = sum(map(_worth, senses))
            return found
        for length in self._sizes:
            if length <= len(token) and (heads := self._heads.get(token[:length])):
                found = {**heads, **found}
        found |= self._exact.get(token, {})
        if not token.isascii():
            for code in (*self._clitic.get(token[0], ()), *self._tailed):
                if code not in found and (sense := self._languages[code].sense(token)) is not None:
                    found[code] = _worth(sense)
        return found


def _is_there(tokens: list[str], at: int, parts: tuple[str, ...], begins: bool) -> bool:
    """Whether an entry of several words stands at a place; the last may only begin the word there."""
    here = tokens[at : at + len(parts)]
    if len(here) < len(parts) or tuple(here[:-1]) != parts[:-1]:
        return False
    return here[-1].startswith(parts[-1]) if begins else here[-1] == parts[-1]


def _worth(sense: Sense) -> int:
    return 2 if sense.role in (Role.TOPIC, Role.ASK) else 1


def _pieces(token: str, language: Vocabulary, common: Vocabulary) -> Iterator[tuple[str, Sense | None]]:
    """The words of a token that holds characters of a script without spaces, perhaps beside Latin letters."""
    at = 0
    for run in _DENSE_RUN.finditer(token):
        if run.start() > at:
            text = token[at : run.start()]
            yield text, language.sense(text) or common.sense(text)
        yield from language.dense_words(run[0])
        at = run.end()
    if at < len(token):
        text = token[at:]
        yield text, language.sense(text) or common.sense(text)
