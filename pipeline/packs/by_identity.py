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
        self._made: dict[int, Value] = {}
        self._keys: dict[int, Key] = {}

    def __call__(self, key: Key) -> Value:
        try:
            return self._made[id(key)]  # nearly always
        except KeyError:
            made = self._make(key)
        if len(self._made) >= MOST:
            self._made.clear()
            self._keys.clear()
        self._made[id(key)], self._keys[id(key)] = made, key
        return made

    def __iter__(self) -> Iterator[Value]:
        return iter(self._made.values())
