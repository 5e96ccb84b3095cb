"""A site's voice: the words by which it speaks to its readers, as sets of words or as a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable


def voice_words(
    listed: Iterable[tuple[str, str]], unspaced: re.Pattern[str]
) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]] | None:
    """The words of a site's voice, beginnings and endings of such words; None if some of them are no single tokens."""
    exact: set[str] = set()
    heads: set[str] = set()
    tails: set[str] = set()
    for word, entry in listed:
        if " " in word or unspaced.search(word):
            return None
        (heads if entry.endswith("*") else tails if entry.startswith("*") else exact).add(word)
    return frozenset(exact), tuple(sorted(heads)), tuple(sorted(tails))


def voice_pattern(listed: Iterable[tuple[str, str]], unspaced: re.Pattern[str]) -> re.Pattern[str] | None:
    """The words of a site's voice in a text of tokens with a space around each; anywhere where a script sets none."""
    parts: list[str] = []
    for normal, entry in listed:
        word = re.escape(normal)
        if unspaced.search(word):
            parts.append(word)
        else:
            before, after = ("[^ ]*" * (entry[at] == "*") for at in (0, -1))
            parts.append(f"(?<= ){before}{word}{after}(?= )")
    return re.compile("|".join(parts)) if parts else None
