"""A dump's lines on their way to blocks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pipeline.segment.limits import check_lines

# Columns that a terminal's tab stops are apart.
_TAB = 8
# All letters that do not take one column, and others: not the Latin, Greek and most Cyrillic ones, nor typographic marks.
_UNUSUAL = re.compile("[\u0300-\u036f\u0483-\u0487\u0530-\u1fff\u20d0-\U0010ffff]")

# In columns of a terminal, and in code points: tools count either.
Width = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a dump, or several that are one paragraph.

    `text` is what the page said, `sign` what the tool that made the dump wrote about it (a link's address, a number,
    marks of emphasis); either may be empty, never both. `start` and `end` are code points into the decoded text and
    enclose both. `width` is the printed line's width with its indent, `word` that of its first word as it stood
    there, signs and all, `longest` the letters of its longest word; `opens` says that a new paragraph, item or heading begins here, whatever stands above,
    `goes_on` that it was cut from the line above.
    """

    text: str
    start: int
    end: int
    blank_before: int = 0
    sign: str = ""
    width: Width = (0, 0)
    word: Width = (0, 0)
    longest: int = 0
    opens: bool = False
    goes_on: bool = False


def line_of(text: str, sign: str, source: str, start: int, *, opens: bool = False, blank_before: int = 0) -> Piece:
    """The piece of one whole line of a dump, which begins at `start` and was printed as `source`."""
    lead, bare = len(source) - len(source.lstrip()), source.strip()
    words = bare.split() or [""]
    line = source.rstrip().expandtabs(_TAB)
    widths = (columns(line), len(line)), (columns(words[0]), len(words[0])), max(map(len, words))
    return Piece(text, start + lead, start + lead + len(bare), blank_before, sign, *widths, opens)


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
        stripped = line.strip()
        if stripped:
            pieces.append(line_of(stripped, "", line, position, blank_before=blank))
            check_lines(len(pieces))
            blank = 0
        else:
            blank += 1
        position += len(line) + 1
    return pieces
