"""Dumps that say where links lead to.

Text browsers (lynx, elinks) number them, `[12]Privacy policy`, and list the addresses at the end; mails and converters put
the address behind, `Privacy policy [https://…]`, `Privacy policy <https://…>`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.segment.dump.pieces import Piece

# A number that belongs to the word behind it. Notes of an encyclopedia stand behind their word.
_NUMBER = re.compile(r"\[(\d{1,4})\](?=[\"'“”„«»‘’(¿¡]*\w)")
_BEFORE = re.compile(r"[\s(\"'“„«‘/|*•+-]\Z")
_TARGET = re.compile(r"(\d{1,4})\. (?:[a-z][a-z0-9+.-]*:|/|#)\S*\Z", re.IGNORECASE)
# Pages have dozens of links; three in a row, each one more than the last, are no accident.
LEAST = 3
# Share of the numbers that follow their predecessor, and that stand before a word rather than within one (without a list).
IN_ORDER, AT_WORDS = 0.8, 0.8
# Words that head the list: "References", "Visible links", "Hidden links:".
_HEAD_CHARS = 30


def without_references(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines without the numbers of links, and without the list of addresses; as they are if they carry none."""
    targets = _list_of_targets(pieces)
    if not _are_numbered(pieces[: len(pieces) - len(targets)], bool(targets)):
        return list(pieces)
    first = len(pieces) - len(targets)
    bare = [_without(_NUMBER, p) if "[" in p.text else p for p in pieces[:first]]
    return bare + [piece._replace(text="", sign=piece.text) for piece in pieces[first:]]


# An address in brackets behind what is linked, or a picture's. Round brackets only as mail tools set them, with blanks:
# authors write addresses in brackets too.
_ADDRESS = r"(?:https?:|mailto:|tel:|file:|www\.)"
_BESIDE = re.compile(
    rf" ?\[(?:{_ADDRESS}|/|#|\.\.?/)[^\[\]\s]*\]| ?<{_ADDRESS}[^<>\s]*>| ?\( {_ADDRESS}[^()\s]* \)", re.IGNORECASE
)
_PICTURE = re.compile(r"\[[^\[\]\s]+\.(?:jpe?g|png|gif|webp|svg|avif)(?:\?[^\[\]\s]*)?\]", re.IGNORECASE)


def without_addresses(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines without the addresses of their links; as they are if fewer than `LEAST` have one."""
    found = [len(_BESIDE.findall(p.text)) if _may_hold_address(p.text) else 0 for p in pieces]
    if sum(found) < LEAST:
        return list(pieces)
    return [_without(_PICTURE, _without(_BESIDE, p)) if _may_hold_address(p.text) else p for p in pieces]


def _may_hold_address(text: str) -> bool:
    return "[" in text or "<" in text or "( " in text


def _without(pattern: re.Pattern[str], piece: Piece) -> Piece:
    signs = [match[0].strip() for match in pattern.finditer(piece.text)]
    if not signs:
        return piece
    text, sign = pattern.sub("", piece.text).strip(), " ".join(filter(None, [piece.sign, *signs]))
    # What an address at the beginning belongs to stands on the line above: it had no room there.
    goes_on = pattern is _BESIDE and pattern.match(piece.text) is not None and not piece.blank_before
    return piece._replace(text=text, sign=sign, goes_on=piece.goes_on or goes_on)


def _list_of_targets(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The lines of the list at the end, with its heads; empty without one."""
    first, seen = len(pieces), 0
    for index in range(len(pieces) - 1, -1, -1):
        if _TARGET.match(pieces[index].text):
            first, seen = index, seen + 1
        elif len(pieces[index].text) > _HEAD_CHARS or index < first - 1:
            break
    if seen < LEAST:
        return ()
    heads = 0
    while heads < 2 and first - heads > 0 and _is_head(pieces[first - heads - 1]):
        heads += 1
    return pieces[first - heads :]


def _is_head(piece: Piece) -> bool:
    return (
        len(piece.text) <= _HEAD_CHARS
        and piece.blank_before > 0
        and "[" not in piece.text
        and not piece.text.endswith(".")
    )


def _are_numbered(pieces: Sequence[Piece], has_list: bool) -> bool:
    numbers: list[int] = []
    at_words = 0
    for piece in pieces:
        if "[" in piece.text:
            for match in _NUMBER.finditer(piece.text):
                numbers.append(int(match[1]))
                at_words += match.start() == 0 or _BEFORE.search(piece.text, 0, match.start()) is not None
    if len(numbers) < LEAST:
        return False
    follow = sum(one < two <= one + 3 for one, two in pairwise(numbers))
    if follow < IN_ORDER * (len(numbers) - 1):
        return False
    return has_list or at_words >= AT_WORDS * len(numbers)
