"""What a language says below a text of who wrote it and of the text itself: the words of `LanguagePack` that end with `_remarks`.

Entries stand as printed, in lower case: words, beginnings (`redact*`), endings (`*redaktion`) and several words, of which `*` may
be one ("since # | for * years"; `#` is a number). In scripts without spaces they are found anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.packs.functions import UNSPACED, entries, tokens_of
from pipeline.packs.languages import LanguagePack
from pipeline.packs.normal import normalise_all

_ANY, _COUNT = "\ue000", "\ue001"  # stand for a star and a number while an entry is made normal


class Remarks:
    """One language's words about writers and texts. Texts are given as `spaced` makes them."""

    def __init__(self, pack: LanguagePack) -> None:
        self.trade = _finder(pack.trade_remarks)
        """What writers are and do: "correspondent", "writes about"."""
        self.life = _finder(pack.life_remarks)
        """What biographies tell: "lives in", "studied", "since #"."""
        self.made = _finder(pack.made_remarks)
        """How a text came about, and what is wrong with it: "earlier version", "translated by"."""
        self.text = _finder(pack.text_remarks)
        """What texts are called: "article", "interview"."""
        self.helped = _opener(pack.helped_remarks)
        """What opens a line that names who helped."""


def spaced(normal: str) -> str:
    """The words and stops of a normal form with a space around each."""
    return f" {' '.join(tokens_of(normal))} "


def _finder(listed: str) -> Callable[[str], list[str]]:
    """What finds all entries of a text."""
    pattern = _pattern(listed)
    return (lambda text: []) if pattern is None else pattern.findall


def _opener(listed: str) -> Callable[[str], str]:
    """What finds the entry with which a text begins; nothing if there is none."""
    pattern = _pattern(listed)

    def opening(text: str) -> str:
        found = pattern.match(text, 1) if pattern is not None else None
        return found[0] if found else ""

    return opening


def _pattern(listed: str) -> re.Pattern[str] | None:
    shapes = sorted(_shapes(entries(listed)), key=len, reverse=True)
    return re.compile("|".join(shapes)) if shapes else None


def _shapes(listed: Iterable[str]) -> Iterable[str]:
    normal = normalise_all(entry.replace("*", _ANY).replace("#", _COUNT) for entry in listed)
    for word in (one.replace(_COUNT, "#") for one in normal):
        if UNSPACED.search(word):
            yield re.escape(word.replace(_ANY, ""))
            continue
        tokens = " ".join(tokens_of(word.replace(_ANY, "_"))) if _ANY in word else spaced(word).strip()
        if tokens:
            shape = re.escape(tokens).replace(r"\ _\ ", r" \S+ ").replace(r"\ ", " ")
            yield rf"(?<= ){_before(word[0])}{shape.replace('_', '[^ ]*')}(?= )"


def _before(letter: str) -> str:
    """What may be written in front of a word without a space: "and" in Arabic, "and", "in", "the" in Hebrew."""
    if "\u0590" <= letter <= "\u05ff":
        return "[\u05d5\u05d1\u05d4\u05e9\u05dc\u05de]?"
    return "[\u0648\u0641]?" if "\u0600" <= letter <= "\u06ff" else ""
