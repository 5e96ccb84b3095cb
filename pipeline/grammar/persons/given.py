"""Common given names: evidence that capitalised words are a person's name (data: `packs/data/names`)."""

from __future__ import annotations

from functools import lru_cache

from pipeline.packs.names import given_names

_TITLES = frozenset(("dr", "prof", "mr", "mrs", "ms", "sir", "dame", "lord", "lady", "dipl", "ing", "rev"))


@lru_cache(maxsize=4096)
def has_given_name(name: str) -> bool:
    """Whether the first word of a name (behind titles) is a common given name."""
    for word in name.casefold().split():
        stripped = word.strip(".,'’")
        if stripped in _TITLES:
            continue
        return stripped in given_names() or stripped.partition("-")[0] in given_names()
    return False
