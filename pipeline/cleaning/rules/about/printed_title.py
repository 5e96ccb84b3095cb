"""The headline of a page that marks none: the line above its text that has most of the text's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import stems
from pipeline.grammar.prose import is_unspaced
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

ABOVE = 6  # lines above the first paragraph among which it stands
STORY = 12  # paragraphs whose words it shares
LEAST_PARAGRAPHS = 2
LEAST_WORDS = 3
LEAST_CHARS, MOST_CHARS = 15.0, 160.0  # Latin-letter equivalents
SHARED, SHARE, STATED = 2, 0.4, 0.6  # of its words that the story has; of a part of a stated title
SHARE_UNSPACED = 0.25  # the same in scripts without spaces, where every other pair of letters is of two words
# Of six lines on the labelled pages that this takes four are the headline by their gold titles, and none stands in a gold text.
SURE = 0.95
_SEPARATOR = re.compile(r"\s+[|–—·•»:/-]+\s+|\s*[|｜_]\s*")
_PRINTED = Origin("title", "printed")  # `PRINTED_TITLE` to the stages behind
_LINKED = 0.5
_ELSEWHERE = frozenset(
    ("nav", "menu", "footer", "form", "breadcrumb", "related", "comments", "sidebar", "caption", "popup", "ad", "promo", "share")
)  # fmt: skip


def find_printed_title(context: CleaningContext) -> Iterator[Proposal]:
    """That line, on a page whose H1 and declared titles stand nowhere among its blocks."""
    if context.is_dump or any(verdict and verdict.captured_as == "title" for verdict in context.decided):
        return
    prose = [line for line in context.lines if line.block.main and line.is_long_sentence]
    if len(prose) < LEAST_PARAGRAPHS:
        return
    story = context.stems(prose[:STORY])
    if _is_stated(context, story):
        return
    first = prose[0].index
    found: list[tuple[float, int, Line]] = []
    for line in context.lines[max(first - ABOVE, 0) : first]:
        if context.decided[line.index] is None and _may_be_headline(line):
            said = context.stems((line,))
            shared = len(said & story)
            if shared >= SHARED and shared >= (SHARE_UNSPACED if is_unspaced(line.text) else SHARE) * len(said):
                found.append((shared / len(said), -line.index, line))
    if found:
        line = max(found)[2]
        yield Proposal(line.index, Reason.TITLE, _PRINTED, SURE, quote(line.text), "title", precise=True)


def _is_stated(context: CleaningContext, story: frozenset[str]) -> bool:
    """Whether a part of the page's declared titles has words of the story, and few others: then that is the headline."""
    markup = context.segmented.markup
    titles = (title for title in (markup.meta("og:title", "twitter:title"), markup.title) if title)
    for part in (part for title in titles for part in _SEPARATOR.split(title)):
        said = stems((part,), context.ruleset.function_words)
        shared = len(said & story)
        if shared >= SHARED and shared >= STATED * len(said):
            return True
    return False


def _may_be_headline(line: Line) -> bool:
    return (
        LEAST_CHARS <= line.length <= MOST_CHARS
        and (line.words >= LEAST_WORDS or is_unspaced(line.text))
        and not line.text.endswith((".", "。", "।", "۔", ":", "："))
        and line.reading is None
        and line.phrase is None
        and line.block.link_density < _LINKED
        and _ELSEWHERE.isdisjoint(line.block.marks)
    )
