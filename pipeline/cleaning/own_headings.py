"""Sub-headings of an article: labels between its paragraphs that menus and other stories have, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.line import Line
from pipeline.cleaning.quotations import OPENERS, is_turn
from pipeline.grammar.prose import states, telling_length
from pipeline.model.block import Verdict
from pipeline.model.reasons import Reason

# Labels of so many words that each stand alone between two sentences: of 263 on labelled dumps 235 are sub-headings.
HEADING_WORDS, HEADING_CHARS, LEAST_HEADINGS, BESIDE_CHARS = 3, 32.0, 3, 30.0
# Of labels that stand so, three or more in a dump, 1,500 on labelled dumps are the article's and 100 are not, most of which the
# line model keeps as well.
ALONE_CHARS, ALONE_BESIDE = 90.0, 30.0
MOST_PICTURED = 3  # lines that number pictures or say who took them, between a paragraph and the next sub-heading
_COUNTED = re.compile(r"\W{0,2}\d{1,2}\b|[①-⑳]")
_HEADINGS = frozenset(
    {
        Reason.NAVIGATION,
        Reason.LANGUAGE_SWITCHER,
        Reason.PAYWALL,
        Reason.FOOTER,
        Reason.CONSENT,
        Reason.CAPTION,
        Reason.RELATED_LINKS,
        Reason.PROMO,
        Reason.CAPTCHA_OR_FORM,
    }
)


def heading_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """Short sub-headings, each alone between two sentences, at least three of them and all different: "Contact", "Sport".

    Where each stands above a single sentence they are labels of a publisher's services or of other stories.
    """
    found = [line for line in lines[1:-1] if _is_heading(lines, decided, line)]
    if len(found) < LEAST_HEADINGS or len({line.normal for line in found}) < len(found):
        return
    if sum(opens_tail(line) or line.is_button for line in found) > len(found) - LEAST_HEADINGS + 1:
        return
    below = lines[found[0].index + 1 : found[-1].index + 3]
    if any(one.sentence and two.sentence and decided[two.index] is None for one, two in pairwise(below)):
        yield from (line.index for line in found)


def alone_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """Open labels that each stand alone between two sentences that end as statements do, three of them and all different.

    A headline above each single sentence makes cards of other stories, unless the headings count on.
    """
    found = [
        line
        for above, line in pairwise(lines[:-1])
        if not (line.sentence or line.ended or line.text.isupper() or line.text[0] == "[")
        and decided[line.index] is None
        and line.length <= ALONE_CHARS
        and _is_statement(above, decided)
        and _is_statement(_below_picture(lines, decided, line.index + 1), decided)
    ]
    counts = Counter(line.normal for line in found)
    places = {line.index for line in found}
    single = [
        line.index
        for line in found
        if counts[line.normal] == 1
        and (_COUNTED.match(line.text) or places.isdisjoint((line.index - 2, line.index + 2)))
    ]
    if len(single) >= LEAST_HEADINGS:
        yield from single


def _below_picture(lines: Sequence[Line], decided: Sequence[Verdict | None], at: int) -> Line:
    """The line at an index, or below those of a picture that stand there."""
    counted = _COUNTED.match(lines[at - 1].text) is not None  # other labels above a picture are its buttons
    end = min(at + counted * (MOST_PICTURED - 1), len(lines) - 1)
    while at < end and _is_of_picture(lines[at], decided[at]):
        at += 1
    return lines[at]


def _is_statement(line: Line, decided: Sequence[Verdict | None]) -> bool:
    return (
        line.sentence
        and decided[line.index] is None
        and telling_length(line.text) >= ALONE_BESIDE
        and states(line.text)
    )


def _is_heading(lines: Sequence[Line], decided: Sequence[Verdict | None], line: Line) -> bool:
    if not _is_open_sentence(lines[line.index + 1], decided):
        return False  # most lines
    if line.words > HEADING_WORDS or line.length > HEADING_CHARS or line.ended or line.reading is not None:
        return False
    verdict = decided[line.index]
    labelled = verdict is None or (verdict.reason in _HEADINGS and verdict.captured_as is None)
    if not labelled or line.text[0].isdigit():
        return False
    above = line.index - 1
    while above > 0 and line.index - above <= MOST_PICTURED and _is_of_picture(lines[above], decided[above]):
        above -= 1
    beside: list[Line] = []
    answer = is_turn(lines[above].block.text) or lines[above].text.startswith(OPENERS)  # "– No.", „No.“
    if not (answer and lines[above].ended and decided[above] is None):
        beside.append(lines[above])
    if opens_tail(line):  # "Up next" may head a part of the article: then sentences stand below it, and no headlines
        beside += _goes_on(lines, line.index + 2)
    return all(_is_open_sentence(other, decided) for other in beside)


def _is_open_sentence(line: Line, decided: Sequence[Verdict | None]) -> bool:
    """Whether a line is a sentence that may stand beside a sub-heading, and that no rule has taken."""
    return line.sentence and line.ended and decided[line.index] is None and telling_length(line.text) >= BESIDE_CHARS


def _goes_on(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The line at an index, or the one below it where that is a sub-heading, too."""
    if at + 1 < len(lines) and not lines[at].ended and lines[at].words <= HEADING_WORDS:
        at += 1
    return lines[at : at + 1] or lines[:1]


def opens_tail(line: Line) -> bool:
    """Whether a line is a heading below which an article has mostly ended."""
    return line.phrase is not None and line.phrase.opens_tail


def _is_of_picture(line: Line, verdict: Verdict | None) -> bool:
    """Whether a line numbers a picture of the article or says who took it."""
    return line.text.isdigit() or (verdict is not None and verdict.reason is Reason.CAPTION)
