"""TOML that site generators set above a text, between lines of `+++`: keys, signs and quotation marks are the tool's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.segment.dump.pieces import Piece, as_sign

FENCE = "+++"
_MOST_LINES = 60
_KEY = re.compile(r"[\w.\"'-]+\s*=|\[")  # what the first line between them opens with: a key, or a table's name
# What a page would print above its text, of the keys.
_STATED = re.compile(r"(?:title|date|author)\s*=\s*(?P<quote>[\"']?)(?P<value>.*\S)(?P=quote)", re.IGNORECASE)


def without_toml(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines with nothing but headline, day and author of a front matter in TOML; as they are without one."""
    if not pieces or not _is_fence(pieces[0]):
        return list(pieces)
    fences = [n for n, piece in enumerate(pieces[: _MOST_LINES + 2]) if _is_fence(piece)]
    if len(fences) < 2 or not _KEY.match(pieces[1].text):
        return list(pieces)
    behind = fences[1] + 1
    return [*map(_bare, pieces[:behind]), *pieces[behind:]]


def _is_fence(piece: Piece) -> bool:
    return (piece.text or piece.sign) == FENCE  # to a reader of Markdown it is a sign


def _bare(piece: Piece) -> Piece:
    """A line without its key, or as a sign of the tool."""
    stated = _STATED.fullmatch(piece.text)
    if stated is None or not stated["value"].strip("\"'[] "):
        return as_sign(piece)
    sign = piece.text[: stated.start("value")] + piece.text[stated.end("value") :]
    return piece._replace(text=stated["value"], sign=" ".join(filter(None, (piece.sign, sign))))
