"""Pages that a browser printed into a file: each sheet says when it was printed, and which of how many it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.dump.pieces import Piece

# The day and the clock in figures, in the order of the printer's country, alone or before the page's title.
_PRINTED = re.compile(
    r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?,? {1,3}(?:[AP]M )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f][AP]\.?M\.?)?(?=\s{2}|\Z)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"(?:(?P<url>(?:https?|file)://\S+)\s+)?\d{1,3}(?:/| of )\d{1,3}\Z")
_ADDRESS = re.compile(r"(?:https?|file)://\S+\Z")


def without_print(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines without the day of printing and the numbers of sheets; as they are unless the first line and a last one
    say that this is a print. The title and the address beside them stay.
    """
    first = next((p for p in pieces if p.text), None)
    stamp = _PRINTED.match(first.text) if first else None
    if stamp is None or not _has_sheets(pieces):
        return list(pieces)
    return [_bare(piece, stamp[0]) for piece in pieces]


def _has_sheets(pieces: Sequence[Piece]) -> bool:
    for above, piece in zip(pieces[-4:], pieces[-3:], strict=False):
        sheet = _SHEET.match(piece.text)
        if sheet and (sheet["url"] or _ADDRESS.match(above.text)):
            return True
    return False


def _bare(piece: Piece, stamp: str) -> Piece:
    if piece.text.startswith(stamp):
        rest = piece.text[len(stamp) :]
        return piece._replace(text=rest.strip(), sign=stamp) if not rest or rest[:2].isspace() else piece
    sheet = _SHEET.match(piece.text)
    if sheet is None:
        return piece
    address = sheet["url"] or ""
    return piece._replace(text=address, sign=piece.text[len(address) :].strip())
