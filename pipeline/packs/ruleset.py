"""The rule set: all packs, checked and frozen, with one digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from pipeline.packs.corrections import Corrections, read_corrections
from pipeline.packs.functions import FunctionPack
from pipeline.packs.kept import kept
from pipeline.packs.languages import LanguagePack
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.loader import (
    Digest,
    PackFolder,
    read_calendars,
    read_functions,
    read_languages,
    read_outlets,
    read_phrases,
)
from pipeline.packs.memory import OutletMemory
from pipeline.packs.names import Names, digest_names, read_names, shipped_names
from pipeline.packs.normal import normalise
from pipeline.packs.outlets import OutletIndex, OutletProfile
from pipeline.packs.phrases import Phrase, PhraseBook
from pipeline.packs.shipped import read_shipped

LINE_MODEL = "lines.json"
_WORD = re.compile(r"[^\W\d_]{2,}")

# The folders of packs in the order in which they are read, and fed to the digests.
_KINDS = ("phrases", "calendars", "languages", "functions", "outlets")

Strictness = Literal["safe", "balanced", "strict"]
HtmlMode = Literal["best", "fast"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a rule set from others. Whoever judges no document, such as a run's coordinator, needs no more."""

    strictness: Strictness
    html: HtmlMode
    digest: str
    parts: Mapping[str, str]
    memory: OutletMemory
    corrections: Corrections


