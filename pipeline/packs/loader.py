"""Reading packs: TOML files become checked, frozen values; a fault names its file, line and key."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol, get_args, get_origin, get_type_hints

import tomli

from pipeline.errors import PackError, did_you_mean
from pipeline.model.reasons import Reason
from pipeline.packs.calendars import Calendar
from pipeline.packs.functions import FunctionPack
from pipeline.packs.languages import LanguagePack
from pipeline.packs.normal import normalise_all, without_accents
from pipeline.packs.outlets import OutletProfile
from pipeline.packs.phrases import Phrase

_BETWEEN_TEXTS = re.compile(r"[|\n]+")


class Digest(Protocol):
    """What `hashlib` gives: takes every byte that was read."""

    def update(self, data: bytes, /) -> None: ...


@dataclass(frozen=True)
class PackFile:
    """One TOML file: its stem (a language code, an outlet), its parsed table and its source for finding lines."""

    path: str
    stem: str
    source: str
    table: dict[str, Any]

    def fault(self, key: str, expected: str, near: str = "") -> PackError:
        """A PackError for `key`; `near` is a quoted text (an id, a name) of the table that it stands in."""
        line = line_of(self.source, key, near) if self.source else None
        place = f"{self.path}, line {line}" if line else self.path
        return PackError(f"{place}: {key}: {expected}", "Correct it; docs/how-to/phrases.md has examples.")


def line_of(source: str, key: str, near: str = "") -> int | None:
    """Number of the line, from 1, that sets `key` in the table that `near` (its id) stands in; None if not found."""
    lines = source.splitlines()
    quoted = re.compile(rf"['\"]{re.escape(near)}['\"]")
    start = next((n for n, line in enumerate(lines) if near and quoted.search(line)), 0)
    while start and not lines[start].startswith("[["):
        start -= 1
    setting = re.compile(rf"\s*\[*\s*['\"]?{re.escape(key)}['\"]?\s*[=\]]")
    return next((n + 1 for n, line in enumerate(lines) if n >= start and setting.match(line)), (start + 1) or None)


class PackFolder:
    """A folder of packs: `phrases/`, `languages/`, `outlets/`, each with TOML files."""

    def __init__(self, root: Traversable, digest: Digest, shown: str = "") -> None:
        """`shown` is what messages put before the names of files."""
        self._root = root
        self._digest = digest
        self._shown = shown

    @classmethod
    def of_user(cls, path: Path, digest: Digest) -> PackFolder:
        """A folder given by the user. Raises PackError if it is none."""
        if not path.is_dir():
            raise PackError(
                f"{path}: no such folder of rule packs", "Give a folder with phrases/, languages/ or outlets/."
            )
        return cls(path, digest, f"{path}/")

    def names(self, kind: str) -> list[str]:
        """The names of the files of one kind, sorted."""
        folder = self._root / kind
        return sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml")) if folder.is_dir() else []

    def skim(self, kind: str) -> None:
        """Feed the digest with the files of one kind as `files` does, without a look at what they say."""
        for name in self.names(kind):
            self._content(kind, name)

    def _content(self, kind: str, name: str) -> bytes:
        content = (self._root / kind / name).read_bytes()
        self._digest.update(f"{kind}/{name}\0".encode() + content)
        return content

    def read(self, kind: str, name: str) -> PackFile:
        """One parsed file. Raises PackError if it is no TOML in UTF-8."""
        content = self._content(kind, name)
        path = f"{self._shown}{kind}/{name}"
        try:
            source = content.decode()
            table = tomli.loads(source)
        except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
            raise PackError(f"{path}: not TOML in UTF-8: {error}", "Correct the file.") from None
        return PackFile(path, name.removesuffix(".toml"), source, table)

    def files(self, kind: str) -> Iterator[PackFile]:
        """The parsed files of one kind, by name. Raises PackError."""
        return (self.read(kind, name) for name in self.names(kind))


def read_phrases(folder: PackFolder) -> Iterator[Phrase]:
    """The phrases of every language, checked. Raises PackError."""
    for file in folder.files("phrases"):
        seen: set[str] = set()
        for entry in phrase_tables(file):
            yield read_phrase(file, entry, seen)


def phrase_tables(file: PackFile) -> list[dict[str, Any]]:
    """The tables of a phrase pack. Raises PackError if it holds anything else."""
    unknown = set(file.table) - {"phrase"}
    if unknown:
        raise file.fault(min(unknown), "unknown key; a phrase pack holds [[phrase]] tables only")
    tables = file.table.get("phrase", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise file.fault("phrase", "[[phrase]] is expected, in double brackets")
    return tables


def read_languages(folder: PackFolder) -> Iterator[LanguagePack]:
    """One language per file, named by its BCP 47 code. Raises PackError."""
    return (read_language(file) for file in folder.files("languages"))


def read_language(file: PackFile) -> LanguagePack:
    """One language. Raises PackError."""
    if "calendars" in file.table:
        raise file.fault("calendars", "a calendar has a file of its own in calendars/, which names its languages")
    return LanguagePack(**values_of(file, LanguagePack, {"code": file.stem, **file.table}, near=""))


def read_calendars(folder: PackFolder) -> Iterator[Calendar]:
    """One calendar per file, named by it. Raises PackError."""
    return (read_calendar(file) for file in folder.files("calendars"))


def read_calendar(file: PackFile) -> Calendar:
    """One calendar. Raises PackError."""
    calendar = Calendar(**values_of(file, Calendar, {"code": file.stem, **file.table}, near=""))
    if calendar.usual_era and calendar.usual_era not in calendar.eras:
        raise file.fault("usual_era", f"one of the signs of [eras] is expected, not {calendar.usual_era!r}")
    return calendar


def read_functions(folder: PackFolder) -> Iterator[FunctionPack]:
    """The functions of one language's words per file, named by its BCP 47 code. Raises PackError."""
    return (read_function_pack(file) for file in folder.files("functions"))


