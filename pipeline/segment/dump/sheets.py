r"""Running heads and feet of prints and PDFs as text: "The Daily Sample – 3", "Seite 3 von 7", "- 3 -".

They stand amid the text wherever a sheet ended, and cut sentences. What tells is the number: it counts on from sheet to
sheet in lines that are alike otherwise, at the form feeds that `pdftotext` leaves, or amid sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.grammar.letters import is_small
from pipeline.grammar.prose import ends_like_sentence, is_unspaced
from pipeline.segment.dump.pieces import Piece, as_sign

HEAD_CHARS = 80  # of a running head, which takes one line
HEAD_LINES = 3  # running heads of a sheet, above or below a form feed
LEAST_SHEETS, LEAST_FED = 3, 2  # that are alike; numbers at form feeds
SHEET_CHARS = 600  # of a sheet, where no form feeds are: "1 of 3" above the captions of pictures stand closer
CUT_SHARE = 3  # of so many heads without form feeds one at least stands in a sentence
CUT_CHARS, HEADING_CHARS = 20, 45  # a line above a head that goes on below it: in small letters, and whatever follows
MOST_SHEETS = 999  # more are years
_NUMBER = re.compile(r"\d+")
_NO_WORD = re.compile(r"[\W\d_]+")
# "Figure 3" may be a link that a tool set on a line of its own; these are no links: "Sample – 3", "3 | Sample", "3/7",
# "3 von 7", "- 3 -".
_PARTED = re.compile(
    r"\w.*(?:\s[–—|·•/-]|[|·•/]|\s{2,})\s*\d+$|^\d+(?:\s*[–—|·•/]|\s-|\s{2,})\s*\w|\d(?:\s?/\s?|\s\w{1,4}\s)\d|^[-–—]\s?\d+\s?[-–—]$"
)
_SHEET = re.compile(r"\d+(?:\W{1,3}\w{0,4}\W{0,3}\d+)?")
_EDGE = " \t–—-|·•/,:("
LEAST_WORDS = 2  # of a head without its number that names something: an outlet, the headline


def without_sheets(pieces: Sequence[Piece], feeds: Sequence[int] = ()) -> list[Piece]:
    """The lines without running heads and feet, and the sentences that they cut whole; as they are without proof.

    `feeds` are the places of form feeds in the text.
    Of the first sheet's head the words stay: they may name the outlet. Time is linear in the lines.
    """
    pieces = _without_feeds(pieces, frozenset(feeds)) if feeds else pieces
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for n, piece in enumerate(pieces):
        if len(piece.text) <= HEAD_CHARS and (feeds or _NUMBER.search(piece.text)):
            alike[_words_of(piece.text)].append(n)
    if not feeds and all(len(found) < LEAST_SHEETS for found in alike.values()):
        return list(pieces)
    edges = _edges(pieces, feeds)
    heads: set[int] = set()
    for found in alike.values():
        numbers = [tuple(map(int, _NUMBER.findall(pieces[n].text))) for n in found]
        if not any(numbers):
            named = len(found) >= LEAST_SHEETS and edges.issuperset(found)
            heads.update(found[1:] if named else ())
        elif _count_on(numbers) and _are_heads(pieces, found, edges):
            heads.update(found)
    if not heads:
        return list(pieces)
    return [*_without(pieces, heads | _beside(pieces, heads))]


def _without_feeds(pieces: Sequence[Piece], feeds: frozenset[int]) -> list[Piece]:
    """The lines without form feeds, which are blanks by now, before them: they would count to a line's width."""
    indents = [len(piece.printed) - len(piece.printed.lstrip()) for piece in pieces]
    return [
        piece._replace(printed=piece.printed[1:]) if piece.start - indent in feeds else piece
        for piece, indent in zip(pieces, indents, strict=True)
    ]


