"""Functions of words: what a word does in a line that is no article's. One TOML file for each language.

address = "you | your | please"          # by which a site speaks to its reader
ask = "show | hide | load | click"       # verbs of prompting that belong to no one subject
weak = "new | all | more | later"        # words that labels add to the others and that prove nothing
narrative = "was | said | *ed"           # what tells a story: a sentence with one of these is an article's
voice = "you | your* | we | us"          # by which a site speaks to its readers, and hardly anything else does
polite = "Sie | Ihnen"                   # the same, if printed with a capital within a sentence
person = "*mme | ^*ez | i | my"          # words and endings that show who speaks to whom (see `person`)
here = "this | these"                    # what points at the page itself, beside a word of a subject
vote = "poll | vote*"                    # what heads a poll, and what its button and its count say
house = "we | us | our | *mme"           # by which a site speaks of itself (see `person`)
courtesy = "please | thank you | sorry"  # by which a site asks, thanks and excuses itself, and news hardly ever does
proclitics = "ال | و"                    # what is written before a word without a space
air = "radio | aired"                    # by which a note says when and where it is broadcast
[topics]                                 # words of a subject, by the reason that it is removed for
comments = "comment* | !+reply | thread"
[examples]                               # lines that go, each for this reason; a test asserts it
comments = "Show all comments | Reply to this thread"
[counterexamples]
stay = "Comments by the minister were not heard."

`kommentar*` is every word that begins so, `*kommentar` every word that ends so, `*-nous` one that ends so behind a hyphen. `!` says that the word prompts,
`+` that it says enough when it is the only word of a line, `~` that it is general and hardly decides about the subject.
`!~` is a prompt of many subjects that speaks for one ("listen"), `?` a weak word that does so and proves nothing ("yearly").
A word of `narrative` behind a `-` is none of it though it ends so, and is not known by it; two words are no more than glue.
Several words ("sign up") are found as such, and say enough if they name a subject; the second of two may be an ending ("a *é").
In scripts without spaces the words are found within a run of characters. The file `und` holds names of services and words of all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from pipeline.packs.normal import normal_entries, normalise_all
from pipeline.packs.voice_words import voice_pattern, voice_words

# Combining signs are no `\w`: vowels of Indic scripts, Hebrew and Arabic points, Thai, Lao, Burmese and Khmer.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
TOKEN = re.compile(rf"[\w{_MARKS}]+(?:-[\w{_MARKS}]+)*|[#.!?。！？।॥؟]")
_ASCII_TOKEN = re.compile(r"[a-zA-Z0-9_]+(?:-[a-zA-Z0-9_]+)*|[#.!?]")  # the same in ASCII text, faster
# Scripts that set no spaces between words.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
STOPS = frozenset(".!?。！？।॥؟")
LONGEST_DENSE = 22  # characters: Thai, Khmer and Burmese write "display the comments" as one
REMEMBERED = 60_000  # words of which the senses are kept


class Role(IntEnum):
    """What a word does."""

    GLUE = 0
    WEAK = 1
    ADDRESS = 2
    ASK = 3
    TOPIC = 4
    NARRATIVE = 5
    PLAIN = 6  # nothing, though it ends as words do that are known: such a word is not known


class Sense(NamedTuple):
    """What a word does in one language; `topic` is a reason's name or empty."""

    role: Role
    topic: str = ""
    prompts: bool = False
    alone: bool = False
    general: bool = False

    @property
    def subject(self) -> str:
        """The topic that the word names; weak words and general prompts only hint at one."""
        return "" if self.role is Role.WEAK or (self.prompts and self.general) else self.topic


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
    voice: tuple[str, ...] = ()
    polite: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    vote: tuple[str, ...] = ()
    air: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    courtesy: tuple[str, ...] = ()
    topics: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)
    counterexamples: Mapping[str, str] = field(default_factory=dict)


def tokens_of(normal: str) -> list[str]:
    """The words, numbers (`#`) and full stops of a text."""
    return (_ASCII_TOKEN if normal.isascii() else TOKEN).findall(normal)


def entries(text: str) -> list[str]:
    """The entries of a text with bars or line breaks between them."""
    return [entry for part in re.split(r"[|\n]", text) if (entry := part.strip())]


PLAIN = "-"  # before a word of `narrative` that is none
ENDING = "*"  # before the second word of an entry of two, of which it is only how it ends
_PARTS = re.compile(rf"\*?(?:{TOKEN.pattern})")

Entry = tuple[tuple[str, ...], bool, int]
"""An entry of several words, whether the last one may go on, and the number of what it does (`Vocabulary.senses`)."""


def _longest_first(entry: Entry) -> tuple[int, bool]:
    """Of entries of as many words those go first of which all are written out."""
    return -len(entry[0]), entry[0][1].startswith(ENDING)


_GLUE, _NARRATIVE, _COURTESY = Sense(Role.GLUE), Sense(Role.NARRATIVE), Sense(Role.ADDRESS, prompts=True)
_PLAIN = Sense(Role.PLAIN)
_of_topic = lru_cache(maxsize=None)(partial(Sense, Role.TOPIC))  # tens of thousands of words share a few hundred
_hint = lru_cache(maxsize=None)(partial(Sense, Role.WEAK))


