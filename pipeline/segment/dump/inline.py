r"""Dumps whose paragraphs were broken at every link and every emphasised word (`get_text("\n")` and its like).

Such a tool ends a line wherever an element ends: the pieces of a sentence stand below one another, and nothing in a piece
alone tells a linked name from an item of a menu. What tells is the chain: each line goes on where the one above stopped,
and the last one ends the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from pipeline.grammar.letters import is_small
from pipeline.grammar.prose import ends_like_sentence, is_unspaced, reading_length
from pipeline.segment.dump.pieces import Piece, joined

# What no line begins with, unless it was cut from the one above. Colons and opening brackets begin lines of menus.
_CLOSES = re.compile(r"(?:[,;.!?](?=\s|\Z|[”’»])|[、。，；！？」』）؛،؟।॥۔።])(?![.…])")
# The same below a line without a stop: closing brackets and quotation marks, a colon or a dash before text, a linked word's
# ending; in Japanese and Korean a particle.
_TAIL = re.compile(
    r"[)\]}](?![^\W\d_])|[,;.!?]+[)\]\"”’»“]|[:：](?:\s|\Z)|['’]\w{1,3}\b|[\"”’»“](?=[\s,;.!?-])|[–—]\s|[-\u2010][^\W\d_]"
    r"|を|[のにはがでともへや](?![\u3041-\u3096ー])|[은는을를의에와과로도]\s"
)
_TURN = re.compile(r"[–—]\s+([^\W\d_])")
_SMALL = re.compile(r"(?!https?:)[(\"'“„«‘]?([^\W\d_]{2,}|[^\W\d_](?:\s|\Z))")
_OPENERS = frozenset("(\"'“„«‘")  # what may stand before a small letter
# The characters that `_CLOSES`, `_TAIL` and `_OPEN_END` may find: most lines have none of them there.
_CLOSERS = frozenset(",;.!?、。，；！？」』）؛،؟।॥۔።")
_TAILS = frozenset(")]},;.!?:：'’\"”»“–—-\u2010をのにはがでともへや은는을를의에와과로도")
_OPEN_ENDS = frozenset(",،、，([{“„«‘\"'–—のをは")
_FIRSTS = frozenset(",;.!?、。，；！？」』）؛،؟।॥۔።()[]{}\"'“„«‘”’»:：–—-‐をのにはがでともへや은는을를의에와과로도")
_KANA_END = re.compile(r"[\u3041-\u3096]")  # particles and verbs; headlines end in nouns
_PARTS = frozenset("|·•»›→←/>∙⋅●⚫")  # what stands between a day, a name and a section; no inline element
_ITEM = re.compile(r"o ")  # the circle of a list, as inscriptis prints it
# What no line ends with: a comma, an opening bracket or quotation mark, a dash behind a blank, a particle of Japanese.
_OPEN_END = re.compile(r"[,،、，]\Z|(?:\s|\A)[(\[{“„«‘\"']\Z|\w\s[–—]\Z|[のをは]\Z")
# Articles, prepositions and conjunctions are short words in small letters, which end no line that is whole.
_SHORT = 3
_SHORT_WORD = re.compile(rf"(?:\A|[\s(\[\"“„«'’])([^\W\d_]{{1,{_SHORT}}})\Z")
# What proves that a dump was cut, summed over its chains: a line that begins as no line does counts twice, one that begins
# small or with a tail, or stands below an open end, once. Of 1,547 labelled dumps with a block a line none has so much, of the pages that
# `get_text("\n")` made dumps of 84 %.
CLOSING_WEIGHT, LEAST_PROOF, LEAST_SIGNS = 2, 4, 2
# A line above a cut piece that is shorter than this and has no stop may be a heading; a linked or emphasised piece is as
# short as the second; a chain that is shorter than the third is a label: "Share on", "Facebook" and their like.
HEADING_CHARS, PIECE_CHARS, CHAIN_CHARS = 45, 60, 30
# A sentence that is cut at its first link has so many words before it; of a heading in capitals only short words are small.
LEAST_WORDS, LONG_WORD = 3, 5
# Where the tool left the blanks beside an element, they stand at the seams: at so many of those that a small letter shows,
# and at no more than so many of those that a stop closes.
LEAST_SEAMS, SEAM_SHARE, STRAY_SHARE = 3, 0.7, 0.4


class _Link(IntEnum):
    """Whether a line goes on from the line above."""

    NONE = 0
    LIKELY = 1
    SURE = 2  # whatever becomes of the chain


def without_cuts(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of a paragraph that was broken at its inline elements are one again; all as they are without proof.

    A line that begins with a comma or a stop was cut from the one above; below a line without a stop also one that begins
    with a small letter, a closing bracket or a particle, or that follows a comma, an opening bracket or a word like "the".
    A short piece between running text and such a line is a link or a word in bold. What else than a sign joins has to end
    with a stop: below a headline stand "von Jane Doe" and "am 5. März", too. Time is linear.
    """
    marked = {n for n, p in enumerate(pieces) if n and p.goes_on and _touch(pieces[n - 1], p)}
    cut = _cut_in(pieces) if _may_be_cut(pieces) else set()
    if not cut and not marked:
        return list(pieces)
    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        if n in cut or n in marked:
            out[-1] = _one(out[-1], piece)
        else:
            out.append(piece)
    return out


