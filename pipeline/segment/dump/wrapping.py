"""Line ends at a fixed width: text browsers, converters and prints break paragraphs wherever the page was full."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipeline.grammar.letters import is_small
from pipeline.grammar.prose import ends_like_sentence
from pipeline.segment.dump.pieces import Piece, columns, has_unusual, joined

# Widths that tools break lines at: pandoc 72, html2text 78, browsers 80, prints of pages 90 to 120. A longer line with
# spaces in it says that nothing was broken.
NARROWEST, WIDEST = 40, 130
SURELY_WIDE = 195  # in code points, of which some may take no column
# Lines that fill this share of the width are looked at: of those in wrapped text next to all end where the next word had
# no room, of lines of random length (headlines) as many as the word takes of the rest, some 25 %.
LONG, EXACT_SHARE, LEAST_FORCED = 0.6, 0.9, 3
# Of what was joined to more than so many lines so much ends with a stop, as paragraphs do. Headlines cut to one length are a
# list.
PARAGRAPH_LINES, STOPPED_SHARE = 1.4, 0.5
# Of the lines that were broken so many end amid a sentence. A dump of short paragraphs, one a line, ends each with a stop.
AMID_SHARE = 0.6
# From so many lines on, of which so many end where the next word had no room, nothing else is asked: converters break the
# headlines of links, too, which end without a stop.
SURE, SURE_SHARE = 20, 0.95
# A longer word is an address, most of all one that a sign holds.
LONGEST_WORD = 28
# So many lines of a text that is wrapped are far too wide; of those that are wide enough to tell so many may stick out:
# rows of tables, what the tool set itself.
OUTLIERS, STICKING_OUT, MOST_WIDTHS = 0.05, 0.12, 12
# In a proportional font a line holds more or fewer letters; so much less than the widest still counts as full.
FUZZY, FUZZY_SHARE = 0.86, 0.7
# A headline that a print repeats above, with an outlet's name: lines looked at, least letters, most letters beside it.
TITLE_LINES, HEADLINE_CHARS, TITLE_REST = 4, 20, 60
# Columns that a terminal's tab stops are apart.
_TAB = 8
REST_SHARE, REST_WORDS = 0.5, 5  # of the width, and words: a line that is none of a menu's labels
# Letters that may not begin a line, and are carried over with the one before: a line may be that much shorter.
_CARRIED = 4
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")
_STARRED = re.compile(r"(\*{2,6}) +\S.* +\1")  # a heading, as older converters set it
_ITEM = re.compile(r"(?:[*•·▪◦‣●○■+–—-]|\(?\d{1,3}[.)])\s")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010]\Z")
_QUOTED = re.compile(r"(?:> ?)+(?=[^>\s])")  # as converters and mail set the lines of a quotation


class _Line(NamedTuple):
    """A piece with what was printed of it: its width with the indent and its first word's, in columns of a terminal and in
    code points, because tools count either; and whether a tool that breaks lines could have broken it.
    """

    piece: Piece
    width: tuple[int, int]
    word: tuple[int, int]
    is_breakable: bool


def unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines that one paragraph was broken into are one piece again; all as they are if nothing shows a fixed width.

    Parts are joined by a blank; without one behind a hyphen and between letters of scripts that set none. The text then
    holds the same letters in the same order. Time is linear.
    """
    if _are_too_wide(pieces) or _stick_out(pieces):
        return list(pieces)
    lines = [_measured(piece) for piece in pieces]
    pairs = [(a, b) for a, b in pairwise(lines) if _may_go_on(a.piece, b.piece)]
    titles = tuple(p.text.casefold() for p in pieces[:TITLE_LINES])
    for unit in (0, 1):
        for width in _widths(lines, unit):
            long = [(a, b) for a, b in pairs if a.width[unit] >= LONG * width]
            for bound, share in ((float(width), EXACT_SHARE), (width * FUZZY, FUZZY_SHARE)):
                wrap = _Wrap(bound, width, unit, share == EXACT_SHARE, titles)
                if wrap.is_told(long, share):
                    whole, stopped = _joined(lines, wrap)
                    if stopped >= STOPPED_SHARE or wrap.is_sure(long):
                        return whole
    return list(pieces)


