"""From which probability on the learned model takes a line: one threshold for every place where a line can stand.

The thresholds themselves are in the model's file; the trainer chooses them on out-of-fold probabilities.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.line_model.points import body_words, covered, summary_lines
from pipeline.cleaning.story_words import vocabulary
from pipeline.cleaning.window import may_be_stopless
from pipeline.learned.paths import margin_of
from pipeline.model.reasons import Reason

# A run of so many lines that are no sentences may be a list: at p = .9 one in six such lines inside the body is the
# article's, of lines in shorter runs one in sixteen.
LIST_RUN = 4
# A dump whose body window holds this share of the lines was cut down to the article before: of its short lines that look
# like boilerplate half are the article's (three quarters of the dumps of trafilatura are like that, of whole pages none).
LIGHT_SHARE = 0.85
# A dump in which no rule found anything is clean already, and cleaning it again must change nothing: short lines inside
# its body, and fewer than `FEW` before it, go only from here on. On labelled news dumps that keeps 25 boilerplate lines and
# saves 9 main lines.
CLEAN, FEW = 0.95, 3
_CLEAN = margin_of(CLEAN)
_NEVER = 1 << 60

BEFORE, AFTER = str(Zone.BEFORE), str(Zone.AFTER)
INSIDE, INSIDE_RUN, INSIDE_LIGHT = "inside", "inside_run", "inside_light"
INSIDE_SENTENCE = "inside_sentence"  # there is no threshold for it
_BEFORE = (BEFORE, "before_long")
_OUTSIDE = {zone: (f"{zone}_sentence", f"{zone}_long", str(zone)) for zone in (Zone.BEFORE, Zone.AFTER)}
BODY = (INSIDE, INSIDE_RUN, INSIDE_LIGHT, INSIDE_SENTENCE)
# Outside the body, a line of a paragraph's length is asked for more than a label: on cross-validated news dumps that saves
# 3 to 11 % of the article's long lines that were lost, and 3 to 5 % of the documents that lost over 2 %, for no boilerplate.
LONG = 80.0
# The thresholds that a model brings.
KEYS = (
    BEFORE,
    INSIDE,
    INSIDE_RUN,
    INSIDE_LIGHT,
    AFTER,
    "before_long",
    "after_long",
    "before_sentence",
    "after_sentence",
)


# A line of this length directly below the headline is its standfirst, which no shape tells from a teaser: of those that the
# model would take on labelled news dumps, 33 are the article's and 14 are not, of shorter ones 16 and 67.
STANDFIRST = 65.0
# Below a copy of the headline that is no title any more: with this share of its words in the article, and a byline or a day
# within so many lines below if it ends like a sentence, 12 of 12 are the article's.
STANDFIRST_SHARE, STATED_BELOW = 0.4, 3
# So does what stands below a byline and a day below the headline, above share buttons behind which the window begins: of
# labelled dumps of news and of 430 other pages three have such a paragraph, all of them standfirsts.
MOST_STATED = 3
_STATED = ("byline", "date_published")
# Lines that say nothing but what the paragraphs say: sub-headings of live reports, standfirsts apart from the headline, last
# paragraphs behind a box. Of those that the model would take 45 are the article's on labelled news dumps (10 pages) and 28 are not
# (11 pages), on dumps of 183 other sites 27 and 19: of the documents .4 to .9 % fewer lose over 2 %, for no F1.
TOLD_CHARS, TOLD_WORDS, TOLD_SHARE = 40.0, 4, 0.8
BETWEEN_CHARS = 24.0  # right between two paragraphs
# What ends in a short part behind a dash is a caption with its agency.
_SIGNED = re.compile(r"\s[-–—/|]\s*\S.{0,14}$")
HEAD_OPEN = 3  # so many of them at most between the headline and the body


def is_standfirst(context: CleaningContext, line: Line) -> bool:
    """Whether the line stands directly below the headline and is long enough for a standfirst."""
    above = context.decided[line.index - 1] if line.index else None
    if above is None or line.length < STANDFIRST or (line.index == 1 and above.captured_as is None):
        return False  # a dump's first line is the page's own title
    if above.reason is Reason.TITLE or (line.is_long_sentence and line.ended and _is_below_statement(context, line)):
        return True
    # Whole pages print the headline again, as the last crumb or below a picture: then the line must tell of the story.
    if above.reason is not Reason.REPEATED or (line.ended and not _is_above_statement(context, line)):
        return False
    words = vocabulary((line.text,))
    return len(words & body_words(context)) >= STANDFIRST_SHARE * len(words) > 0


def _is_below_statement(context: CleaningContext, line: Line) -> bool:
    """Whether nothing but who wrote it and when stands between the headline and a line, which speaks to nobody."""
    for index in range(line.index - 1, max(0, line.index - 2 - MOST_STATED), -1):
        above = context.decided[index]
        if above is not None and above.captured_as == "title":
            return function_reader(context.ruleset).voice(line.text[:READ_LIMIT], line.normal) == 0
        if above is None or above.captured_as not in _STATED:
            return False
    return False


def _is_above_statement(context: CleaningContext, line: Line) -> bool:
    below = context.decided[line.index + 1 : line.index + 1 + STATED_BELOW]
    return any(verdict is not None and verdict.captured_as in _STATED for verdict in below)


def told_lines(context: CleaningContext, indices: Sequence[int]) -> frozenset[int]:
    """Those of the lines `indices` inside the body, and right above it below the headline, that say nothing but what its
    other paragraphs say.
    """
    body: frozenset[str] | None = None
    found = set()
    head = _head_lines(context)
    for line in (context.lines[index] for index in indices):
        inside = context.zone(line.index) is Zone.INSIDE
        if not (inside or line.index in head):
            continue
        if line.length < (BETWEEN_CHARS if inside and _is_between(context, line) else TOLD_CHARS):
            continue
        words = vocabulary((line.text,)) - context.ruleset.function_words
        if len(words) < TOLD_WORDS:
            continue
        body = _paragraph_words(context, frozenset(indices)) if body is None else body
        if len(words & body) >= TOLD_SHARE * len(words) or covered(line.text, words & body) >= TOLD_SHARE:
            found.add(line.index)
    return frozenset(found)


def _is_between(context: CleaningContext, line: Line) -> bool:
    around = context.lines[line.index - 1 : line.index + 2]
    return len(around) == 3 and around[0].is_long_sentence and around[2].is_long_sentence


def _head_lines(context: CleaningContext) -> frozenset[int]:
    """The lines right above the body, up to the headline, that no rule has taken, with none between but what states something."""
    window = context.window
    if window is None or window.is_empty:
        return frozenset()
    open_: list[int] = []
    for index in range(window.first - 1, -1, -1):
        verdict = context.decided[index]
        if verdict is None:
            if not _SIGNED.search(context.lines[index].text):
                open_.append(index)
        elif verdict.reason is Reason.TITLE:
            return frozenset(open_) if len(open_) <= HEAD_OPEN else frozenset()
    return frozenset()


def _paragraph_words(context: CleaningContext, others: frozenset[int]) -> frozenset[str]:
    return vocabulary(
        line.text
        for line in context.undecided()
        if line.is_long_sentence and line.index not in others and context.zone(line.index) is Zone.INSIDE
    )


def is_open(context: CleaningContext, index: int) -> bool:
    """Whether the model may take the line: it stands outside the body, or neither is a sentence nor ends like one."""
    line = context.lines[index]
    return context.zone(index) is not Zone.INSIDE or not _is_prose(context, line)


def _is_prose(context: CleaningContext, line: Line) -> bool:
    """Whether a line is a sentence or ends like one; where the script sets no full stops, one that no other stories' heading opens."""
    if line.sentence or line.ended:
        return True
    if not may_be_stopless(line):
        return False
    above = dropwhile(may_be_stopless, reversed(context.lines[: line.index]))
    verdict = next((context.decided[one.index] for one in above), None)
    return verdict is None or verdict.reason is not Reason.RELATED_LINKS