def _listed(pack: FunctionPack, glue: Iterable[str]) -> Iterator[tuple[str, Sense]]:
    """The entries of a pack as listed, the flags aside, and what they do; `glue` is the language's besides."""
    for topic, words in pack.topics.items():
        for entry in entries(words):
            word = entry.lstrip("!+~?")
            flags = entry[: len(entry) - len(word)]
            alone = "+" in flags or (" " in word and "~" not in flags)
            yield word, _hint(topic) if "?" in flags else _of_topic(topic, "!" in flags, alone, "~" in flags)
    asks, speaks, weak = Sense(Role.ASK, prompts=True), Sense(Role.ADDRESS), Sense(Role.WEAK)
    listed = ((_COURTESY, pack.courtesy), (asks, pack.ask), (speaks, pack.address), (weak, pack.weak))
    tells = [entry for entry in pack.narrative if not entry.startswith(PLAIN)]
    for sense, several in (*listed, (_NARRATIVE, tells), (_GLUE, (*pack.glue, *glue))):
        yield from ((word, sense) for word in several)
    plain = [entry[1:] for entry in pack.narrative if entry.startswith(PLAIN)]
    yield from ((word, _GLUE if " " in word or UNSPACED.match(word) else _PLAIN) for word in plain)


class Vocabulary:
    """One language's words, by exact form, beginning and ending; and the openings of entries of several words."""

    def __init__(self, pack: FunctionPack, glue: Iterable[str]) -> None:
        self.code = pack.code
        self.exact: dict[str, Sense] = {}
        self.heads: dict[str, Sense] = {}
        self.tails: dict[str, Sense] = {}
        self.several: dict[str, tuple[Entry, ...]] = {}
        self.senses: list[Sense] = []
        """Those of the entries of several words, which hold the numbers: what holds no objects costs the collector nothing."""
        self.proclitics = sorted(normalise_all(pack.proclitics), key=len, reverse=True) if pack.proclitics else []
        listed = list(_listed(pack, glue))
        words = normalise_all(entry.strip("*") for entry, _ in listed) if listed else ()
        for word, (entry, sense) in zip(words, listed, strict=True):
            if word:
                self._add(word, entry, sense)
        self.several = {first: tuple(sorted(known, key=_longest_first)) for first, known in self.several.items()}
        voice = normal_entries(pack.voice)
        self._voice_words = voice_words(voice, UNSPACED)
        self._voice = voice_pattern(voice, UNSPACED) if self._voice_words is None else None
        self._polite = re.compile(rf"(?<=[\w,;] )(?:{'|'.join(pack.polite)})\b") if pack.polite else None
        self._memory: dict[str, Sense | None] = {}
        self.dense_sizes = _sizes_by_opening((*self.exact, *self.heads))
        """How long the words are that begin with a character, the longest first: most begin none."""

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        return _sizes_by(self.heads, 0)

    @cached_property
    def _tail_sizes(self) -> dict[str, tuple[int, ...]]:
        return _sizes_by(self.tails, -1)

    def _add(self, word: str, entry: str, sense: Sense) -> None:
        """Add an entry, of which `word` is the normal form: several words with an apostrophe or spaces between them."""
        parts = (word,) if word.isalpha() else tuple((_PARTS if f" {ENDING}" in word else TOKEN).findall(word))
        if len(parts) > 1:
            if sense not in self.senses:
                self.senses.append(sense)
            found = (parts, entry.endswith("*"), self.senses.index(sense))
            self.several[parts[0]] = (*self.several.get(parts[0], ()), found)
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
        if len(memory) >= REMEMBERED:
            memory.clear()
        found = self._look_up(word)
        for clitic in self.proclitics if found is None else ():
            if found is None and len(word) > len(clitic) + 1 and word.startswith(clitic):
                found = self._look_up(word[len(clitic) :])
        memory[word] = found
        return found

    def voice(self, text: str, tokens: Iterable[str]) -> tuple[str, ...]:
        """The different words of a sentence, printed and as tokens, by which a site speaks to its readers."""
        found = self._heard(tokens)
        if found and not text.isupper():
            printed = text.split()  # the US are no "us"; where there are no capitals a word is as it is printed
            found = [
                word for word in found if len(word) == 1 or not word.upper().isupper() or word.upper() not in printed
            ]
        if self._polite is not None:
            found += self._polite.findall(text)
        return tuple(dict.fromkeys(found))

    def _heard(self, tokens: Iterable[str]) -> list[str]:
        """The words of a site's voice among the tokens of a sentence, in order."""
        if self._voice_words is None:
            return self._voice.findall(f" {' '.join(tokens)} ") if self._voice else []
        exact, heads, tails = self._voice_words
        if not heads and not tails:
            return [token for token in tokens if token in exact]
        return [token for token in tokens if token in exact or token.startswith(heads) or token.endswith(tails)]

    def _look_up(self, word: str) -> Sense | None:
        found = self.exact.get(word)
        if found is not None:
            return None if found.role is Role.PLAIN else found
        size = len(word)
        if not size:
            return None
        for length in self._sizes.get(word[0], ()):
            if length <= size and (found := self.heads.get(word[:length])) is not None:
                return found
        for length in self._tail_sizes.get(word[-1], ()):
            if length < size and (found := self.tails.get(word[-length:])) is not None:
                return found
        return None

    def dense_words(self, run: str) -> Iterator[tuple[str, Sense | None]]:
        """A run of characters without spaces as known words and the stretches between them."""
        start = at = 0
        while at < len(run):
            for length in self.dense_sizes.get(run[at], ()):
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


def _sizes_by(words: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """How long the words are that have a character at a place, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[place], set()).add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in sizes.items()}


def _sizes_by_opening(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    return _sizes_by((word for word in words if len(word) <= LONGEST_DENSE and UNSPACED.match(word)), 0)