def read_function_pack(file: PackFile) -> FunctionPack:
    """The functions of one language's words. Raises PackError."""
    pack = FunctionPack(**values_of(file, FunctionPack, {"code": file.stem, **file.table}, near=""))
    for topic in (*pack.topics, *pack.examples):
        if topic not in set(Reason):
            raise file.fault(topic, f"one of {', '.join(Reason)} is expected, not {topic!r}")
    return pack


def read_outlets(folder: PackFolder) -> Iterator[OutletProfile]:
    """Outlets as [[outlet]] tables, a file a country as shipped; a file may also be one outlet. Raises PackError."""
    for file in folder.files("outlets"):
        for table in outlet_tables(file):
            yield read_outlet(file, table)


def outlet_tables(file: PackFile) -> list[dict[str, Any]]:
    """The tables of an outlet pack; a file of comments has none."""
    tables = file.table.get("outlet")
    if isinstance(tables, list):
        return tables
    return [file.table] if file.table else []


def read_outlet(file: PackFile, table: dict[str, Any]) -> OutletProfile:
    """One outlet. Raises PackError."""
    names = table.get("names", ())
    near = str(next(iter(names), "")) if isinstance(names, list) else ""
    profile = OutletProfile(**values_of(file, OutletProfile, table, near))
    if not profile.names:
        raise file.fault("names", "at least one name is expected", near)
    return profile


def read_phrase(file: PackFile, entry: dict[str, Any], seen: set[str]) -> Phrase:
    """One phrase; `seen` are the ids of those before it. Raises PackError."""
    name = str(entry.get("id", ""))
    if not name:
        raise file.fault("id", "every [[phrase]] needs an id")
    if name in seen:
        raise file.fault("id", f"{name!r} occurs twice; ids are unique within a file", name)
    seen.add(name)
    near = name
    try:
        reason = Reason(str(entry.get("reason")))
    except ValueError:
        raise file.fault(
            "reason", f"one of {', '.join(Reason)} is expected, not {entry.get('reason')!r}", near
        ) from None
    values = values_of(file, Phrase, {"language": file.stem, **entry, "reason": reason}, near)
    phrase = Phrase(**{**values, "texts": _normal_texts(values.get("texts", ()), values.get("match", "line"))})
    _check(file, phrase, near)
    return phrase


