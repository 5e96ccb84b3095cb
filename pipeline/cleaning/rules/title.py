"""The headline: captured for the record's title, and dropped wherever it is repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar.prose import reading_length
from pipeline.model.block import BlockKind
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

# Headlines run from 15 to 200 Latin-letter equivalents; 99 % of the labelled titles do.
TITLE_CHARS = (15.0, 200.0)
TITLE_WORDS = 3
NEAR_LINES = 25  # how many undecided lines before the body are looked at
BODY_LINES = 12  # how many body lines give the vocabulary
# Weights of a candidate: the best of a few values by the share of titles found on 300 labelled dumps.
SHARE_WEIGHT = 2.0
REPEATED_WEIGHT = 0.3
DISTANCE_WEIGHT = 0.05
HEADLINE_SHARE = 0.3  # share of its words that a headline has in common with the body, at least
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}")


def capture_title(context: CleaningContext) -> Iterator[Proposal]:
    """The headline-like line before the body that shares most words with it, and its repeats."""
    title = _pick(context)
    if title is None:
        return
    yield Proposal(title.index, Reason.TITLE, "title.before_body", 0.9, quote(title.text), "title")
    for line in context.undecided():
        if line.index != title.index and line.normal == title.normal:
            yield Proposal(line.index, Reason.TITLE, "title.repeated", 0.97, quote(line.text), precise=True)


def match_declared_title(context: CleaningContext) -> Iterator[Proposal]:
    """The page's H1 or declared title where it stands among the blocks."""
    markup = context.segmented.markup
    declared = {normalise(t) for t in (markup.meta("og:title", "twitter:title", "headline"), markup.title) if t}
    declared |= {normalise(e.text) for e in markup.elements if e.tag == "h1" and e.text.strip()}
    taken = False
    for line in context.undecided():
        if line.normal and line.normal in declared and reading_length(line.text) <= TITLE_CHARS[1] * 2:
            heading = line.block.kind is BlockKind.HEADING or not line.sentence
            if heading:
                captured = None if taken else "title"
                yield Proposal(
                    line.index, Reason.TITLE, "title.declared", 0.97, quote(line.text), captured, precise=True
                )
                taken = True


def _pick(context: CleaningContext) -> Line | None:
    """The best candidate: words shared with the body, printed more than once, near to the body."""
    window = context.window
    if window is None or window.is_empty:
        return None
    before = [line for line in context.undecided() if line.index < window.first and _is_headline_like(line)]
    near = before[-NEAR_LINES:]
    if len(before) > NEAR_LINES and before[0].index == 0:
        near.insert(0, before[0])  # renderers of whole pages print the page's title first
    if not near:
        return None
    body = _vocabulary(line.text for line in context.lines[window.first : window.first + BODY_LINES])
    copies = Counter(line.normal for line in context.lines)
    shares = [_share(line, body) for line in near]
    scores = [
        SHARE_WEIGHT * share
        + REPEATED_WEIGHT * (copies[line.normal] > 1)
        + min(line.length, 60.0) / 120.0
        - DISTANCE_WEIGHT * min(len(near) - 1 - place, NEAR_LINES)
        for place, (line, share) in enumerate(zip(near, shares, strict=True))
    ]
    best = max(range(len(near)), key=lambda place: scores[place])
    # A standfirst shares more words with the body than the headline directly above it.
    if best and near[best - 1].index == near[best].index - 1 and shares[best - 1] >= HEADLINE_SHARE:
        best -= 1
    return near[best]


def _share(line: Line, body: set[str]) -> float:
    words = _vocabulary((line.text,))
    return len(words & body) / len(words) if words else 0.0


def _is_headline_like(line: Line) -> bool:
    low, high = TITLE_CHARS
    if not low <= line.length <= high or (line.words < TITLE_WORDS and line.length == len(line.text)):
        return False
    return not line.text.endswith((".", ":", "...", "…", ","))


def _vocabulary(texts: Iterable[str]) -> set[str]:
    return {word.lower() for text in texts for word in _WORD.findall(text)}
