"""Mapping another extractor's text back onto the block table: which blocks does that text consist of?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

# Letters and digits of a block from which on its text is looked for anywhere; shorter ones ("Politics", "3 March")
# occur in many places and count only right where the extracted text continues.
_ANCHOR_CHARS = 30
# A block counts as taken when this share of its characters is in the extracted text.
_TAKEN_SHARE = 0.5
_PIECE_CHARS = 24


def align(texts: Sequence[str], extracted: str) -> list[bool]:
    """For each block's text: whether the extracted text holds it, in the same order.

    Extractors give a subsequence of a page's text, now and then with a sentence cut from a block. Blocks whose text
    stands in the extracted text are anchors; of these the longest increasing chain counts (so that a teaser that
    repeats a sentence does not tear the order), and between anchors the text is followed block by block.
    """
    target = _squash(extracted)
    squashed = [_squash(text) for text in texts]
    anchors = _chain(_anchors(squashed, target), squashed)
    taken = [False] * len(texts)
    position = 0
    for index, block in enumerate(squashed):
        if index in anchors:
            taken[index] = True
            position = anchors[index] + len(block)
        elif block and len(block) < _ANCHOR_CHARS and target.startswith(block, position):
            taken[index] = True
            position += len(block)
    _take_parts(squashed, target, taken)
    return taken


def _squash(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _anchors(squashed: list[str], target: str) -> list[tuple[int, int]]:
    """(block, position in the target) of every long block that stands in it; the first occurrence after the last one."""
    found, after = [], 0
    for index, block in enumerate(squashed):
        if len(block) >= _ANCHOR_CHARS:
            position = target.find(block, after)
            if position < 0:
                position = target.find(block)
            if position >= 0:
                found.append((index, position))
                after = position + len(block)
    return found


def _chain(anchors: list[tuple[int, int]], squashed: list[str]) -> dict[int, int]:
    """The anchors of the increasing chain that covers most characters; each character of the target is used once."""
    best: list[tuple[int, int]] = []  # (characters, previous anchor) of the best chain that ends in each anchor
    ends: list[tuple[int, int, int]] = []  # (end in the target, characters, anchor): rising in both of the first two
    for number, (index, position) in enumerate(anchors):
        size = len(squashed[index])
        slot = bisect_left(ends, (position + 1,)) - 1
        before, previous = (ends[slot][1], ends[slot][2]) if slot >= 0 else (0, -1)
        best.append((before + size, previous))
        entry = (position + size, before + size, number)
        slot = bisect_left(ends, entry[:1])
        worse_than_before = slot > 0 and ends[slot - 1][1] >= entry[1]
        worse_than_equal = slot < len(ends) and ends[slot][0] == entry[0] and ends[slot][1] >= entry[1]
        if not worse_than_before and not worse_than_equal:
            ends.insert(slot, entry)
            while slot + 1 < len(ends) and ends[slot + 1][1] <= entry[1]:
                del ends[slot + 1]
    chain: dict[int, int] = {}
    number = ends[-1][2] if ends else -1
    while number >= 0:
        chain[anchors[number][0]] = anchors[number][1]
        number = best[number][1]
    return chain


def _take_parts(squashed: list[str], target: str, taken: list[bool]) -> None:
    """Take blocks that the extractor kept most of, between or right beside blocks that it kept whole."""
    indexes = [i for i, t in enumerate(taken) if t]
    first, last = (indexes[0] - 1, indexes[-1] + 1) if indexes else (0, len(taken))
    for index in range(max(first, 0), min(last + 1, len(taken))):
        block = squashed[index]
        if taken[index] or len(block) < 2 * _PIECE_CHARS or block in target:
            continue  # a block that stands there as a whole and is not in the chain is a copy
        pieces = [block[i : i + _PIECE_CHARS] for i in range(0, len(block) - _PIECE_CHARS + 1, _PIECE_CHARS)]
        taken[index] = sum(piece in target for piece in pieces) > _TAKEN_SHARE * len(pieces)
