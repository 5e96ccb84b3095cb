"""What a page's own article container holds beside the article: readers' reactions with their counts, and the next article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

# Not measured: labelled pages hold too few. A counted label in a box of reactions, and a second H1 below a heading of
# other stories or with a byline or day of its own, are nothing else.
SURE = 0.95
REACTION_WORDS = 4
FIRST_SENTENCES = 2  # the first article's
_COUNTED = re.compile(r"(?:[^\d\n]{0,40}\s)?\(?\d{1,3}(?:[.,\s]?\d{3})*\)?(?:\s[^\d\n]{1,20})?")
_REACTION, _NEXT = Origin("page", "reaction"), Origin("page", "next_article")
HEADER_LINES, HEADER_CHARS = 3, 120  # below a headline; of a line in which its day stands
_FIGURES, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
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
    """The blocks of each further story behind the first: in a container beside its own that is built alike, or below it.

    Headlines are the headings that have the tag of the page's own.
    """
    heads = _headlines(context)
    if len(heads) < 2:
        return
    first, is_h1 = heads[0], _tag(heads[0]) == "h1"
    for head in heads[1:]:
        own, other = _units(first.block.path or "", head.block.path or "")
        alike = _are_headed_alike(first, head, context)
        if own == other and alike:  # one container holds both
            told, rest = list(context.lines[first.index : head.index]), _below(head, heads, context)
        elif own != other and (alike or (is_h1 and _is_another_story(first, head, other, context))):
            told, rest = _inside(own, context), _inside(other, context)
        else:
            continue
        if sum(line.sentence and line.block.main is not False for line in told) < FIRST_SENTENCES:
            return
        for line in rest:
            if context.decided[line.index] is None:
                yield Proposal(line.index, Reason.RELATED_LINKS, _NEXT, SURE, quote(head.text), precise=True)


def _headlines(context: CleaningContext) -> Sequence[Line]:
    """The page's headline, and the headings of its tag behind it."""
    headings = [line for line in context.lines if line.block.kind is BlockKind.HEADING]
    if len(headings) < 2:
        return ()
    markup = context.segmented.markup
    titles = [normalise(text) for text in (markup.meta("og:title"), markup.title) if text]
    told = (line for line in headings if line.normal and any(title.startswith(line.normal) for title in titles))
    first = next(told, None) or next((line for line in headings if _tag(line) == "h1"), None)
    if first is None:
        return ()
    return [line for line in headings if line.index >= first.index and _tag(line) == _tag(first)]


def _tag(line: Line) -> str:
    return (line.block.path or "").rpartition("/")[2].partition("[")[0]


def _units(one: str, other: str) -> tuple[str, str]:
    """The containers of two headings whose paths differ in one position among siblings, twice the same if only the headings
    do; empty if they differ in more.
    """
    steps, others = one.split("/"), other.split("/")
    apart = [n for n, (a, b) in enumerate(zip(steps, others, strict=False)) if a != b]
    if len(steps) != len(others) or len(apart) != 1:
        return "", ""
    at = apart[0]
    if at == len(steps) - 1:
        return one.rpartition("/")[0], one.rpartition("/")[0]
    tag = steps[at].partition("[")[0]
    if tag != others[at].partition("[")[0]:
        return "", ""
    return "/".join(steps[: at + 1]), "/".join(others[: at + 1])


def _is_another_story(first: Line, head: Line, unit: str, context: CleaningContext) -> bool:
    """Whether a heading of other stories stands between the two headlines, or the second has a byline or day of its own."""
    if unit.rpartition("/")[2].partition("[")[0] in _PARTS:
        return False
    verdicts = [context.decided[line.index] for line in context.lines[first.index + 1 : head.index]]
    if any(verdict is not None and verdict.reason is Reason.RELATED_LINKS for verdict in verdicts):
        return True
    below = [context.decided[line.index] for line in _header(head, context)]
    return any(verdict is not None and verdict.captured_as in ("byline", "date_published") for verdict in below)


def _header(head: Line, context: CleaningContext) -> Sequence[Line]:
    return context.lines[head.index + 1 : head.index + 1 + HEADER_LINES]


def _are_headed_alike(first: Line, head: Line, context: CleaningContext) -> bool:
    """Whether a day or a time stands below both headlines, at the same place and printed in one form."""
    for one, other in zip(_header(first, context), _header(head, context), strict=False):
        if BlockKind.HEADING in (one.block.kind, other.block.kind):
            return False
        if (
            max(len(one.text), len(other.text)) <= HEADER_CHARS
            and _FIGURES.search(one.text)
            and _form(one) == _form(other)
        ):
            return True
    return False


def _form(line: Line) -> tuple[str, str]:
    """Where a line stands, and its text, with all figures and all words alike."""
    return _FIGURES.sub("0", line.block.path or ""), _LETTERS.sub("a", _FIGURES.sub("0", line.text))


def _below(head: Line, heads: Sequence[Line], context: CleaningContext) -> list[Line]:
    """What stands below a headline in its container, up to the next one."""
    end = next((other.index for other in heads if other.index > head.index), len(context.lines))
    unit = (head.block.path or "").rpartition("/")[0]
    return [line for line in _inside(unit, context) if head.index <= line.index < end]


def _inside(unit: str, context: CleaningContext) -> list[Line]:
    return [line for line in context.lines if (line.block.path or "").startswith(f"{unit}/")]
