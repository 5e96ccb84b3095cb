"""Functions of words: what a word does in a line that is no article's. One TOML file for each language.

address = "you | your | please"          # by which a site speaks to its reader
ask = "show | hide | load | click"       # verbs of prompting that belong to no one subject
weak = "new | all | more | later"        # words that labels add to the others and that prove nothing
narrative = "was | said | *ed"           # what tells a story: a sentence with one of these is an article's
proclitics = "ال | و"                    # what is written before a word without a space
[topics]                                 # words of a subject, by the reason that it is removed for
comments = "comment* | !+reply | thread"
[examples]                               # lines that go, each for this reason; a test asserts it
comments = "Show all comments | Reply to this thread"
[counterexamples]
stay = "Comments by the minister were not heard."

`kommentar*` is every word that begins so, `*kommentar` every word that ends so. `!` says that the word prompts,
`+` that it says enough when it is the only word of a line, `~` that it is general and hardly decides about the subject.
Several words ("sign up") are found as such, and say enough if they name a subject. In scripts without spaces the words are
found within a run of characters. The file `und` holds names of services and words of all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from pipeline.packs.normal import normalise_all

ANY_LANGUAGE = "und"
# Combining signs are no `\w`: vowels of Indic scripts, Hebrew and Arabic points, Thai, Lao, Burmese and Khmer.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_TOKEN = re.compile(rf"[\w{_MARKS}]+(?:-[\w{_MARKS}]+)*|[#.!?。！？।؟]")
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_DENSE_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
STOPS = frozenset(".!?。！？।؟")
LONGEST_DENSE = 10
_REMEMBERED = 60_000  # words of which the senses are kept


class Role(IntEnum):
    """What a word does."""

    GLUE = 0
    WEAK = 1
    ADDRESS = 2
    ASK = 3
    TOPIC = 4
    NARRATIVE = 5


class Sense(NamedTuple):
    """What a word does in one language; `topic` is a reason's name or empty."""

    role: Role
    topic: str = ""
    prompts: bool = False
    alone: bool = False
    general: bool = False


@dataclass(frozen=True, slots=True)
class FunctionPack:
    """The functions of one language's words; see the head of this module."""

    code: str
    address: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    glue: tuple[str, ...] = ()
    narrative: tuple[str, ...] = ()
    proclitics: tuple[str, ...] = ()
    topics: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    counterexamples: Mapping[str, str] = field(default_factory=dict)


def entries(text: str) -> list[str]:
    """The entries of a text with bars or line breaks between them."""
    return [entry for part in re.split(r"[|\n]", text) if (entry := part.strip())]


