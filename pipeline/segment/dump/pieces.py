"""A dump's lines on their way to blocks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pipeline.grammar.letters import bared
from pipeline.segment.limits import check_lines

# All letters that do not take one column, and others: not the Latin, Greek and most Cyrillic ones, nor typographic marks.
_UNUSUAL = re.compile("[\u0300-\u036f\u0483-\u0487\u0530-\u1fff\u20d0-\U0010ffff]")


class Piece(NamedTuple):
    """One line of a dump, or several that are one paragraph.

    `text` is what the page said, `sign` what the tool that made the dump wrote about it (a link's address, a number,
    marks of emphasis); either may be empty, never both. `start` and `end` are code points into the decoded text and
    enclose both. `printed` is the line as it stood there, with its indent; `opens` says that a new paragraph, item or
    heading begins here, whatever stands above, `goes_on` that it was cut from the line above; `mark` is what it states, where a record
    of a database says so.
    """

    text: str
    start: int
    end: int
    blank_before: int = 0
    sign: str = ""
    printed: str = ""
    opens: bool = False
    goes_on: bool = False
    mark: str = ""


def line_of(text: str, sign: str, source: str, start: int, *, opens: bool = False) -> Piece:
    """The piece of one whole line of a dump, which begins at `start` and was printed as `source`."""
    bare = bared(source)
    start += source.index(bare[0]) if bare else 0
    text = bared(text)
    return Piece(text, start, start + len(bare), 0, sign, source, opens)


def has_unusual(text: str) -> bool:
    """Whether a text may have letters that do not take one column."""
    return not text.isascii() and _UNUSUAL.search(text) is not None


def columns(text: str) -> int:
    """Width of a text in columns of a terminal: wide letters take two, marks over letters none."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(_beyond_one, _UNUSUAL.findall(text)))


@lru_cache(maxsize=4096)
def _beyond_one(letter: str) -> int:
    """How many columns a letter takes more than one: 1 if it is wide, -1 if it is a mark over another."""
    return (unicodedata.east_asian_width(letter) in "WF") - (unicodedata.combining(letter) != 0)


def cut(text: str) -> list[Piece]:
    r"""The non-blank lines of a text, in order. Only `\n` ends a line. Raises SegmentError(too_large)."""
    pieces: list[Piece] = []
    position = blank = 0
    for line in text.split("\n"):
        bare = bared(line)
        if bare:
            start = position if bare[0] == line[0] else position + line.index(bare[0])
            pieces.append(Piece(bare, start, start + len(bare), blank, "", line))
            check_lines(len(pieces))
            blank = 0
        else:
            blank += 1
        position += len(line) + 1
    return pieces


def as_sign(piece: Piece) -> Piece:
    """A piece that is nothing the page said: all of it is the tool's."""
    return piece._replace(text="", sign=" ".join(filter(None, (piece.sign, piece.text))))


def part_of(piece: Piece, start: int, end: int, mark: str = "") -> Piece:
    """A piece of whose text only a part is what the page said, from one place to another; the rest is the tool's."""
    rest = f"{piece.text[:start]} {piece.text[end:]}".strip()
    return piece._replace(text=piece.text[start:end], sign=" ".join(filter(None, (piece.sign, rest))), mark=mark)


def joined(first: Piece, second: Piece, *, is_close: bool) -> Piece:
    """Two pieces of one paragraph as one; `is_close` says that no blank stands between them."""
    sign = " ".join(filter(None, (first.sign, second.sign)))
    text = first.text + ("" if is_close else " ") + second.text
    return first._replace(text=text, end=second.end, sign=sign, printed=second.printed)
