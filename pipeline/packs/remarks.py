"""What a language says below a text of who wrote it and of the text itself, and what it sells by: the words of `LanguagePack` that end with `_remarks`.

Entries stand as printed, in lower case: words, beginnings (`redact*`), endings (`*redaktion`) and several words, of which `*` may
be one ("since # | for * years"; `#` is a number). In scripts without spaces they are found anywhere.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.packs.functions import UNSPACED, entries, tokens_of
from pipeline.packs.languages import LanguagePack
from pipeline.packs.normal import normalise_all

_ANY, _COUNT = "\ue000", "\ue001"  # stand for a star and a number while an entry is made normal
REMEMBERED = 5_000  # tokens of which it is known whether an entry begins with them
_BEFORE = frozenset("\u0648\u0641\u05d5\u05d1\u05d4\u05e9\u05dc\u05de")


class _Opens(dict[str, bool]):
    """Whether an entry may begin with a token: most begin none, and each is asked about once."""

    def __init__(self, ask: Callable[[str], bool]) -> None:
        self._ask = ask

    def __missing__(self, token: str) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[token] = self._ask(token)
        return found


class Remarks:
    """One language's words about writers and texts. Texts are given as `spaced` makes them."""

    def __init__(self, pack: LanguagePack) -> None:
        self.trade = _Finder(pack.trade_remarks)
        """What writers are and do: "correspondent", "writes about"."""
        self.life = _Finder(pack.life_remarks)
        """What biographies tell: "lives in", "studied", "since #"."""
        self.made = _Finder(pack.made_remarks)
        """How a text came about, and what is wrong with it: "earlier version", "translated by"."""
        self.text = _Finder(pack.text_remarks)
        """What texts are called: "article", "interview"."""
        self.sold = _Finder(pack.sold_remarks)
        """What offers of goods, courses and jobs say: "free shipping", "apply by"."""
        helped = _Finder(pack.helped_remarks)
        self.helped, self.may_help = helped.opening, helped.may_open
        """What opens a line that names who helped; and whether a word may."""


def spaced(normal: str) -> str:
    """The words and stops of a normal form with a space around each."""
    return f" {' '.join(tokens_of(normal))} "


class _Finder:
    """Finds the entries of a list in a text of `spaced`, from left to right, the longest first.

    Words are looked up one by one: one pattern of a hundred entries takes thirty times as long.
    """

    def __init__(self, listed: str) -> None:
        self._exact: set[str] = set()
        self._several: dict[str, list[list[str]]] = {}
        heads, tails, pieces = set[str](), set[str](), set[str]()
        marked = [entry.replace("*", _ANY).replace("#", _COUNT) for entry in entries(listed)]
        for normal in normalise_all(marked) if marked else ():
            word = normal.replace(_COUNT, "#")
            if UNSPACED.search(word):
                pieces.add(word.replace(_ANY, ""))
                continue
            tokens = spaced(word.replace(_ANY, "_")).split()
            if len(tokens) > 1:
                self._several.setdefault(tokens[0], []).append(tokens[1:])
            elif tokens:
                token = tokens[0]
                kind = tails if token.startswith("_") else heads if token.endswith("_") else self._exact
                kind.add(token.strip("_"))
        self._heads, self._tails, self._pieces = tuple(sorted(heads)), tuple(sorted(tails)), tuple(sorted(pieces))
        self._openings = tuple(sorted(first[:-1] for first in self._several if first.endswith("_")))
        for known in self._several.values():
            known.sort(key=len, reverse=True)
        self._firsts = self._exact | self._several.keys()
        self._heads_of_all = (*self._heads, *self._openings)
        self._opens = _Opens(self._may_open)

    def __call__(self, text: str) -> list[str]:
        """All entries, as the text has them."""
        found = [piece for piece in self._pieces if piece in text]
        tokens = text.split()
        opens = self._opens
        end = 0
        for at in [at for at, token in enumerate(tokens) if opens[token]]:
            if at >= end and (count := self._at(tokens, at)):
                found.append(" ".join(tokens[at : at + count]))
                end = at + count
        return found

    def may_open(self, token: str) -> bool:
        """Whether an entry may begin with a token."""
        return self._opens[token]

    def _may_open(self, token: str) -> bool:
        if self._pieces and UNSPACED.match(token):
            return True
        return bool(token) and any(
            word in self._firsts or word.startswith(self._heads_of_all) or word.endswith(self._tails)
            for word in _forms(token)
        )

    def opening(self, text: str) -> str:
        """The entry with which a text begins; nothing if there is none."""
        tokens = text.split()
        if count := self._at(tokens, 0) if tokens else 0:
            return " ".join(tokens[:count])
        return max((piece for piece in self._pieces if text.startswith(f" {piece}")), key=len, default="")

    def _at(self, tokens: list[str], at: int) -> int:
        """How many tokens from one on are an entry."""
        for word in _forms(tokens[at]):
            first = next((head for head in self._openings if word.startswith(head)), None)
            for behind in (*self._several.get(word, ()), *(self._several.get(f"{first}_", ()) if first else ())):
                if len(tokens) > at + len(behind) and all(map(_is, tokens[at + 1 :], behind)):
                    return 1 + len(behind)
            if word in self._exact or word.startswith(self._heads) or word.endswith(self._tails):
                return 1
        return 0


def _is(token: str, entry: str) -> bool:
    """Whether a token is a word of an entry, of which `_` is the part that may be anything."""
    if entry.endswith("_"):
        return token.startswith(entry[:-1])
    return token.endswith(entry[1:]) if entry.startswith("_") else token == entry


def _forms(token: str) -> tuple[str, ...]:
    """A token, and without what is written before it: "and" in Arabic, "and", "in", "the" in Hebrew."""
    return (token, token[1:]) if token[0] in _BEFORE and len(token) > len("and") else (token,)
