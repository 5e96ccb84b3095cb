"""What is made once of a rule set, or of a part of one, and had again by whoever asks with the same object."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST = 8  # rule sets alive at once in one process; one in production


class ByIdentity(Generic[Key, Value]):
    """Calls `make` for an object that is asked for first; the same object gets the same answer, an equal one its own.

    Rule sets are dear to compare. An object is kept as long as what was made of it, so that its number is no other's.
    """

    def __init__(self, make: Callable[[Key], Value]) -> None:
        self._make = make
        self._made: dict[int, tuple[Key, Value]] = {}

    def __call__(self, key: Key) -> Value:
        found = self._made.get(id(key))
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            found = self._made[id(key)] = (key, self._make(key))
        return found[1]

    def __iter__(self) -> Iterator[Value]:
        return (value for _, value in self._made.values())
