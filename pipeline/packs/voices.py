"""By which words sites speak to their readers, in all languages together: a cheap look before a line's language is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.packs.functions import REMEMBERED, UNSPACED, FunctionPack
from pipeline.packs.normal import normalise_all


class Voices:
    """The words of every language's `voice` and `polite`."""

    def __init__(self, packs: Iterable[FunctionPack]) -> None:
        exact: set[str] = set()
        heads: set[str] = set()
        dense: set[str] = set()
        polite: set[str] = set()
        for pack in packs:
            polite.update(f" {word}" for word in pack.polite)
            for entry in pack.voice:
                word, _, more = normalise_all([entry.strip("*")])[0].partition(" ")
                kind = dense if UNSPACED.search(entry) else heads if entry.endswith("*") and not more else exact
                kind.add(word)
        self._polite = tuple(sorted(polite))
        self._speaks = _Memory(frozenset(exact), tuple(sorted(heads)), tuple(sorted(dense)))

    def may_speak(self, text: str, tokens: Iterable[str]) -> bool:
        """Whether a line, as printed and as tokens, may hold a word of a site's voice in any language; False is sure."""
        return True in map(self._speaks.__getitem__, tokens) or True in map(text.__contains__, self._polite)


class _Memory(dict[str, bool]):
    """Whether a token may be, or open, an entry; those that are not there are looked up."""

    def __init__(self, exact: frozenset[str], heads: tuple[str, ...], dense: tuple[str, ...]) -> None:
        self._exact, self._heads = exact, heads
        self._dense = re.compile("|".join(map(re.escape, dense))) if dense else None

    def __missing__(self, token: str) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        found = token in self._exact or token.startswith(self._heads)
        if not found and self._dense is not None and not token.isascii():
            found = self._dense.search(token) is not None
        self[token] = found
        return found
