"""What stands outside the body: by the markup of a page, or by the body window of a dump."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.block import Block
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# Structural marks, in the order in which they are asked: the first that a block carries names the reason.
MARK_REASONS: tuple[tuple[str, Reason], ...] = (
    ("comments", Reason.COMMENTS),
    ("consent", Reason.CONSENT),
    ("paywall", Reason.PAYWALL),
    ("newsletter", Reason.NEWSLETTER),
    ("ad", Reason.ADVERTISEMENT),
    ("share", Reason.SHARE),
    ("related", Reason.RELATED_LINKS),
    ("tags", Reason.TAGS),
    ("author-bio", Reason.AUTHOR_BIO),
    ("caption", Reason.CAPTION),
    ("form", Reason.CAPTCHA_OR_FORM),
    ("promo", Reason.PROMO),
    ("footer", Reason.FOOTER),
    ("nav", Reason.NAVIGATION),
    ("header", Reason.NAVIGATION),
)
_ORIGINS = {mark: Origin("markup", mark) for mark, _ in MARK_REASONS}
_UNCHOSEN = Origin("markup", "outside")


def name_marked(context: CleaningContext) -> Iterator[Proposal]:
    """Blocks that the segmenter left out, with the reason that their markup names."""
    for line in () if context.is_dump else context.undecided():
        if named := named_by_markup(line.block):
            mark, reason = named
            captured = "captions" if reason is Reason.CAPTION else None
            yield Proposal(line.index, reason, _ORIGINS[mark], 0.95, mark, captured, precise=True)


def named_by_markup(block: Block) -> tuple[str, Reason] | None:
    """The mark and the reason by which its markup dismisses a block that the segmenter left out; None if it does not."""
    return _named_reason(block.marks) if block.main is False and block.marks else None


@lru_cache(maxsize=4096)
def _named_reason(marks: tuple[str, ...]) -> tuple[str, Reason] | None:
    """The first mark that names a reason, and the reason; pages repeat few combinations of marks."""
    return next(((mark, reason) for mark, reason in MARK_REASONS if mark in marks), None)


# The segmenter weighs a block's chances against the whole page's; asking for more inside the body undid its choice
# (word F1 .949 instead of .959 on 930 labelled pages). Only the strictness `safe` keeps sentences between chosen blocks.
UNCHOSEN = 0.96


def drop_unchosen(context: CleaningContext) -> Iterator[Proposal]:
    """The other blocks that the segmenter did not choose as part of the article."""
    for line in () if context.is_dump else context.undecided():
        if line.block.main is False:
            yield Proposal(line.index, Reason.OUTSIDE_BODY, _UNCHOSEN, UNCHOSEN, quote(line.text), precise=True)


def drop_outside(context: CleaningContext) -> Iterator[Proposal]:
    """Lines of a dump before and after the body window; nothing if there is no body at all."""
    window = context.window
    if window is None or window.is_empty:
        return
    for line in context.undecided():
        zone = context.zone(line.index)
        if zone is not Zone.INSIDE:
            confidence = 0.8 if line.sentence else 0.9
            yield Proposal(line.index, Reason.OUTSIDE_BODY, Origin("window", str(zone)), confidence, quote(line.text))
