"""Readers' comments signed with a name and how long ago they were written: "mudlark7 2 days ago", "Kate P. | 9 hrs ago | 14 ▲ | Flag"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar import LineKind, read_line
from pipeline.grammar.plain_line import may_be_relative
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset

RULE = Origin("comments", "aged")
SIGNATURE_CHARS, NAME_WORDS = 90.0, 3
LEAST_SIGNED, LEAST_ABOVE = 2, 2  # signatures of different people, and paragraphs above the first
# Other stories have ages, too, behind a writer's name, and entries of a live blog. Readers call themselves what no writer does, or
# a line of the comment form stands among theirs. On 1,547 labelled dumps no line of an article is taken.
NAMELESS_SHARE = 0.5
THREAD_LINES = 12  # a comment has no more
_BARS = re.compile(r"\s+[|•·–—]\s+")
_NICKNAME = re.compile(r"\S*\d\S*|\S*_\S*|@\S+|\S*[^\W\d_A-ZÀ-Þ]\S*[A-ZÀ-Þ]\S*|[^\W\d_A-ZÀ-Þ]\S+")
_SITE = frozenset({Reason.COMMENTS, Reason.NAVIGATION, Reason.SHARE})


def find_aged_comments(context: CleaningContext) -> Iterator[Proposal]:
    """The signatures, the comments above or below them, and the form's lines between; none without proof."""
    signed = [line for line in context.lines if _may_sign(context, line)]
    if len(signed) < LEAST_SIGNED:
        return  # nearly all documents end here
    names = {line.index: name for line in signed if (name := _signing_name(line, context.ruleset))}
    signed = [line for line in signed if line.index in names]
    prose = [line.index for line in context.lines if line.is_long_sentence]
    signed = [line for line in signed if prose[LEAST_ABOVE - 1 :] and line.index > prose[LEAST_ABOVE - 1]]
    if len({names[line.index].casefold() for line in signed}) < LEAST_SIGNED or context.own.entries:
        return
    nameless = sum(_NICKNAME.match(names[line.index]) is not None for line in signed)
    first, last = signed[0].index, signed[-1].index
    if nameless < NAMELESS_SHARE * len(signed) and not _has_form(context, first, last):
        return
    if any(two.index - one.index > THREAD_LINES for one, two in pairwise(signed)):
        return
    span = _thread(context.lines, signed)
    for line in context.lines[span.start : span.stop]:
        yield Proposal(line.index, Reason.COMMENTS, RULE, 0.96, quote(line.text), precise=True)


def _may_sign(context: CleaningContext, line: Line) -> bool:
    """A cheap look."""
    if line.length > SIGNATURE_CHARS or line.ended or not any(map(str.isdigit, line.text)):
        return False
    verdict = context.decided[line.index]
    if verdict is not None and (verdict.reason not in _SITE or verdict.captured_as is not None):
        return False
    return may_be_relative(line.text, context.ruleset.languages)


def _signing_name(line: Line, ruleset: Ruleset) -> str:
    """The name in front of how long ago something was; empty if there is none."""
    parts = _BARS.split(line.text)
    if len(parts) > 1:
        aged = any(_is_age(part, ruleset) for part in parts[1:])
        return parts[0] if aged and len(parts[0].split()) <= NAME_WORDS and not _is_age(parts[0], ruleset) else ""
    words = line.text.split()
    for at in range(1, min(NAME_WORDS + 1, len(words))):
        if _is_age(" ".join(words[at:]), ruleset):
            return " ".join(words[:at])
    return ""


def _is_age(text: str, ruleset: Ruleset) -> bool:
    reading = read_line(text, ruleset.languages)
    return reading is not None and reading.kind is LineKind.DATE and reading.rule == "date.relative"


def _has_form(context: CleaningContext, first: int, last: int) -> bool:
    """Whether a line of a comment form stands among the comments: "Reply", "14 likes"."""
    between = context.decided[first : last + THREAD_LINES]
    return any(verdict is not None and verdict.reason is Reason.COMMENTS for verdict in between)


def _thread(lines: Sequence[Line], signed: Sequence[Line]) -> range:
    """From the first comment to the last. Behind its text a signature stands where above each there is a text, and below the
    last one none.
    """
    first, last = signed[0].index, signed[-1].index
    below = lines[last + 1 : last + 2]
    if not (below and below[0].ended) and all(lines[line.index - 1].ended for line in signed):
        return range(first - 1, last + 1)
    end = last + 1
    while end < len(lines) and end <= last + THREAD_LINES and lines[end].ended:
        end += 1
    return range(first, end)
