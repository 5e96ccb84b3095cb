"""Somebody with his or her years: "Jane Doe, 41, Port Marlow". So articles name whom they ask or tell of, and no author."""

from __future__ import annotations

import re

MOST_CHARS = 60
# "Jane Doe, 41, Hexley", "Jane Doe, Hexley, 41", "Jan Pyrek, 58 lat, rolnik", "أم خالد، 55 عاماً": years behind a name, and
# perhaps a place or a trade on one side of them.
_AGED = re.compile(
    r"(?P<name>[^\W\d_][^,،、(（:;.!?\d]{2,40})[,،、(（]\s?(?:[^,،、\d]{2,30}[,،、]\s?)?\d{1,3}(?!\d)[^\d]{0,40}"
)
_NAME_WORDS = range(1, 5)
_SMALL_WORD = 3  # "de", "van" stand small in names


def states_years(text: str) -> bool:
    """Whether a line is a name with years and nothing else; in scripts with capitals all longer words of the name have one."""
    found = _AGED.fullmatch(text) if len(text) <= MOST_CHARS else None
    if found is None:
        return False
    words = found["name"].split()
    return len(words) in _NAME_WORDS and not any(word[0].islower() for word in words if len(word) > _SMALL_WORD)
