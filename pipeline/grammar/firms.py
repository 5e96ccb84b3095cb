"""Names of companies: by the forms that the packs list ("GmbH", "Sp. z o.o.", "株式会社")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_DOTS = re.compile(r"[.,\s«»„“”\"״()]+")
_GLUED = re.compile(r"[\u0e00-\u0e7f\u3200-\u9fff\uac00-\ud7a3]")  # the sign ㈜ included
FORM_WORDS = 5  # "Sp. z o.o.", "S. de R.L. de C.V."
MOST_FORMS = 3  # at one name: "GmbH & Co. KG"
# Forms of so many letters are words of some language ("as", "se"): these count in their own case or capitals, or with points.
SHORT_FORM = 2
_BESIDE = " ,&+.«»„“”\"'「」"


def is_firm(name: str, forms: frozenset[str]) -> bool:
    """Whether a name begins or ends with the form of a company, in its own letter case."""
    words = name.split()
    ends = (words[:size] for size in range(1, FORM_WORDS + 1)), (words[-size:] for size in range(1, FORM_WORDS + 1))
    if any(_DOTS.sub("", "".join(part)) in forms for end in ends for part in end if len(part) < len(words)):
        return True
    return name.startswith(_glued(forms)) or name.endswith(_glued(forms))


def holds_form(name: str, forms: frozenset[str]) -> bool:
    """Whether the form of a company stands anywhere in a name, in whatever case that tells it from a word."""
    return any(_is_form(part, forms) for part in _parts(name.split())) or any(form in name for form in _glued(forms))


def without_form(name: str, forms: frozenset[str]) -> str:
    """A name without the forms of a company at its end, or at its beginning; as it is if it is nothing else."""
    for _ in range(MOST_FORMS):
        shorter = _without_one(name, forms)
        if shorter == name:
            break
        name = shorter
    return name


def _without_one(name: str, forms: frozenset[str]) -> str:
    for form in _glued(forms):
        rest = (name.removesuffix(form) if name.endswith(form) else name.removeprefix(form)).strip(_BESIDE)
        if rest and len(rest) < len(name.strip(_BESIDE)):
            return rest
    words = name.split()
    for size in range(min(FORM_WORDS, len(words) - 1), 0, -1):
        end, start = " ".join(words[-size:]), " ".join(words[:size])
        if _is_form(end, forms) and (rest := " ".join(words[:-size]).strip(_BESIDE)):
            return rest
        # In front of a name a form is written as it is: "ООО", "PT", "SARL".
        if _bare(start) in forms and (rest := " ".join(words[size:]).strip(_BESIDE)):
            return rest
    return name


def _is_form(printed: str, forms: frozenset[str]) -> bool:
    bare = _bare(printed)
    if bare in forms:
        return True
    if len(bare) > SHORT_FORM or "." in printed.strip("."):
        return bare.casefold() in _folded(forms)
    return bare.isupper() and bare.casefold() in _folded(forms)


def _bare(printed: str) -> str:
    return _DOTS.sub("", printed)


def _parts(words: Sequence[str]) -> Iterator[str]:
    for first in range(len(words)):
        for size in range(1, FORM_WORDS + 1):
            yield " ".join(words[first : first + size])


@lru_cache(maxsize=8)
def _glued(forms: frozenset[str]) -> tuple[str, ...]:
    """The forms that stand beside a name without a space, the longest first: those of East Asia and Thai."""
    return tuple(sorted((form for form in forms if _GLUED.search(form)), key=lambda form: (-len(form), form)))


@lru_cache(maxsize=8)
def _folded(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, forms))
