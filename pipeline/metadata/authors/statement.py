"""One place's answer to who wrote it, and how names are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.metadata.field.folding import fold

_CAMEL = re.compile(r"^([A-Z][a-zà-ÿ]{2,})([A-Z][a-zà-ÿ]{2,})$")  # "JaneDoe"
_TITLES = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|med|ing|mag|dipl)\s+)+")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed byline: the persons it names, the text as printed, how it was found."""

    persons: tuple[str, ...]
    text: str
    method: str
    confidence: float
    led: bool = False  # a lead ("By") or a rel=author marks it as a byline


@dataclass(frozen=True, slots=True)
class Claim:
    """One place's answer to who wrote it."""

    persons: tuple[str, ...]
    family: str  # "json_ld", "meta", "print": agreement counts once per family
    method: str
    text: str
    confidence: float
    printed: Printed | None = None

    @property
    def key(self) -> frozenset[str]:
        """The persons whatever the order, letter case and punctuation."""
        return _key_of(self.persons)


@lru_cache(maxsize=1024)
def _key_of(persons: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(person_key, persons))


def person_key(person: str) -> str:
    """A name for comparing: no titles, points, letter case."""
    return _TITLES.sub("", fold(person.replace(".", "")))


def is_namesake(name: str) -> bool:
    """Whether a site's name is a person's: blogs and columns are called by their author."""
    name = name.title() if name.islower() else _CAMEL.sub(r"\1 \2", name)
    return " " in name and has_given_name(name) and name_kind(name) is NameKind.PERSON
