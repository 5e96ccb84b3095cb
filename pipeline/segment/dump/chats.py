"""Posts of a channel that were copied out of Telegram: above each stands who sent it and when, in the program's own form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.block import RECORD_DAY
from pipeline.segment.dump.pieces import Piece, part_of

HEAD_CHARS = 90
_HEAD = re.compile(
    r"(?P<name>\S.{1,60}?), \[(?P<day>\d{1,2}[./-]\d{1,2}[./-]\d{2,4})[ ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?\]:?"
)


def without_heads(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines with nothing but the day of each post's head; as they are unless the first line is one.

    Below the head of a second post of the same sender stands another text: it stays a line of its own.
    """
    first = next((piece for piece in pieces if piece.text), None)
    if first is None or len(first.text) > HEAD_CHARS or _HEAD.fullmatch(first.text) is None:
        return list(pieces)
    return [_bare(piece) for piece in pieces]


def _bare(piece: Piece) -> Piece:
    head = _HEAD.fullmatch(piece.text) if len(piece.text) <= HEAD_CHARS else None
    if head is None:
        return piece
    return part_of(piece, *head.span("day"), RECORD_DAY)
