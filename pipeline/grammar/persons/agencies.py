"""Wire agencies: the forms in which they are credited, and the name a record gives them (data: `packs/data/names`)."""

from __future__ import annotations

import re

from pipeline.grammar.letters import MARKS, NOT_IN_WORD
from pipeline.packs.names import known_names, remembered

_GAPS = re.compile(rf"(?:{NOT_IN_WORD}|_)+")
_FIRST_RUN = re.compile(rf"[\W_]*((?:[^\W_]|[{MARKS}])+)")


def agency_key(text: str) -> str:
    """The folded form in which agencies are looked up: letters and digits only, case kept for abbreviations.

    Up to five Latin capitals are an abbreviation and must be written as one ("AP", not "Ap" or "ap").
    """
    squeezed = _GAPS.sub(" ", text).strip()
    return squeezed if len(squeezed) <= 4 and squeezed.isascii() else squeezed.casefold()


@remembered(maxsize=4)
def agency_index() -> dict[str, str]:
    """Folded form -> the agency's name."""
    forms = {agency_key(form): name for name, others in known_names().agencies.items() for form in (name, *others)}
    return {key: name for key, name in forms.items() if key}


@remembered(maxsize=4)
def _openings() -> frozenset[str]:
    return frozenset(key.split(" ", 1)[0].casefold() for key in agency_index())


def agency(text: str) -> str | None:
    """The agency that this text names, whole; None if it names none."""
    first = _FIRST_RUN.match(text)
    if first is None or first[1].casefold() not in _openings():
        return None  # most texts
    return agency_index().get(agency_key(text))
