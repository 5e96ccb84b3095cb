"""How long the beginnings and endings of words are, by a few of their characters: only these are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CARD = 3  # beginnings of words are looked up by so many of their first characters


def by_size(texts: Iterable[str]) -> dict[int, frozenset[str]]:
    """The ASCII texts by their lengths."""
    by_size: dict[int, set[str]] = {}
    for text in texts:
        if text.isascii():
            by_size.setdefault(len(text), set()).add(text)
    return {size: frozenset(found) for size, found in sorted(by_size.items())}


def sizes_by_card(heads: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """How long the beginnings of words are that share their first characters, up to `CARD`, the shortest first.

    A card of more characters has the sizes of the shorter ones, too.
    """
    sizes: dict[str, set[int]] = {}
    for head in heads:
        sizes.setdefault(head[:CARD], set()).add(len(head))
    for length in range(2, CARD + 1):
        for card in [card for card in sizes if len(card) == length]:
            sizes[card] |= sizes.get(card[:-1], set()) or sizes.get(card[:-2], set())
    return {card: tuple(sorted(found)) for card, found in sizes.items()}


def tail_sizes(tails: Mapping[str, object]) -> dict[str, tuple[int, ...]]:
    """How long the endings of words are that have their last character, the longest first."""
    sizes: dict[str, set[int]] = {}
    for tail in tails:
        sizes.setdefault(tail[-1], set()).add(len(tail))
    return {character: tuple(sorted(found, reverse=True)) for character, found in sizes.items()}