def _cut_in(pieces: Sequence[Piece]) -> set[int]:
    stopped = [ends_like_sentence(piece.text) for piece in pieces]
    return _Dump(pieces, stopped, has_seams=_has_seams(pieces, stopped)).cut()


def _may_be_cut(pieces: Sequence[Piece]) -> bool:
    """A quick look that most dumps end with: most lines begin with a capital, a figure or a bullet."""
    signs = 0
    for piece in pieces:
        first = piece.text[:1]
        if (first.islower() or first in _FIRSTS) and first and not piece.blank_before:
            signs += 1
            if signs >= LEAST_SIGNS:
                return True
    return False


def _has_seams(pieces: Sequence[Piece], stopped: Sequence[bool]) -> bool:
    """Whether blanks at the ends of lines tell that a sentence goes on there, and stand at few other ends of lines.

    `stopped` says which lines end like a sentence.
    """
    pairs = list(zip(pieces, pieces[1:], stopped, strict=False))
    amid = [(a, p) for a, p, is_stopped in pairs if not is_stopped and _is_small(p.text) and _touch(a, p)]
    seams = sum(_is_seam(above, piece) for above, piece in amid)
    if seams < LEAST_SEAMS or seams < SEAM_SHARE * len(amid):
        return False  # most dumps
    ends = [(a, p) for a, p, is_stopped in pairs if is_stopped or p.blank_before]
    return sum(_is_seam(above, piece) for above, piece in ends) <= STRAY_SHARE * len(ends)


@dataclass(frozen=True, slots=True)
class _Dump:
    """A dump's lines, and which of them end like a sentence; `has_seams` says that blanks at their ends tell where one goes on."""

    pieces: Sequence[Piece]
    stopped: Sequence[bool]
    has_seams: bool

    def cut(self) -> set[int]:
        """Indices of the lines that were cut from the line above; none without proof."""
        if not self.has_seams and not self._may_prove():
            return set()  # most dumps
        cut: set[int] = set()
        start, count = 0, len(self.pieces)
        while start < count:
            links = [_Link.NONE]
            while start + len(links) < count and (found := self._links(start + len(links), is_chain=len(links) > 1)):
                links += found
            following = start + len(links)
            while len(links) > 1 and links[-1] < _Link.SURE and not self.stopped[start + len(links) - 1]:
                links.pop()
            if len(links) > 1:
                chain = range(start, start + len(links))
                if _Link.SURE in links or sum(reading_length(self.pieces[n].text) for n in chain) >= CHAIN_CHARS:
                    cut.update(chain[1:])
            start = following
        proof = sum(_weight(self.pieces[n - 1].text, self.pieces[n].text) for n in cut)
        return cut if proof >= LEAST_PROOF or self.has_seams else set()

    def _may_prove(self) -> bool:
        """Whether the seams that may prove something would be proof together, were all of them cuts."""
        proof = 0
        for above, piece in pairwise(self.pieces):
            first = piece.text[:1]
            if not (first.islower() or first in _FIRSTS or above.text[-1:] in _OPEN_ENDS):
                continue  # most lines
            if _touch(above, piece):
                proof += _weight(above.text, piece.text)
                if proof >= LEAST_PROOF:
                    return True
        return False

    def _links(self, n: int, *, is_chain: bool) -> list[_Link]:
        """How the lines from `n` on go on: none; one by a sign of its own; a short piece together with the line below."""
        pieces = self.pieces
        own = self._link(n, is_chain=is_chain)
        if own:
            return [own]
        if self.has_seams or n + 1 == len(pieces) or not self._may_be_inner(n):
            return []
        below = self._link(n + 1, is_chain=False)
        # A link does not end with "the": such a line begins a sentence, below a heading.
        if not below or (below < _Link.SURE and _is_open(pieces[n].text)):
            return []
        return [_Link.LIKELY, below] if is_chain or _runs(pieces[n - 1].text, below) else []

    def _may_be_inner(self, n: int) -> bool:
        """Whether a short line may be a link or an emphasised word amid the sentence that begins above it."""
        if self.stopped[n - 1] or self.stopped[n] or len(self.pieces[n].text) >= PIECE_CHARS:
            return False
        return _touch(self.pieces[n - 1], self.pieces[n])

    def _link(self, n: int, *, is_chain: bool) -> _Link:
        above, piece = self.pieces[n - 1], self.pieces[n]
        if not _touch(above, piece):
            return _Link.NONE
        one, two = above.text, piece.text
        if piece.goes_on or _closes(two):
            return _Link.SURE
        is_stopped = self.stopped[n - 1]
        # Behind a stop a blank may stand at the end of any paragraph.
        if self.has_seams and (piece.printed[0].isspace() if is_stopped else True) and _is_seam(above, piece):
            return _Link.SURE
        if is_stopped:
            return _Link.NONE
        if _is_tail(two) or _ends_open(one):
            return _Link.LIKELY
        # Where blanks tell, their absence does, too: "by: Jane Doe" below a headline.
        if _is_small(two):
            return _Link.LIKELY if is_chain or not self.has_seams else _Link.NONE
        # "15 hours ago" stands alone.
        may_run = (is_chain or (len(two) < PIECE_CHARS and not one[0].isdigit())) and not self.has_seams
        return _Link.LIKELY if may_run and _is_open(one) else _Link.NONE


