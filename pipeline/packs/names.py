"""Names as data: wire agencies, common given names, words of credits, what sites are called, and what is no person's name.

A rule set holds them (`Ruleset.names`), the shipped ones and those of the user's packs. Hundreds of questions about short
texts are asked of them with nothing else at hand, so that a stage says once which are in force (`using`); without that
the shipped ones are. What is remembered of an answer is remembered for these names (`remembered`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from importlib import resources
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from pipeline.packs.loader import Digest, PackFile, PackFolder

FOLDER = "names"
AGENCIES, GIVEN, CREDITS, SITES, NO_PERSONS = "agencies", "given", "credits", "sites", "no_persons"
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, eq=False, repr=False)  # by identity: it keys what is remembered
class Names:
    """All names of a rule set."""

    agencies: Mapping[str, tuple[str, ...]]
    """Agency -> the other forms (abbreviations, own-language names) that bylines and credits use."""
    given: frozenset[str]
    """Common given names, in lower case."""
    credits: Mapping[str, tuple[str, ...]]
    """Words of credits over all languages, folded, the longest first, by kind: `editors`, `desks`, `labels` …"""
    texts: Mapping[str, frozenset[str]]
    """Folded texts over all languages, by kind: `generic` is no site's name, `houses` no person's …"""


class Remembering(Protocol[P, R_co]):
    """A function that remembers its answers. Its arguments are given by position."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...

    def cache_clear(self) -> None:
        """Forget them."""


_in_force: ContextVar[Names | None] = ContextVar("names", default=None)  # None: the shipped ones


def known_names() -> Names:
    """The names in force: those of the rule set whose stage is at work, or the shipped ones. Raises PackError."""
    return _in_force.get() or shipped_names()


@contextmanager
def using(chosen: Names) -> Iterator[None]:
    """Within this block, and this thread or task, these names are in force."""
    token = _in_force.set(None if chosen is shipped_names() else chosen)
    try:
        yield
    finally:
        _in_force.reset(token)


def remembered(maxsize: int) -> Callable[[Callable[P, R]], Remembering[P, R]]:
    """Like `lru_cache`, for a function that asks `known_names()`: other names have other answers."""

    def decorate(function: Callable[P, R]) -> Remembering[P, R]:
        ask: Any = function
        in_force = _in_force.get
        of_shipped = lru_cache(maxsize)(ask)  # the usual case is kept apart: a third of the time with names in the key

        @lru_cache(maxsize)
        def of_others(_names: Names, *args: Any) -> Any:
            return ask(*args)

        @wraps(function)
        def answer(*args: Any) -> Any:
            chosen = in_force()
            return of_shipped(*args) if chosen is None else of_others(chosen, *args)

        def cache_clear() -> None:
            of_shipped.cache_clear()
            of_others.cache_clear()

        answer.cache_clear = cache_clear  # type: ignore[attr-defined]
        return cast(Remembering[P, R], answer)

    return decorate


class _Unread:
    """A digest that nobody asks for."""

    def update(self, data: bytes, /) -> None:
        """Take bytes and forget them."""


def digest_names(digest: Digest) -> None:
    """Feed the shipped files to a rule set's digest: a record depends on them."""
    _shipped(digest).skim(FOLDER)


@lru_cache(maxsize=1)
def shipped_names() -> Names:
    """The names that ship. Raises PackError."""
    return _built([*_shipped_tables().items()])


def read_names(folder: PackFolder) -> Names:
    """The shipped names and, in addition, those of a user's folder; without any there, the shipped ones themselves.

    Raises PackError if a file there has another name or shape than the shipped ones.
    """
    own = [(file.stem, checked_names(file)) for file in folder.files(FOLDER)]
    if not own:
        return shipped_names()
    return _built([*_shipped_tables().items(), *own])


def checked_names(file: PackFile) -> dict[str, Any]:
    """The table of one file of names. Raises PackError, naming the key, if it is none."""
    shipped = _shipped_tables()
    if file.stem not in shipped:
        raise file.fault(file.stem, f"files of names are {', '.join(f'{stem}.toml' for stem in shipped)}")
    for key, value in file.table.items():
        if file.stem == AGENCIES and not _is_list(value):
            raise file.fault(key, "a list of the agency's other forms is expected, which may be empty")
        if file.stem == GIVEN and not isinstance(value, str):
            raise file.fault(key, "one text of names with spaces between them is expected")
        if file.stem in (CREDITS, SITES, NO_PERSONS):
            if key not in shipped[file.stem]:
                raise file.fault(key, f"one of {', '.join(sorted(shipped[file.stem]))} is expected")
            if not isinstance(value, dict) or not all(map(_is_list, value.values())):
                raise file.fault(key, 'a table of lists by language is expected: en = ["…"]')
    return file.table


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)


def _built(tables: list[tuple[str, dict[str, Any]]]) -> Names:
    """The names of all tables; what comes later adds to what came before."""
    agencies: dict[str, tuple[str, ...]] = {}
    given: set[str] = set()
    terms: dict[str, set[str]] = {}  # the kinds of all files have names of their own
    ordered: dict[str, tuple[str, ...]] = {}
    for stem, table in tables:
        for key, value in table.items():
            if stem == AGENCIES:
                agencies[key] = (*agencies.get(key, ()), *value)
            elif stem == GIVEN:
                given.update(value.casefold().split())
            else:
                folded = (term.casefold() for texts in value.values() for term in texts)
                terms.setdefault(key, set()).update(folded)
                if stem == CREDITS:
                    ordered[key] = tuple(sorted(terms[key], key=lambda term: (-len(term), term)))
    given.update([name.replace("ё", "е") for name in given if "ё" in name])
    return Names(agencies, frozenset(given), ordered, {kind: frozenset(found) for kind, found in terms.items()})


@lru_cache(maxsize=1)
def _shipped_tables() -> dict[str, dict[str, Any]]:
    return {file.stem: file.table for file in _shipped(_Unread()).files(FOLDER)}


def _shipped(digest: Digest) -> PackFolder:
    return PackFolder(resources.files("pipeline.packs") / "data", digest)
