"""Letters that an article prints: their formulas, and who signs them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from pipeline.cleaning.line import Line
from pipeline.model.block import Verdict

# "Dear minister," and "Yours sincerely,": so many words at most, with one of these signs behind them.
FORMULA_WORDS, _COMMAS = 5, ",،，"
_FORMULA_ENDS = f"{_COMMAS}:："
# Paragraphs between the two formulas; lines below the second that say who signs, and how long one may be.
LEAST_WRITTEN, MOST_SIGNED, SIGNED_CHARS = 2, 3, 80.0
LEAST_LETTERS = 2  # one line with a comma above a paragraph is no letter yet


def letter_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """What stands below the closing formula of a letter that the article prints: who signs it.

    "Dear minister," opens such a letter, "Yours sincerely," closes it: short lines that end with a comma or a colon, below a
    paragraph each, with paragraphs between them.
    """
    opened: int | None = None
    written = 0
    for above, line in pairwise(lines):
        if line.is_long_sentence:
            written += 1
            continue
        if (
            decided[line.index] is not None
            or not _may_be_formula(line)
            or not (above.sentence or above.is_long_sentence)
        ):
            continue
        if opened is None or written < LEAST_WRITTEN:
            opened, written = line.index, 0
            continue
        below = lines[line.index + 1 : line.index + 1 + MOST_SIGNED]
        signed = list(takewhile(lambda one: decided[one.index] is None and _may_sign(one), below))
        if signed:
            yield from (opened, line.index, *(one.index for one in signed))
        opened, written = None, 0


def greeted_lines(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """Readers' letters that the article prints: salutation, text and who signs, again and again.

    Cards of other stories have headlines above their abstracts, which end in no comma.
    """
    greetings = [line.index for line in lines if decided[line.index] is None and _may_greet(line, lines)]
    if len(greetings) < LEAST_LETTERS:
        return
    letters: list[int] = []
    signed = 0
    for greeting in greetings:
        text = list(takewhile(lambda one: decided[one.index] is None and one.sentence, lines[greeting + 1 :]))
        after = greeting + 1 + len(text)
        letters += range(greeting, after)
        if after < len(lines) and decided[after] is None and _may_sign(lines[after]) and after not in greetings:
            letters.append(after)
            signed += 1
    if signed >= LEAST_LETTERS:
        yield from letters


def _may_greet(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line ends in a comma, and a sentence that begins anew stands below it."""
    if line.text[-1] not in _COMMAS or not _may_be_formula(line) or line.index + 1 >= len(lines):
        return False
    return lines[line.index + 1].sentence


def _may_sign(line: Line) -> bool:
    return not line.ended and not line.sentence and line.length <= SIGNED_CHARS


def _may_be_formula(line: Line) -> bool:
    return line.text[-1] in _FORMULA_ENDS and line.words <= FORMULA_WORDS and line.text[0].isalpha()
