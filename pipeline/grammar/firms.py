"""Names of companies: by the forms that the packs list ("GmbH", "Sp. z o.o.", "株式会社")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_DOTS = re.compile(r"[.,\s«»„“”\"״]+")
_GLUED = re.compile(r"[\u0e00-\u0e7f\u3200-\u9fff\uac00-\ud7a3]")  # the sign ㈜ included
FORM_WORDS = 3  # "Sp. z o.o.", "Sdn. Bhd."


def is_firm(name: str, forms: frozenset[str]) -> bool:
    """Whether a name begins or ends with the form of a company, in its own letter case."""
    words = name.split()
    ends = (words[:size] for size in range(1, FORM_WORDS + 1)), (words[-size:] for size in range(1, FORM_WORDS + 1))
    if any(_DOTS.sub("", "".join(part)) in forms for end in ends for part in end if len(part) < len(words)):
        return True
    return name.startswith(_glued(forms)) or name.endswith(_glued(forms))


def holds_form(name: str, forms: frozenset[str]) -> bool:
    """Whether the form of a company stands anywhere in a name, in whatever case."""
    folded = _folded(forms)
    return any(part in folded for part in _parts(name.casefold().split())) or any(
        form in name for form in _glued(forms)
    )


def _parts(words: Sequence[str]) -> Iterator[str]:
    for first in range(len(words)):
        for size in range(1, FORM_WORDS + 1):
            yield _DOTS.sub("", "".join(words[first : first + size])).strip("()")


@lru_cache(maxsize=8)
def _glued(forms: frozenset[str]) -> tuple[str, ...]:
    """The forms that stand beside a name without a space: those of East Asia and Thai."""
    return tuple(sorted(form for form in forms if _GLUED.search(form)))


@lru_cache(maxsize=8)
def _folded(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(map(str.casefold, forms))
