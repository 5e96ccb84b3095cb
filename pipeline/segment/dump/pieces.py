"""A dump's lines on their way to blocks."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from pipeline.segment.limits import check_lines

# Letters that take two columns of a terminal (East Asian Width W and F), and where marks that take none stand.
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
_MARKED = re.compile(r"[\u0300-\u1aff\ua800-\uabff]")


class Piece(NamedTuple):
    """One line of a dump, or several that are one paragraph.

    `text` is what the page said, `sign` what the tool that made the dump wrote about it (a link's address, a number,
    marks of emphasis); either may be empty, never both. `start` and `end` are code points into the decoded text and
    enclose both. `printed` is the line as it stood there, with its indent; `opens` says that a new paragraph, item or
    heading begins here, whatever stands above, `goes_on` that it was cut from the line above.
    """

    text: str
    start: int
    end: int
    blank_before: int = 0
    sign: str = ""
    printed: str = ""
    opens: bool = False
    goes_on: bool = False


def line_of(text: str, sign: str, source: str, start: int, *, opens: bool = False) -> Piece:
    """The piece of one whole line of a dump, which begins at `start` and was printed as `source`."""
    bare = source.strip()
    start += source.index(bare[0]) if bare else 0
    return Piece(text, start, start + len(bare), 0, sign, source, opens)


def columns(text: str) -> int:
    """Width of a text in columns of a terminal: wide letters take two, marks over letters none."""
    if text.isascii():
        return len(text)
    marks = sum(unicodedata.combining(c) != 0 for c in text) if _MARKED.search(text) else 0
    return len(text) + len(_WIDE.findall(text)) - marks


def cut(text: str) -> list[Piece]:
    r"""The non-blank lines of a text, in order. Only `\n` ends a line. Raises SegmentError(too_large)."""
    pieces: list[Piece] = []
    position = blank = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = position if bare[0] == line[0] else position + line.index(bare[0])
            pieces.append(Piece(bare, start, start + len(bare), blank, printed=line))
            check_lines(len(pieces))
            blank = 0
        else:
            blank += 1
        position += len(line) + 1
    return pieces