def _are_too_wide(pieces: Sequence[Piece]) -> bool:
    """A quick look that most dumps end with: paragraphs on one line each are wider than tools break at."""
    left = OUTLIERS * len(pieces)
    for piece in pieces:
        if len(piece.text) > SURELY_WIDE and max(map(len, piece.text.split())) < LONGEST_WORD:
            left -= 1
            if left < 0:
                return True
    return False


def _stick_out(pieces: Sequence[Piece]) -> bool:
    """A second quick look: so many lines are wider than tools break at that `_widths` finds no width, in either unit."""
    wide = sum(len(p.printed) > WIDEST and _is_surely_wide(p) for p in pieces)
    if wide <= STICKING_OUT * sum(len(p.printed) >= NARROWEST for p in pieces):
        return False
    return wide > STICKING_OUT * sum(map(_may_be_wide, pieces))


def _may_be_wide(piece: Piece) -> bool:
    """Whether a line may be so wide that it tells of widths: letters that take two columns, and tabs, make it wider."""
    line = piece.printed
    return len(line) >= NARROWEST or "\t" in line or (2 * len(line) >= NARROWEST and has_unusual(line))


def _is_surely_wide(piece: Piece) -> bool:
    line = piece.printed.rstrip()
    if len(line) <= WIDEST or not piece.text or " " not in piece.text or has_unusual(line):
        return False
    return max(map(len, line.split())) < LONGEST_WORD


def _measured(piece: Piece) -> _Line:
    line = piece.printed.rstrip()
    if "\t" in line:
        line = line.expandtabs(_TAB)
    words = line.split() or [""]
    first = words[1] if len(words) > 1 and not words[0].strip(">") else words[0]
    is_short_worded = max(map(len, words)) < LONGEST_WORD
    if _UNSPACED.search(piece.text):
        is_breakable = is_short_worded or not piece.sign
    else:
        is_breakable = is_short_worded and " " in piece.text
    return _Line(piece, (columns(line), len(line)), (columns(first), len(first)), is_breakable)


def _widths(lines: Sequence[_Line], unit: int) -> list[int]:
    """Widths that the text may have been broken at, widest first; none if too many lines are wider than tools break at."""
    found = sorted((line.width[unit] for line in lines if line.piece.text and line.is_breakable), reverse=True)
    found = found[: bisect_right(found, -NARROWEST, key=lambda width: -width)]
    if not found:
        return []
    wider = math.floor(STICKING_OUT * len(found))
    return [w for w in sorted(set(found[: wider + 1]), reverse=True)[:MOST_WIDTHS] if w <= WIDEST]


def _may_go_on(one: Piece, two: Piece) -> bool:
    if not (one.text and two.text) or two.blank_before or two.opens or _ITEM.match(two.text):
        return False
    return not (one.text.startswith("**") and _STARRED.fullmatch(one.text))


