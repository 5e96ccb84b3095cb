r"""Dumps whose paragraphs were broken at every link and every emphasised word (`get_text("\n")` and its like)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grammar.prose import ends_like_sentence
from pipeline.segment.dump.pieces import Piece, joined

# What no line begins with, unless it was cut from the one above. Brackets and colons begin lines of menus.
_CLOSES = re.compile(r"(?:[,;.!?](?=\s|\Z|[”’»])|[、。，；！？」』）؛،؟।॥۔។])(?![.…])")
_SMALL = re.compile(r"(?!https?:)[(\"'“„«‘]?([^\W\d_]{2,}|[^\W\d_] )")
_FIRSTS = frozenset(",;.!?、。，；！？」』）؛،؟।॥۔(\"'“„«‘")
_ITEM = re.compile(r"o ")  # the circle of a list, as inscriptis prints it
# So many lines that go on in the middle of a sentence prove that the dump was cut: of those that begin as no line does, of
# those that begin small under a line without a stop, and of these where there is one of the first kind.
LEAST_CLOSING, LEAST_SMALL, LEAST_BESIDE = 2, 4, 1
# A line above a cut piece that is shorter than this and has no stop may be a heading; a linked or emphasised piece is as
# short as the second.
HEADING_CHARS, PIECE_CHARS = 45, 60


def without_cuts(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of a paragraph that was broken at its inline elements are one again; all as they are without proof.

    A line that begins with a comma or a stop was cut from the one above, and so was one that begins with a small letter
    below running text without a stop. A short piece between running text and such a line is a link or a word in bold.
    """
    cut, closing, small = _cuts(pieces)
    is_proved = closing >= LEAST_CLOSING or small >= LEAST_SMALL or (closing and small >= LEAST_BESIDE)
    if not is_proved and not any(p.goes_on for p in pieces):
        return list(pieces)
    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        if n in cut and (is_proved or piece.goes_on):
            out[-1] = _one(out[-1], piece)
        else:
            out.append(piece)
    return out


def _cuts(pieces: Sequence[Piece]) -> tuple[set[int], int, int]:
    """Indices of the lines that were cut from the line above, and how many show it by a sign, and by a small letter.

    What a small letter joins has to end with a stop: below a headline stand "von Jane Doe" and "am 5. März", too.
    """
    cut: set[int] = set()
    closing: set[int] = set()
    small: set[int] = set()
    for n, piece in enumerate(pieces):
        # Most lines begin with a capital, a figure or a bullet, and are passed over at once.
        if not n or not (piece.text[:1].islower() or piece.text[:1] in _FIRSTS or piece.goes_on):
            continue
        above = pieces[n - 1]
        if piece.blank_before or piece.opens or not (piece.text and above.text):
            continue
        is_inner = _is_inner(pieces, n - 1)
        runs = n - 1 in cut or len(above.text) >= HEADING_CHARS or is_inner
        if piece.goes_on or _CLOSES.match(piece.text):
            closing.add(n)
        elif _is_small(piece.text) and runs and not ends_like_sentence(above.text):
            small.add(n)
        else:
            continue
        cut.update((n - 1, n) if is_inner else (n,))
    for n in sorted(cut, reverse=True):
        if n + 1 not in cut and n not in closing and not ends_like_sentence(pieces[n].text):
            cut.discard(n)
            small.discard(n)
    return cut, sum(_CLOSES.match(pieces[n].text) is not None for n in closing), len(small)


def _is_inner(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a short line may be a piece of the running text above it."""
    if not n or pieces[n].blank_before or pieces[n].opens or len(pieces[n].text) >= PIECE_CHARS:
        return False
    above = pieces[n - 1].text
    return len(above) >= HEADING_CHARS and not ends_like_sentence(above) and not ends_like_sentence(pieces[n].text)


def _is_small(text: str) -> bool:
    first = _SMALL.match(text)
    return first is not None and first[1][0].islower() and first[1][:2].islower() and not _ITEM.match(text)


def _one(first: Piece, second: Piece) -> Piece:
    close = _CLOSES.match(second.text) is not None or _is_dense(first.text[-1]) or _is_dense(second.text[0])
    return joined(first, second, is_close=close)


def _is_dense(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