@dataclass(frozen=True, repr=False)
class Ruleset:
    """Everything that a run's decisions depend on besides the code. Build it with `load_ruleset()`."""

    phrases: tuple[Phrase, ...]
    languages: Mapping[str, LanguagePack]
    outlets: tuple[OutletProfile, ...]
    digest: str  # SHA-256 over every file that was read
    strictness: Strictness = "balanced"
    memory: OutletMemory = field(default_factory=OutletMemory)  # lines that sites repeat; empty unless learned
    line_model: bytes = field(default=b"", repr=False)  # the file of the learned line model; empty: rules alone
    parts: Mapping[str, str] = field(default_factory=dict, repr=False)  # digests: of all packs, and of each model
    html: HtmlMode = "best"  # whether trafilatura is asked about pages in doubt
    functions: tuple[FunctionPack, ...] = ()
    corrections: Corrections = field(default_factory=Corrections)  # a person's word on lines and values
    names: Names = field(default_factory=shipped_names)  # agencies, given names, words of credits

    @property
    def identity(self) -> Identity:
        """What tells it from other rule sets."""
        return Identity(self.strictness, self.html, self.digest, self.parts, self.memory, self.corrections)

    def __repr__(self) -> str:
        return f"Ruleset(strictness={self.strictness!r}, digest={self.digest!r})"

    @cached_property
    def book(self) -> PhraseBook:
        """The phrases, compiled for look-up."""
        return PhraseBook.compile(self.phrases)

    @cached_property
    def lexicon(self) -> Lexicon:
        """What words do in lines that are no article's, by language."""
        return Lexicon(self.functions, {code: pack.function_words for code, pack in self.languages.items()})

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The most frequent words of all languages: prose has them, menus do not."""
        return frozenset[str]().union(*(pack.function_words for pack in self.languages.values()))

    @cached_property
    def reader_words(self) -> frozenset[str]:
        """Words of all languages by which a site speaks to its readers and of itself: "you", "our".

        A word that another language uses for something else is left out, if it is a frequent one there: Polish "was".
        """
        packs = self.languages.values()
        every = frozenset[str]().union(*(pack.reader_words for pack in packs))
        return every.difference(*(pack.function_words - pack.reader_words for pack in packs))

    @cached_property
    def says_words(self) -> frozenset[str]:
        """Verbs of all languages that end the signature of a comment: "says", "schreibt".

        A word that is a frequent one of another language is left out: Galician "di" is Italian "of".
        """
        packs = self.languages.values()
        every = frozenset[str]().union(*(pack.says_words for pack in packs))
        return every.difference(*(pack.function_words - pack.says_words for pack in packs))

    @cached_property
    def signing_words(self) -> frozenset[str]:
        """The same without exception, for lines that end with a name, such a verb and a colon."""
        return frozenset[str]().union(*(pack.says_words for pack in self.languages.values()))

    @cached_property
    def role_words(self) -> frozenset[str]:
        """Words of all languages for who writes and edits: "columnist", "redakteurin"."""
        roles = (role for pack in self.languages.values() for role in pack.roles)
        return frozenset(word for role in roles for word in _WORD.findall(role.lower()))

    @cached_property
    def trade_words(self) -> frozenset[str]:
        """Roles of all languages that are one word: "columnist", "redakteurin", without "senior" and "staff"."""
        packs = self.languages.values()
        single = frozenset(role.lower() for pack in packs for role in pack.roles if _WORD.fullmatch(role))
        return single.difference(*(pack.function_words for pack in packs))

    @cached_property
    def presenting_words(self) -> frozenset[str]:
        """Verbs of all languages behind the name of an author whom a note presents: "is", "writes"."""
        return frozenset[str]().union(*(pack.presenting_words for pack in self.languages.values()))

    @cached_property
    def outlet_index(self) -> OutletIndex:
        """The outlets by domain and by name."""
        return OutletIndex(self.outlets)

    @cached_property
    def slogans(self) -> Mapping[str, OutletProfile]:
        """Normalised slogans and the outlet that each belongs to."""
        return {normalise(slogan): outlet for outlet in self.outlets for slogan in outlet.slogans}


@dataclass(frozen=True, slots=True)
class RulesetChoice:
    """Which rule set to load: the arguments of `load_ruleset`, to be handed to another process."""

    strictness: Strictness = "balanced"
    packs_dir: Path | None = None
    memory: Path | None = None
    html: HtmlMode = "best"

    def load(self) -> Ruleset:
        """The rule set. Raises PackError."""
        return load_ruleset(self.strictness, self.packs_dir, self.memory, self.html)

    def identify(self) -> Identity:
        """What tells the rule set from others, without the rules if all of them ship. Raises PackError."""
        if self.packs_dir is not None:
            return self.load().identity  # somebody wrote them: they have to be checked
        digests, models, remembered = _begin(self.memory)
        folder = _shipped_folder(digests)
        for kind in _KINDS:
            folder.skim(kind)
        return Identity(self.strictness, self.html, digests.digest, digests.parts(models), remembered, Corrections())


def load_ruleset(
    strictness: Strictness = "balanced",
    packs_dir: Path | None = None,
    memory: Path | None = None,
    html: HtmlMode = "best",
) -> Ruleset:
    """Read the shipped packs and, in addition, those of a user's folder of the same layout.

    `packs_dir` may hold `phrases/`, `languages/`, `functions/`, `calendars/`, `outlets/`, `names/` and `corrections/`, each
    optional. Its phrases and outlets are added before the shipped ones, so that they win; its names are added to the shipped
    ones; a file of languages, functions or calendars replaces the shipped one of the same name.
    `memory` is a line memory written by `newswinnow learn`. `html` says whether the segmenter of pages may ask trafilatura.
    Raises PackError, naming file, line, key and what was expected, if a pack is broken.
    """
    digests, models, remembered = _begin(memory)
    read_shipped()
    if packs_dir is None:
        packs, derived, names, corrections = *_shipped_packs(digests), shipped_names(), Corrections()
    else:
        own = PackFolder.of_user(packs_dir, digests)
        packs, derived, names = _packs([own, _shipped_folder(digests)]), {}, read_names(own)
        # Not part of the packs' digest: most of them concern one document or one site.
        corrections = read_corrections(PackFolder.of_user(packs_dir, digests.all))
    found = Ruleset(
        packs.phrases,
        packs.languages,
        packs.outlets,
        digests.digest,
        strictness,
        remembered,
        models.get(LINE_MODEL, b""),
        digests.parts(models),
        html,
        packs.functions,
        corrections,
        names,
    )
    vars(found).update(derived)
    return found


class _Packs(NamedTuple):
    """What packs say."""

    phrases: tuple[Phrase, ...]
    languages: Mapping[str, LanguagePack]
    outlets: tuple[OutletProfile, ...]
    functions: tuple[FunctionPack, ...]


def _packs(folders: Sequence[PackFolder]) -> _Packs:
    """The packs of these folders, of which the first wins. Raises PackError."""
    phrases = tuple(phrase for folder in folders for phrase in read_phrases(folder))
    known = {calendar.code: calendar for folder in reversed(folders) for calendar in read_calendars(folder)}
    calendars = tuple(known[code] for code in sorted(known))
    languages = {
        pack.code: replace(pack, calendars=calendars) for folder in reversed(folders) for pack in read_languages(folder)
    }
    functions = {pack.code: pack for folder in reversed(folders) for pack in read_functions(folder)}
    outlets = tuple(profile for folder in folders for profile in read_outlets(folder))
    return _Packs(phrases, languages, outlets, tuple(functions.values()))


def _shipped_packs(digests: _Digests) -> tuple[_Packs, dict[str, Any]]:
    """The packs that ship, and what `Ruleset` derives from packs, all from the cache if they are there."""
    folder = _shipped_folder(digests)
    for kind in _KINDS:
        folder.skim(kind)
    return cast("tuple[_Packs, dict[str, Any]]", kept(digests.packs, _make_shipped))


def _make_shipped() -> tuple[_Packs, dict[str, Any]]:
    packs = _packs([_shipped_folder(hashlib.sha256())])
    whole = Ruleset(packs.phrases, packs.languages, packs.outlets, "", functions=packs.functions)
    whole.book.find_pattern("")  # the first line that is looked up waits for an index: it is kept, too
    derived = [name for name, value in vars(Ruleset).items() if isinstance(value, cached_property)]
    return packs, {name: getattr(whole, name) for name in derived}


def _begin(memory: Path | None) -> tuple[_Digests, dict[str, bytes], OutletMemory]:
    """What is read first: the line memory, the models, the names."""
    digests = _Digests()
    remembered = OutletMemory.load(memory) if memory is not None else OutletMemory()
    digests.all.update(remembered.digest.encode())
    models = read_models(digests.all)
    digest_names(digests)
    return digests, models, remembered


def _shipped_folder(digest: Digest) -> PackFolder:
    return PackFolder(resources.files("pipeline.packs") / "data", digest)


class _Digests:
    """Over everything, and over the packs alone; both are told of a pack's bytes."""

    def __init__(self) -> None:
        self.all, self._packs = hashlib.sha256(), hashlib.sha256()

    def update(self, data: bytes, /) -> None:
        self.all.update(data)
        self._packs.update(data)

    @property
    def digest(self) -> str:
        return self.all.hexdigest()

    @property
    def packs(self) -> str:
        return self._packs.hexdigest()

    def parts(self, models: Mapping[str, bytes]) -> dict[str, str]:
        """Of all packs, and of each model."""
        of_models = {f"models/{name}": hashlib.sha256(content).hexdigest() for name, content in models.items()}
        return {"packs": self.packs, **of_models}


def read_models(digest: Digest) -> dict[str, bytes]:
    """The files of the learned models; what reads them parses them, on first use."""
    folder = resources.files("pipeline.packs") / "data" / "models"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    models = {file.name: file.read_bytes() for file in files}
    for name, content in models.items():
        digest.update(f"models/{name}\0".encode() + content)
    return models