def name_thresholds(context: CleaningContext, indices: NDArray[np.int64], runs: NDArray[np.float32]) -> list[str]:
    """The threshold that each of the lines `indices` must pass; `runs` are the lengths of their runs of short lines."""
    window = context.window
    size = 0 if window is None else window.last - window.first + 1
    light = size > LIGHT_SHARE * len(context.lines)
    points = summary_lines(context)
    pairs = zip(indices.tolist(), runs.tolist(), strict=True)
    return [_name(context, context.lines[index], run >= LIST_RUN, light, points) for index, run in pairs]


def _name(context: CleaningContext, line: Line, in_list: bool, light: bool, points: frozenset[int]) -> str:
    zone = context.zone(line.index)
    if zone is Zone.BEFORE and (line.index in points or is_standfirst(context, line)):
        return INSIDE_SENTENCE
    if zone is not Zone.INSIDE:
        sentence, long, short = _OUTSIDE[zone]
        return sentence if line.sentence else long if line.length >= LONG else short
    if _is_prose(context, line):
        return INSIDE_SENTENCE
    return INSIDE_LIGHT if light else INSIDE_RUN if in_list else INSIDE


def find_limits(
    thresholds: Mapping[str, float],
    names: Sequence[str],
    margins: NDArray[np.int64],
    clean: bool,
    above_title: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """The margin from which each line is taken; in a dump that is `clean` (see `CLEAN`) more is asked, but not above its
    headline.
    """
    of_name = {name: margin_of(share) for name, share in thresholds.items()}
    if clean:
        of_name |= dict.fromkeys(BODY[:-1], _CLEAN)
    limits = np.array([of_name.get(name, _NEVER) for name in names], np.int64)
    if clean:
        before = np.array([name in _BEFORE for name in names], np.bool_) & ~above_title
        if (margins[before] >= limits[before]).sum() < FEW:
            limits[before] = np.maximum(limits[before], _CLEAN)
    return limits
