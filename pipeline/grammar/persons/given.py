"""Common given names: evidence that capitalised words are a person's name (data: `packs/data/names`)."""

from __future__ import annotations

from pipeline.packs.names import known_names, remembered

_TITLES = frozenset(("dr", "prof", "mr", "mrs", "ms", "sir", "dame", "lord", "lady", "dipl", "ing", "rev"))


@remembered(maxsize=4096)
def has_given_name(name: str) -> bool:
    """Whether the first word of a name (behind titles) is a common given name."""
    given = known_names().given
    for word in name.casefold().split():
        stripped = word.strip(".,'’")
        if stripped in _TITLES:
            continue
        return stripped in given or stripped.partition("-")[0] in given
    return False
