"""What a page's own article container holds beside the article: readers' reactions with their counts, and the next article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# Not measured: labelled pages hold too few. A counted label in a box of reactions, and a second H1 below a heading of
# other stories or with a byline or day of its own, are nothing else.
SURE = 0.95
REACTION_WORDS = 4
FIRST_SENTENCES = 2  # the first article's
_COUNTED = re.compile(r"(?:[^\d\n]{0,40}\s)?\(?\d{1,3}(?:[.,\s]?\d{3})*\)?(?:\s[^\d\n]{1,20})?")
_REACTION, _NEXT = Origin("page", "reaction"), Origin("page", "next_article")
_STEP = re.compile(r"/h1(?:\[\d+\])?$")
_PARTS = frozenset(("section", "blockquote", "details", "figure"))  # hold an article's own parts, each with its heading


def find_page_ends(context: CleaningContext) -> Iterator[Proposal]:
    """Counted reactions among a page's chosen blocks, and everything of a second article in the same markup."""
    if context.is_dump:
        return
    for line in context.undecided():
        if "reactions" in line.block.marks and line.words <= REACTION_WORDS and _COUNTED.fullmatch(line.text):
            yield Proposal(line.index, Reason.SHARE, _REACTION, SURE, quote(line.text), precise=True)
    yield from _next_articles(context)


def _next_articles(context: CleaningContext) -> Iterator[Proposal]:
    """The blocks of each further container beside the first article's, built alike, that holds a story of its own."""
    heads = [line for line in context.lines if _STEP.search(line.block.path or "")]
    if len(heads) < 2:
        return
    first = heads[0]
    for head in heads[1:]:
        own, other = _units(first.block.path or "", head.block.path or "")
        if not other or not _is_another_story(first, head, context):
            continue
        told = [line for line in _inside(own, context) if line.sentence and line.block.main is not False]
        if len(told) < FIRST_SENTENCES:
            return
        for line in _inside(other, context):
            if context.decided[line.index] is None:
                yield Proposal(line.index, Reason.RELATED_LINKS, _NEXT, SURE, quote(head.text), precise=True)


def _units(one: str, other: str) -> tuple[str, str]:
    """The containers of two headings whose paths differ in one position among siblings; empty if they differ in more."""
    steps, others = one.split("/"), other.split("/")
    apart = [n for n, (a, b) in enumerate(zip(steps, others, strict=False)) if a != b]
    if len(steps) != len(others) or len(apart) != 1 or apart[0] == len(steps) - 1:
        return "", ""
    at = apart[0]
    tag = steps[at].partition("[")[0]
    if tag != others[at].partition("[")[0] or tag in _PARTS:
        return "", ""
    return "/".join(steps[: at + 1]), "/".join(others[: at + 1])


def _is_another_story(first: Line, head: Line, context: CleaningContext) -> bool:
    """Whether a heading of other stories stands between the two headlines, or the second has a byline or day of its own."""
    verdicts = [context.decided[line.index] for line in context.lines[first.index + 1 : head.index]]
    if any(verdict is not None and verdict.reason is Reason.RELATED_LINKS for verdict in verdicts):
        return True
    below = [context.decided[line.index] for line in context.lines[head.index + 1 : head.index + 4]]
    return any(verdict is not None and verdict.captured_as in ("byline", "date_published") for verdict in below)


def _inside(unit: str, context: CleaningContext) -> list[Line]:
    return [line for line in context.lines if (line.block.path or "").startswith(f"{unit}/")]