class Vocabulary:
    """One language's words, by exact form, beginning and ending; and the openings of entries of several words."""

    def __init__(self, pack: FunctionPack, glue: Iterable[str]) -> None:
        self.code = pack.code
        self.exact: dict[str, Sense] = {}
        self.heads: dict[str, Sense] = {}
        self.tails: dict[str, Sense] = {}
        self.several: dict[str, list[tuple[tuple[str, ...], bool, Sense]]] = {}
        self.proclitics = sorted(normalise_all(pack.proclitics), key=len, reverse=True) if pack.proclitics else []
        for topic, words in pack.topics.items():
            for entry in entries(words):
                word = entry.lstrip("!+~")
                flags = entry[: len(entry) - len(word)]
                alone = "+" in flags or (" " in word and "~" not in flags)
                self._add(word, Sense(Role.TOPIC, topic, "!" in flags, alone, "~" in flags))
        for role, listed in ((Role.ASK, pack.ask), (Role.ADDRESS, pack.address), (Role.WEAK, pack.weak)):
            for word in listed:
                self._add(word, Sense(role, prompts=role is Role.ASK))
        for word in pack.narrative:
            self._add(word, Sense(Role.NARRATIVE))
        for word in (*pack.glue, *glue):
            self._add(word, Sense(Role.GLUE))
        self._memory: dict[str, Sense | None] = {}
        self._sizes = sorted({len(head) for head in self.heads}, reverse=True)
        self._tail_sizes = sorted({len(tail) for tail in self.tails}, reverse=True)

    def _add(self, entry: str, sense: Sense) -> None:
        word = normalise_all([entry.strip("*")])[0]
        if not word:
            return
        if " " in word:
            parts = tuple(_TOKEN.findall(word))
            known = self.several.setdefault(parts[0], [])
            known.append((parts, entry.endswith("*"), sense))
            known.sort(key=lambda one: -len(one[0]))
        elif entry.endswith("*"):
            self.heads.setdefault(word, sense)
        elif entry.startswith("*"):
            self.tails.setdefault(word, sense)
        else:
            self.exact.setdefault(word, sense)

    def sense(self, word: str) -> Sense | None:
        """What one word does; the whole word before its longest known beginning, this before its ending."""
        memory = self._memory
        if word in memory:
            return memory[word]
        if len(memory) >= _REMEMBERED:
            memory.clear()
        found = self._look_up(word)
        for clitic in self.proclitics if found is None else ():
            if found is None and len(word) > len(clitic) + 1 and word.startswith(clitic):
                found = self._look_up(word[len(clitic) :])
        memory[word] = found
        return found

    def _look_up(self, word: str) -> Sense | None:
        found = self.exact.get(word)
        if found is not None:
            return found
        size = len(word)
        for length in self._sizes:
            if length <= size and (found := self.heads.get(word[:length])) is not None:
                return found
        for length in self._tail_sizes:
            if length < size and (found := self.tails.get(word[-length:])) is not None:
                return found
        return None

    def dense_words(self, run: str) -> Iterator[tuple[str, Sense | None]]:
        """A run of characters without spaces as known words and the stretches between them."""
        start = at = 0
        while at < len(run):
            for length in range(min(LONGEST_DENSE, len(run) - at), 0, -1):
                piece = run[at : at + length]
                sense = self.exact.get(piece) or self.heads.get(piece)
                if sense is not None:
                    if start < at:
                        yield run[start:at], None
                    yield piece, sense
                    at += length
                    start = at
                    break
            else:
                at += 1
        if start < at:
            yield run[start:], None


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

    def tokens(self, normal: str) -> list[str]:
        """The words, numbers (`#`) and full stops of a line in its normal form."""
        return _TOKEN.findall(normal)

    def candidates(self, tokens: list[str], most: int) -> list[str]:
        """Codes of the languages that know most of the words, the best first; a word of function is worth two."""
        counts: dict[str, int] = {}
        for token in tokens:
            for code, worth in self._index.speaking(token):
                counts[code] = counts.get(code, 0) + worth
        return sorted(counts, key=lambda code: (-counts[code], code))[:most]

    def words(self, tokens: list[str], code: str) -> list[Word]:
        """What each word of a line does in one language; entries of several words count as one."""
        language, common = self.languages[code], self.common
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
                if _DENSE.search(token):
                    for text, dense in _pieces(token, language, common):
                        found.append(Word(text, dense, opens))
                        opens = False
                else:
                    found.append(Word(token, language.sense(token) or common.sense(token), opens))
            opens = False
        return found


class _Index:
    """Which languages know a word: one look-up for all of them."""

    def __init__(self, languages: Mapping[str, Vocabulary]) -> None:
        self._languages = languages
        self._exact: dict[str, dict[str, int]] = {}
        self._heads: dict[str, dict[str, int]] = {}
        self._memory: dict[str, tuple[tuple[str, int], ...]] = {}
        self._clitic = [code for code, words in languages.items() if words.proclitics]
        for code, words in languages.items():
            for index, known in ((self._exact, words.exact), (self._heads, words.heads)):
                for word, sense in known.items():
                    index.setdefault(word, {})[code] = _worth(sense)
            for word in words.several:
                self._exact.setdefault(word, {}).setdefault(code, 1)
        self._sizes = sorted({len(head) for head in self._heads}, reverse=True)

    def speaking(self, token: str) -> tuple[tuple[str, int], ...]:
        """Codes of the languages that know a word, and what it is worth there."""
        known = self._memory.get(token)
        if known is None:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            known = self._memory[token] = tuple(self._speaking(token).items())
        return known

    def _speaking(self, token: str) -> dict[str, int]:
        found: dict[str, int] = {}
        if not token.isascii() and _DENSE.search(token):
            for code, words in self._languages.items():
                senses = [sense for _, sense in words.dense_words(token) if sense is not None]
                if senses:
                    found[code] = sum(map(_worth, senses))
            return found
        for length in self._sizes:
            if length <= len(token) and (heads := self._heads.get(token[:length])):
                found = {**heads, **found}
        found |= self._exact.get(token, {})
        if not token.isascii():
            for code in self._clitic:
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
