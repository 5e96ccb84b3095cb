"""Blocks behind the body that a heading opens: related stories, most read, comments."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.page.comments import SIGNED, signatures
from pipeline.cleaning.rules.page.contacts import contact_openers
from pipeline.cleaning.window import WITHIN
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# A heading's block ends where running text resumes: this many long sentences in a row are the article again.
RESUMING_SENTENCES = 2
TAIL_CONFIDENCE = 0.9
_BLOCK = Origin("tail", "block")


def tail_openers(context: CleaningContext) -> frozenset[int]:
    """Indices of the headings and the contacts' labels that open a tail block, and of the signatures that open a reader's comment."""
    headings = [line.index for line in context.lines if line.phrase is not None and line.phrase.opens_tail]
    return frozenset((*headings, *signatures(context), *contact_openers(context)))


def cut_tails(context: CleaningContext) -> Iterator[Proposal]:
    """Lines under a tail heading, up to the next heading, to the body that begins below it, or to where it resumes."""
    window = context.window
    reason: Reason | None = None
    evidence = ""
    prose = 0
    signed = frozenset(signatures(context))
    for line in context.lines:
        phrase = line.phrase
        if phrase is not None and phrase.opens_tail:
            reason, evidence, prose = phrase.reason, f"under {quote(line.text)!r} ({phrase.origin})", 0
            continue
        if line.index in signed:
            reason, evidence, prose = Reason.COMMENTS, f"under {quote(line.text)!r} ({SIGNED})", 0
            continue
        if window is not None and line.index == window.first:
            reason = None  # a heading of a menu above the body ("Latest", "Trending")
        if reason is None:
            continue
        verdict = context.decided[line.index]
        if verdict is None or verdict.reason not in WITHIN:  # an advertisement's label does not part two paragraphs
            prose = prose + 1 if line.is_long_sentence else 0
        readers = reason is Reason.COMMENTS and context.zone(line.index) is not Zone.INSIDE  # readers write prose, too
        if prose >= RESUMING_SENTENCES and not readers:
            reason = None
        elif not line.is_long_sentence or readers:  # short sentences: headlines that ask or tell
            yield Proposal(line.index, reason, _BLOCK, TAIL_CONFIDENCE, evidence)
