"""One place's answer to who wrote it, and how names are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.metadata.field.folding import fold
from pipeline.metadata.field.found import Statement
from pipeline.model.evidence import Origin

_CAMEL = re.compile(r"^([A-Z][a-zà-ÿ]{2,})([A-Z][a-zà-ÿ]{2,})$")  # "JaneDoe"
_TITLES = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|med|ing|mag|dipl)\s+)+")


JSON_LD, META, PRINT = "json_ld", "meta", "print"
"""The families of places: markup, and whatever is printed. Agreement counts once per family."""

OWNER = Origin("site", "owner")
LINKED = Origin("element", "profile")
"""A link to the page of one of the authors."""

BYLINE, LABELLED = Origin("line", "byline"), Origin("line", "labelled")
NAME, RARE_NAME = Origin("line", "name"), Origin("line", "rare_name")
"""Lines that begin or follow with a lead, and bare names by whether their first word is a common given name."""

_BYLINES = frozenset(("line", "element", "itemprop", "rel"))  # families of origins whose text is a printed byline


@dataclass(frozen=True, slots=True)
class Claim(Statement[tuple[str, ...]]):
    """One place's answer to who wrote it: the persons that it names."""

    led: bool = False  # a lead ("By") or a rel=author marks it as a byline

    @property
    def family(self) -> str:
        """`JSON_LD`, `META` or `PRINT`."""
        return self.origin.family if self.origin.family in (JSON_LD, META) else PRINT

    @property
    def is_byline(self) -> bool:
        """Whether the evidence is a byline as it is printed: no paragraph, no site's name, nothing of the markup."""
        return self.origin.family in _BYLINES

    @property
    def key(self) -> frozenset[str]:
        """The persons whatever the order, letter case and punctuation."""
        return _key_of(self.value)


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
