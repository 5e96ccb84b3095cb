"""What a language says below a text of who wrote it and of the text itself, and what it sells by: the words of `LanguagePack` that end with `_remarks`.

Entries stand as printed, in lower case: words, beginnings (`redact*`), endings (`*redaktion`) and several words, of which `*` may
be one ("since # | for * years"; `#` is a number). In scripts without spaces they are found anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from pipeline.packs.functions import UNSPACED, entries, tokens_of
from pipeline.packs.languages import LanguagePack
from pipeline.packs.normal import normalise_all

_ANY, _COUNT = "\ue000", "\ue001"  # stand for a star and a number while an entry is made normal
REMEMBERED = 5_000  # tokens of which it is known whether an entry begins with them
_BEFORE = frozenset("\u0648\u0641\u05d5\u05d1\u05d4\u05e9\u05dc\u05de")


# The lists of which an entry may begin with a token.
TRADE, LIFE, MADE, TEXT, HELPED, SOLD = 1, 2, 4, 8, 16, 32
_ALL = TRADE + LIFE + MADE + TEXT + HELPED + SOLD


class _Forms(NamedTuple):
    """The words, beginnings and endings by which entries begin."""

    words: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    def have(self, token: str) -> bool:
        """Whether an entry may begin with a token."""
        for word in _forms(token):
            if word in self.words or word.startswith(self.heads) or word.endswith(self.tails):
                return True
        return False


class _Opens(dict[str, int]):
    """Of which of several lists an entry may begin with a token: most begin none, and each is asked about once."""

    def __init__(self) -> None:
        self._finders: list[_Finder] = []
        self._all = _Forms(frozenset(), (), ())
        self.has_pieces = False

    def join(self, finder: _Finder, forms: _Forms) -> None:
        """Ask a list, too."""
        self._finders.append(finder)
        words, heads, tails = self._all
        self._all = _Forms(words | forms.words, (*heads, *forms.heads), (*tails, *forms.tails))
        self.has_pieces = self.has_pieces or finder.has_pieces

    def __missing__(self, token: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        may_open = self.has_pieces or self._all.have(token)
        found = self[token] = sum([one.kind for one in self._finders if one.may_open(token)]) if may_open else 0
        return found


class Remarks:
    """One language's words about writers and texts. Texts are given as `spaced` makes them."""

    def __init__(self, pack: LanguagePack) -> None:
        self._opens = opens = _Opens()
        self.trade = _Finder(pack.trade_remarks, TRADE, opens)
        """What writers are and do: "correspondent", "writes about"."""
        self.life = _Finder(pack.life_remarks, LIFE, opens)
        """What biographies tell: "lives in", "studied", "since #"."""
        self.made = _Finder(pack.made_remarks, MADE, opens)
        """How a text came about, and what is wrong with it: "earlier version", "translated by"."""
        self.text = _Finder(pack.text_remarks, TEXT, opens)
        """What texts are called: "article", "interview"."""
        self.sold = _Finder(pack.sold_remarks, SOLD, opens)
        """What offers of goods, courses and jobs say: "free shipping", "apply by"."""
        helped = _Finder(pack.helped_remarks, HELPED, opens)
        self.helped = helped.opening
        """What opens a line that names who helped."""

    def may_help(self, token: str) -> bool:
        """Whether a line that names who helped may open with a token."""
        return self._opens[token] & HELPED != 0

    def kinds(self, tokens: Iterable[str]) -> int:
        """The lists of which a line with such tokens may have an entry: a quick look that most lines end with."""
        return _ALL if self._opens.has_pieces else reduce(or_, map(self._opens.__getitem__, tokens), 0)


def spaced(tokens: Iterable[str]) -> str:
    """The words and stops of a normal form (`tokens_of`) with a space around each."""
    return f" {' '.join(tokens)} "


class _Finder:
    """Finds the entries of a list in a text of `spaced`, from left to right, the longest first.

    Words are looked up one by one: one pattern of a hundred entries takes thirty times as long.
    """

    def __init__(self, listed: str, kind: int, opens: _Opens) -> None:
        """`opens` is asked of which lists an entry may begin with a token; this one is `kind`."""
        self._exact: set[str] = set()
        self._several: dict[str, list[list[str]]] = {}
        heads, tails, pieces = set[str](), set[str](), set[str]()
        marked = [entry.replace("*", _ANY).replace("#", _COUNT) for entry in entries(listed)]
        for normal in normalise_all(marked) if marked else ():
            word = normal.replace(_COUNT, "#")
            if UNSPACED.search(word):
                pieces.add(word.replace(_ANY, ""))
                continue
            tokens = tokens_of(word.replace(_ANY, "_"))
            if len(tokens) > 1:
                self._several.setdefault(tokens[0], []).append(tokens[1:])
            elif tokens:
                token = tokens[0]
                forms = tails if token.startswith("_") else heads if token.endswith("_") else self._exact
                forms.add(token.strip("_"))
        self._heads, self._tails, self._pieces = tuple(sorted(heads)), tuple(sorted(tails)), tuple(sorted(pieces))
        self._openings = tuple(sorted(first[:-1] for first in self._several if first.endswith("_")))
        for known in self._several.values():
            known.sort(key=len, reverse=True)
        self._forms = _Forms(
            frozenset(self._exact | self._several.keys()), (*self._heads, *self._openings), self._tails
        )
        self.kind, self._opens, self.has_pieces = kind, opens, bool(pieces)
        opens.join(self, self._forms)

    def __call__(self, text: str) -> list[str]:
        """All entries, as the text has them."""
        found = [piece for piece in self._pieces if piece in text]
        tokens = text.split()
        opens, kind = self._opens, self.kind
        end = 0
        for at in [at for at, token in enumerate(tokens) if opens[token] & kind]:
            if at >= end and (count := self._at(tokens, at)):
                found.append(" ".join(tokens[at : at + count]))
                end = at + count
        return found

    def may_open(self, token: str) -> bool:
        """Whether an entry may begin with a token."""
        return (self.has_pieces and UNSPACED.match(token) is not None) or self._forms.have(token)

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