def _weight(one: str, two: str) -> int:
    """What a seam proves by itself of the whole dump."""
    if _closes(two):
        return CLOSING_WEIGHT
    if ends_like_sentence(one):
        return 0
    return int(_is_small(two) or _is_tail(two) or _ends_open(one))


def _runs(text: str, below: _Link) -> bool:
    """Whether a line without a stop is the beginning of a sentence rather than a heading in capitals or a label.

    `below` is how the line behind the link goes on: "We asked", "Jane Doe", ", who …" is surer than "… who".
    """
    if is_unspaced(text):
        return reading_length(text) >= HEADING_CHARS or _KANA_END.search(text[-1]) is not None
    words = text.split()
    if len(words) < (LEAST_WORDS if below < _Link.SURE else LEAST_WORDS - 1):
        return False
    if is_small(words[-1]):
        return True
    return len(text) >= HEADING_CHARS and any(len(word) >= LONG_WORD and is_small(word) for word in words)


def _touch(above: Piece, piece: Piece) -> bool:
    return not (piece.blank_before or piece.opens) and bool(piece.text and above.text)


def _is_seam(above: Piece, piece: Piece) -> bool:
    """Whether one blank stands at the end of one line or at the beginning of the next, and not at both."""
    if not (above.text and piece.text):
        return False  # one of them is nothing but a sign of the tool that made the dump
    if above.text[-1] in _PARTS or piece.text[0] in _PARTS:
        return False
    end = len(above.printed) - len(above.printed.rstrip())
    begin = len(piece.printed) - len(piece.printed.lstrip())
    return end + begin == 1


def _is_open(text: str) -> bool:
    """Whether a line ends with a word that wants another. Not "By" alone, which leads a byline."""
    if len(text) > _SHORT and text[-_SHORT - 1 :].isalpha():
        return False  # most lines: the word is longer
    word = _SHORT_WORD.search(text[-8:])
    return word is not None and is_small(word[1])


def _closes(text: str) -> bool:
    return text[:1] in _CLOSERS and _CLOSES.match(text) is not None


def _is_tail(text: str) -> bool:
    if text[:1] not in _TAILS or _TAIL.match(text) is None:
        return False
    said = _TURN.match(text)  # who speaks in a dialogue begins with a capital behind the dash
    return said is None or is_small(said[1])


def _ends_open(text: str) -> bool:
    return text[-1:] in _OPEN_ENDS and _OPEN_END.search(text[-3:]) is not None


def _is_small(text: str) -> bool:
    if not (text[:1].islower() or text[:1] in _OPENERS):
        return False  # most lines
    first = _SMALL.match(text)
    return first is not None and is_small(first[1][0]) and first[1][:2].strip().islower() and not _ITEM.match(text)


def _one(first: Piece, second: Piece) -> Piece:
    return joined(first, second, is_close=_is_close(first.text, second.text))


def _is_close(one: str, two: str) -> bool:
    if _closes(two) or _is_dense(one[-1]) or _is_dense(two[0]) or one[-1] in "([{„«":
        return True
    return two[0] not in "–—" and _is_tail(two)


def _is_dense(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