@dataclass(frozen=True, slots=True)
class _Wrap:
    """Where the lines of a text end: at `width`, counted in a unit of `_Line.width`, which a proportional font blurs."""

    width: float
    widest: int
    unit: int
    is_exact: bool
    titles: tuple[str, ...]

    def is_forced(self, one: _Line, two: _Line) -> bool:
        """Whether the second line's first word had no room on the first one."""
        if one.width[self.unit] > self.widest and one.is_breakable:
            return False
        if _UNSPACED.match(two.piece.text):
            return one.width[self.unit] + _CARRIED >= self.width
        return one.width[self.unit] + 1 + two.word[self.unit] > self.width

    def is_told(self, long: Sequence[tuple[_Line, _Line]], share: float) -> bool:
        """Whether long lines end where the next word had no room, and most of them amid a sentence."""
        open_ended = [pair for pair in long if not ends_like_sentence(pair[0].piece.text)]
        told = long if self.is_exact else open_ended
        forced = sum(self.is_forced(one, two) for one, two in told)
        amid = forced if told is open_ended else sum(self.is_forced(one, two) for one, two in open_ended)
        return forced >= max(LEAST_FORCED, share * len(told)) and amid >= AMID_SHARE * forced

    def is_sure(self, long: Sequence[tuple[_Line, _Line]]) -> bool:
        """Whether so many lines of words end at the width that no list of headlines could."""
        words = [(one, two) for one, two in long if not _UNSPACED.search(one.piece.text)]
        return (
            self.is_exact
            and len(words) >= SURE
            and sum(self.is_forced(*pair) for pair in words) >= SURE_SHARE * len(words)
        )

    def goes_on(self, one: _Line, two: _Line, within: bool) -> bool:
        """Whether the second line belongs to the first one's paragraph; `within`: the first goes on from the line above it."""
        if not self.is_forced(one, two):
            return self._is_rest(one, two.piece.text, within) or self._is_headline(one.piece.text, two.piece.text)
        # Where the width is not exact, a full line with a stop may be a paragraph's last.
        return self.is_exact or not ends_like_sentence(one.piece.text) or two.piece.text[:1].islower()

    def _is_rest(self, one: _Line, two: str, within: bool) -> bool:
        """Whether a sentence that the line above leaves open goes on with a small letter and ends: a person broke it there."""
        above = one.piece.text
        if ends_like_sentence(above) or not is_small(two[:1]) or not ends_like_sentence(two):
            return False
        return within or (one.width[self.unit] >= REST_SHARE * self.width and above.count(" ") + 1 >= REST_WORDS)

    def _is_headline(self, one: str, two: str) -> bool:
        """Headlines are set in larger letters, so that their lines are short; the title above says that they are one."""
        if self.is_exact or len(one) < HEADLINE_CHARS or ends_like_sentence(one):
            return False
        whole = f"{one} {two}".casefold()
        return any(whole in title and len(title) < len(whole) + TITLE_REST for title in self.titles)


def _joined(lines: Sequence[_Line], wrap: _Wrap) -> tuple[list[Piece], float]:
    """The pieces with lines that go on joined, and which share of what was joined to more than a line ends with a stop."""
    out: list[Piece] = []
    parts: list[int] = []  # lines in each piece
    last: _Line | None = None
    for line in lines:
        if last is not None and _may_go_on(last.piece, line.piece) and wrap.goes_on(last, line, parts[-1] > 1):
            is_quoted = last.piece.text.startswith(">") and line.piece.text.startswith(">")
            out[-1] = _one(*map(_unquoted, (out[-1], line.piece))) if is_quoted else _one(out[-1], line.piece)
            parts[-1] += 1
        else:
            out.append(line.piece)
            parts.append(1)
        last = line
    long = PARAGRAPH_LINES * wrap.width
    paragraphs = [p for p, count in zip(out, parts, strict=True) if count > 1 and columns(p.text) >= long]
    stopped = sum(ends_like_sentence(p.text) for p in paragraphs)
    return out, stopped / len(paragraphs) if paragraphs else 0.0


def _unquoted(piece: Piece) -> Piece:
    """A line of a quotation without the mark at its beginning, which is one of the tool's signs."""
    mark = _QUOTED.match(piece.text)
    if mark is None:
        return piece
    return piece._replace(text=piece.text[mark.end() :], sign=" ".join(filter(None, (piece.sign, mark[0].strip()))))


def _one(first: Piece, second: Piece) -> Piece:
    close = bool(_HYPHEN.search(first.text)) or bool(_UNSPACED.match(first.text[-1]) and _UNSPACED.match(second.text))
    return joined(first, second, is_close=close)
