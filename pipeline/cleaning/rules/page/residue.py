"""What programs print that no language's words tell: codes of errors, measured values, scales, stamps of stored pages, bets.

Each is known by its shape alone; what stands beside it and has nothing of the story goes along. On 1,547 labelled dumps of
news and blogs it takes two lines, sizes of a player's captions, and no verdict of the cleaner's figures changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

_Item = TypeVar("_Item")
FAMILY, CONFIDENCE = "residue", 0.97
CODE_CHARS = 80  # of a line with the code of an error
MESSAGE_CHARS = 200.0  # of what is said beside a code: longer ones are paragraphs
STAMP_CHARS, STAMP_WORDS = 300, 30  # of a capture's stamp: a sentence that tells of two times to the second is longer
STATED = 2  # when a page was stored, and when it was fetched
BET_CHARS, MOST_BETS = 200.0, 2  # an article about bets has more
LEAST_SCALE, LEAST_VALUES, LEAST_ODDS = 3, 2, 2  # one of a kind may be the article's
# "(Error Code: PLAYER_ERR_TIMEOUT)": nothing but a label and a constant of a program. A constant alone heads a part of an
# article that explains it.
_CONSTANT = re.compile(r"[(\[]?[^\W\d_][^:：()\[\]]{1,40}\s?[:：]\s?[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+[)\]]?\.?")
# "captures_list: 118.402", "exclusion.robots: 0.211", "Loader3.datanode: 55.1 (4)".
_VALUE = re.compile(r"[A-Za-z]\w*(?:[._]\w+)+\s?[:=]\s?\d+(?:\.\d+)?(?:\s?\(\d+\))?")
_PERCENT = re.compile(r"(\d{1,3})\s?%")
_SIZES = re.compile(r"(?:\d{2,3}\s?%\s?){4,}\W?")  # "Font Size50%75%100%125%"
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}:\d{2}(?![\d:])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# "18+", "+18", "21+" beside two odds or more: "1,85", "2.10", "6/4".
_AGE = re.compile(r"(?<![\w+])(?:(?:18|19|21)\s?\+|\+\s?(?:18|19|21))(?!\w)")
_ODDS = re.compile(r"(?<![\d.,/:-])(?:\d{1,2}[.,]\d{2}|\d{1,2}/\d{1,2})(?![\d%/]|[.,]\d)")


def find_residue(context: CleaningContext) -> Iterator[Proposal]:
    """Lines by the shapes that programs give them, and the messages beside codes of errors."""
    values: list[Line] = []
    bets: list[Line] = []
    scale: list[tuple[Line, int]] = []
    for line in context.undecided():
        text = line.text
        last = text[-1]
        if last == "%" and _PERCENT.fullmatch(text):
            scale.append((line, int(text.rstrip("% ").rstrip())))
        elif "%" in text and not line.is_long_sentence and _SIZES.search(text):
            yield _proposal(line, Reason.CAPTION, "sizes")
        elif "_" in text and len(text) <= CODE_CHARS and _CONSTANT.fullmatch(text) and _is_foreign(line, context):
            yield _proposal(line, Reason.CAPTION, "code")
            if (above := _message(context, line.index - 1)) is not None:
                yield _proposal(above, Reason.CAPTION, "message")
        elif (last.isdigit() or last == ")") and "." in text and _VALUE.fullmatch(text):
            values.append(line)
        elif "+" in text and _is_bet(line):
            bets.append(line)
        elif len(text) <= STAMP_CHARS and _is_capture(line):
            yield _proposal(line, Reason.NAVIGATION, "capture")
            yield from (_proposal(other, Reason.NAVIGATION, "capture") for other in _beside_capture(context, line))
    for line in bets if len(bets) <= MOST_BETS else ():
        yield _proposal(line, Reason.ADVERTISEMENT, "bets")
    yield from _measured(context, values)
    yield from _scaled(scale)


def _proposal(line: Line, reason: Reason, shape: str) -> Proposal:
    return Proposal(line.index, reason, Origin(FAMILY, shape), CONFIDENCE, quote(line.text), precise=True)


def _is_foreign(line: Line, context: CleaningContext) -> bool:
    """Whether no paragraph has a word of the line."""
    own = context.stems((line,))
    told = context.stems(other for other in context.undecided() if other.is_long_sentence and other is not line)
    return own.isdisjoint(told)


def _message(context: CleaningContext, index: int) -> Line | None:
    """The line above an error's code, if it may say what went wrong."""
    if index < 0 or context.decided[index] is not None:
        return None
    line = context.lines[index]
    return line if line.length <= MESSAGE_CHARS and _is_foreign(line, context) else None


def _is_bet(line: Line) -> bool:
    """Whether a line that is no paragraph gives an age and odds."""
    if line.is_long_sentence or line.length > BET_CHARS:
        return False
    return _AGE.search(line.text) is not None and len(_ODDS.findall(line.text)) >= LEAST_ODDS


def _is_capture(line: Line) -> bool:
    """Whether a line gives two times to the second and two years: when a page was stored, and when it was fetched."""
    text = line.text
    if ":" not in text or line.words > STAMP_WORDS or len(_CLOCK.findall(text)) != STATED:
        return False
    return len(_YEAR.findall(text)) == STATED


def _beside_capture(context: CleaningContext, stamp: Line) -> Iterator[Line]:
    """What stands around a stamp behind the last paragraph and has nothing of the story; of a stamp elsewhere nothing."""
    if not any(line.is_long_sentence for line in context.lines[: stamp.index]):
        return  # a toolbar above the text: the byline stands below it
    for index in range(stamp.index + 1, len(context.lines)):
        line = context.lines[index]
        if context.decided[index] is None:
            if line.is_long_sentence or not _is_foreign(line, context):
                return
            yield line


def _measured(context: CleaningContext, values: Sequence[Line]) -> Iterator[Proposal]:
    """Values that a program measured, several one below the other, and the label above them."""
    for run in _runs(values, lambda one, two: two.index - one.index == 1):
        if len(run) < LEAST_VALUES or not any("_" in line.text for line in run):  # "example.com: 8.1" is a mark
            continue
        for line in run:
            yield _proposal(line, Reason.NAVIGATION, "measured")
        above = run[0].index - 1
        if above >= 0 and context.decided[above] is None and context.lines[above].text.endswith((":", "：")):
            yield _proposal(context.lines[above], Reason.NAVIGATION, "measured")


def _scaled(scale: Sequence[tuple[Line, int]]) -> Iterator[Proposal]:
    """Lines that are nothing but shares from nought on in equal steps, one below the other."""
    for run in _runs(scale, lambda one, two: two[0].index - one[0].index == 1):
        steps = {two[1] - one[1] for one, two in pairwise(run)}
        if len(run) >= LEAST_SCALE and len(steps) == 1 and run[0][1] == 0:
            for line, _ in run:
                yield _proposal(line, Reason.NAVIGATION, "scale")


def _runs(items: Sequence[_Item], follows: Callable[[_Item, _Item], bool]) -> Iterator[list[_Item]]:
    """The items in runs, each of which follows the one before."""
    run: list[_Item] = []
    for item in items:
        if run and not follows(run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run