def _normal_texts(texts: tuple[str, ...], match: str) -> tuple[str, ...]:
    """Texts in the form that lines are compared in. A prefix keeps its right edge ("tags:"), a suffix its left one."""
    if match == "pattern":
        return tuple(map(without_accents, texts))
    if match == "prefix":
        return tuple(text[:-1] for text in normalise_all(f"{text}x" for text in texts))
    if match == "within":
        return tuple(text[1:-1] for text in normalise_all(f"x{text}x" for text in texts))
    if match == "suffix":
        return tuple(text[1:] for text in normalise_all(f"x{text}" for text in texts))
    return normalise_all(texts)


def _check(file: PackFile, phrase: Phrase, near: str) -> None:
    if not phrase.texts or not all(t.strip() for t in phrase.texts):
        raise file.fault(
            "texts", "a list of at least one text, none of them empty or mere punctuation, is expected", near
        )
    if not phrase.examples:
        raise file.fault("examples", "at least one line that the phrase matches is expected", near)
    if not 0 < phrase.confidence <= 1:
        raise file.fault("confidence", f"a share above 0 and up to 1 is expected, not {phrase.confidence}", near)
    for text in phrase.texts if phrase.match == "pattern" else ():
        try:
            groups = re.compile(text).groups
        except re.error as error:
            raise file.fault("texts", f"{text!r} is no regular expression: {error}", near) from None
        if groups:
            raise file.fault("texts", f"{text!r}: groups must be of the kind (?:…)", near)


def values_of(file: PackFile, target: type, table: dict[str, Any], near: str) -> dict[str, Any]:
    """The table's values as constructor arguments of a frozen dataclass. Raises PackError on a wrong key or type."""
    shapes = _shapes(target)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in shapes:
            close = did_you_mean(key, shapes)
            raise file.fault(
                key, f"unknown key; {close} known are {', '.join(sorted(shapes))}".replace("  ", " "), near
            )
        values[key] = _shaped(file, key, value, shapes[key], near)
    missing = [
        f.name
        for f in dataclasses.fields(target)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING and f.name not in values
    ]
    if missing:
        raise file.fault(missing[0], "this key is missing", near)
    return values


_SHAPES: dict[type, dict[str, Any]] = {}


def _shapes(target: type) -> dict[str, Any]:
    if target not in _SHAPES:
        _SHAPES[target] = get_type_hints(target)
    return _SHAPES[target]


@cache
def _parts(shape: Any) -> tuple[Any, tuple[Any, ...]]:
    return get_origin(shape), get_args(shape)


def _shaped(file: PackFile, key: str, value: Any, shape: Any, near: str) -> Any:
    """`value` as the annotation `shape` wants it: lists of texts become tuples or frozen sets."""
    origin, options = _parts(shape)
    if origin in (tuple, frozenset):
        if isinstance(value, str):
            value = [text.strip() for text in _BETWEEN_TEXTS.split(value.strip())]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise file.fault(key, "a list of texts, or one text with | or line breaks between them, is expected", near)
        return origin(value)
    if origin in (dict, Mapping):
        if not isinstance(value, dict) or not all(isinstance(v, options[1]) for v in value.values()):
            raise file.fault(key, f"a table of {options[1].__name__} values is expected", near)
        return value
    if isinstance(shape, type):
        wanted: Iterable[type] = (int, float) if shape is float else (shape,)
        if not isinstance(value, tuple(wanted)) or (shape is not bool and isinstance(value, bool)):
            raise file.fault(key, f"{shape.__name__} is expected, not {value!r}", near)
    elif options and all(isinstance(o, str) for o in options) and value not in options:  # Literal
        raise file.fault(key, f"one of {', '.join(options)} is expected, not {value!r}", near)
    return value