def _words_of(text: str) -> str:
    """What is the same in the heads of all sheets, on whichever side of the leaf the number stands."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


def _edges(pieces: Sequence[Piece], feeds: Sequence[int]) -> frozenset[int]:
    """The first and last lines of each sheet, between form feeds."""
    if not feeds:
        return frozenset()
    places = [piece.start for piece in pieces]
    starts = (0, *(bisect_left(places, feed) for feed in feeds), len(pieces))
    return frozenset(
        n for start in starts for n in range(max(0, start - HEAD_LINES), min(len(pieces), start + HEAD_LINES))
    )


def _count_on(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Whether one number of lines that are alike grows by one from line to line, or by two: on one side of each leaf.

    Another is the same in all, and is that of all sheets.
    """
    if len({len(row) for row in numbers}) > 1:
        return False
    columns = list(zip(*numbers, strict=True))
    growing = [column for column in columns if {two - one for one, two in pairwise(column)} in ({1}, {2})]
    rest = [column for column in columns if column not in growing]
    if len(growing) != 1 or len(rest) > 1 or max(growing[0]) > MOST_SHEETS:
        return False
    return all(len(set(column)) == 1 and growing[0][-1] <= column[0] <= MOST_SHEETS for column in rest)


def _are_heads(pieces: Sequence[Piece], found: Sequence[int], edges: frozenset[int]) -> bool:
    if edges:
        return len(found) >= LEAST_FED and edges.issuperset(found)
    if len(found) < LEAST_SHEETS or not all(_PARTED.search(pieces[n].text) for n in found):
        return False
    if any(pieces[two].start - pieces[one].start < SHEET_CHARS for one, two in pairwise(found[:-1])):
        return False  # the last sheet may be short
    heads = {*found, *_beside(pieces, {*found})}
    return CUT_SHARE * sum(_cuts(pieces, *_run(n, heads)) for n in found) >= len(found)


def _run(at: int, heads: set[int]) -> tuple[int, int]:
    """The first and the last of the heads that a line stands among."""
    first = last = at
    while first - 1 in heads:
        first -= 1
    while last + 1 in heads:
        last += 1
    return first, last


def _cuts(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether a sentence goes on from above the line `first` to below the line `last`."""
    if not 0 < first <= last < len(pieces) - 1:
        return False
    above, below = pieces[first - 1].text, pieces[last + 1].text
    if not (above and below) or ends_like_sentence(above) or len(above) < CUT_CHARS:
        return False
    return is_small(below[0]) or len(above) >= HEADING_CHARS or is_unspaced(above)


def _beside(pieces: Sequence[Piece], heads: set[int]) -> set[int]:
    """The lines beside the numbers that come again at each sheet, but for the first: the outlet's name, the headline."""
    beside: defaultdict[str, set[int]] = defaultdict(set)
    for n in heads:
        for at in (n - 2, n - 1, n + 1, n + 2):
            if 0 <= at < len(pieces) and at not in heads and len(pieces[at].text) <= HEAD_CHARS:
                beside[pieces[at].text.casefold()].add(at)
    return {n for same in beside.values() if len(same) >= LEAST_SHEETS for n in sorted(same)[1:]}


def _without(pieces: Sequence[Piece], heads: set[int]) -> Iterator[Piece]:
    """The lines; running heads are signs of the line above, whose sentence they may cut."""
    above: Piece | None = None
    at, top, blank, goes_on = 0, min(heads), 0, False
    while at < len(pieces):
        if at not in heads:
            if above is not None:
                yield above
            piece = pieces[at]
            above = piece._replace(
                blank_before=0 if goes_on else max(blank, piece.blank_before), goes_on=goes_on or piece.goes_on
            )
            at, blank, goes_on = at + 1, 0, False
            continue
        first, last = _run(at, heads)
        run = [_as_sign(piece, keeps_words=n == top) for n, piece in enumerate(pieces[first : last + 1], first)]
        if above is None or any(piece.text for piece in run):
            yield from run if above is None else (above, *run)
            above = None
        else:
            goes_on, blank = _cuts(pieces, first, last), max(piece.blank_before for piece in run)
            sign = " ".join(filter(None, (above.sign, *(piece.sign for piece in run))))
            above = above._replace(end=run[-1].end, sign=sign)
        at = last + 1
    if above is not None:
        yield above


def _as_sign(piece: Piece, *, keeps_words: bool) -> Piece:
    """A running head as a sign; with its words as text, if they are more than "page"."""
    number = _SHEET.search(piece.text)
    if keeps_words and number is not None:
        before, behind = piece.text[: number.start()].rstrip(_EDGE), piece.text[number.end() :].lstrip(_EDGE)
        words = before or behind
        if not (before and behind) and len(words.split()) >= LEAST_WORDS:
            return piece._replace(text=words, sign=piece.text.replace(words, "", 1).strip())
    return as_sign(piece)
