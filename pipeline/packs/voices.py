"""By which words sites speak to their readers, in all languages together: a cheap look before a line's language is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.packs.functions import UNSPACED, FunctionPack
from pipeline.packs.normal import normal_entries

_CARD = 2  # beginnings of words are told by so many of their first characters


class Voices:
    """The words of every language's `voice` and `polite`."""

    def __init__(self, packs: Iterable[FunctionPack]) -> None:
        exact: set[str] = set()
        heads: set[str] = set()
        tails: set[str] = set()
        dense: set[str] = set()
        polite: set[str] = set()
        for pack in packs:
            polite.update(f" {word}" for word in pack.polite)
            for normal, entry in normal_entries(pack.voice):
                word, _, more = normal.partition(" ")
                if UNSPACED.search(entry):
                    dense.add(word)
                elif more or "*" not in entry:
                    exact.add(word)
                else:
                    (heads if entry.endswith("*") else tails).add(word)
        self._polite = tuple(sorted(polite))
        self.exact, self.heads, self.tails = frozenset(exact), tuple(sorted(heads)), tuple(sorted(tails))
        self._head_cards = frozenset(head[:_CARD] for head in heads)
        self._dense = re.compile("|".join(map(re.escape, sorted(dense)))) if dense else None

    def may_open(self, token: str) -> bool:
        """Whether a token is a word of a site's voice in some language, or may open an entry of several; False is sure."""
        if token in self.exact or (token[:_CARD] in self._head_cards and token.startswith(self.heads)):
            return True
        if token.endswith(self.tails):
            return True
        return self._dense is not None and not token.isascii() and self._dense.search(token) is not None

    def is_polite(self, text: str) -> bool:
        """Whether a line as printed holds a word that addresses its reader if it has a capital."""
        return True in map(text.__contains__, self._polite)
