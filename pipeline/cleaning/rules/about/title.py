"""The headline: captured for the record's title, and dropped wherever it is repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.about.headline import find_headline
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

_SEPARATOR = re.compile(r"\s*[|–—·:»/-]")
_SITE_SEPARATOR = re.compile(r"\s+[|–—·•»:/-]+\s+|\s*[|｜_]\s*")
# A page's own title goes on after the headline with a separator and at most so many characters ("Headline | Site").
SITE_CHARS = 60
CONFIDENCE = 0.95
MOST_DECLARED = 400.0  # declared titles of more Latin-letter equivalents are no titles


def capture_title(context: CleaningContext) -> Iterator[Proposal]:
    """The headline-like line above the first paragraphs that shares most words with them, and its repeats."""
    title = find_headline(context, _printed_twice(context))
    if title is None:
        return
    # A headline that asks or exclaims looks like a sentence; standing above all paragraphs is the proof.
    above = context.window is None or not any(
        line.is_long_sentence for line in context.lines[context.window.first : title.index]
    )
    yield Proposal(
        title.index, Reason.TITLE, Origin("title", "before_body"), CONFIDENCE, quote(title.text), "title", above
    )
    for line in context.undecided():
        if line.normal.startswith(title.normal) and line.index != title.index and _repeats(line, title, context):
            yield Proposal(line.index, Reason.TITLE, Origin("title", "repeated"), 0.97, quote(line.text), precise=True)


# Landmarks whose headings name the landmark.
_OF_MENUS = frozenset({"nav", "menu", "footer", "form"})


def match_declared_title(context: CleaningContext) -> Iterator[Proposal]:
    """The page's H1 or declared title where it stands among the blocks."""
    markup = context.segmented.markup
    declared = {normalise(t) for t in (markup.meta("og:title", "twitter:title", "headline"), markup.title) if t}
    headings = {normalise(e.text) for e in markup.elements if e.tag == "h1" and e.text.strip()}
    # Without an `<h1>` another heading may be the headline: the one that the page's title repeats beside the site's name.
    beside_site = normalise(_longest_part(markup.title)) if markup.title and not headings else None
    taken = False
    for line in context.undecided():
        repeats = line.normal == beside_site and line.block.kind is BlockKind.HEADING
        # An H1 in a menu ("Main navigation") tells those who listen to the page where they are, and nothing of the story.
        is_heading = line.normal in headings and not _OF_MENUS.intersection(line.block.marks)
        if line.normal and (line.normal in declared or is_heading or repeats) and line.length <= MOST_DECLARED:
            heading = line.block.kind is BlockKind.HEADING or not line.sentence
            if heading:
                captured = None if taken else "title"
                yield Proposal(
                    line.index,
                    Reason.TITLE,
                    Origin("title", "declared"),
                    0.97,
                    quote(line.text),
                    captured,
                    precise=True,
                )
                taken = True


def _longest_part(title: str) -> str:
    return max(_SITE_SEPARATOR.split(title), key=len)


def _printed_twice(context: CleaningContext) -> frozenset[str]:
    copies = Counter(line.normal for line in context.lines)
    return frozenset(normal for normal, count in copies.items() if count > 1)


def _repeats(line: Line, title: Line, context: CleaningContext) -> bool:
    """Whether a line prints the title again, above the body also with the site's name behind it."""
    if line.normal == title.normal:
        return True
    rest = line.normal.removeprefix(title.normal)
    if context.zone(line.index) is not Zone.BEFORE or len(rest) == len(line.normal) or len(rest) > SITE_CHARS:
        return False
    return _SEPARATOR.match(rest) is not None
