"""The cleaner: lifts metadata lines, finds the body window, applies the rules; one verdict for every block."""

from __future__ import annotations

from pipeline.grammar import LineKind, read_line
from pipeline.model.block import Block, Verdict
from pipeline.model.document import CleanedDocument, SegmentedDocument
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset

_CAPTURES = {
    LineKind.DATE: (Reason.DATE_LINE, "date_published"),
    LineKind.BYLINE: (Reason.BYLINE_LINE, "byline"),
    LineKind.SOURCE: (Reason.SOURCE_LINE, "outlet"),
    LineKind.CREDIT: (Reason.CAPTION, "captions"),
    LineKind.COPYRIGHT: (Reason.COPYRIGHT, "copyright_notice"),
}


def clean(segmented: SegmentedDocument, ruleset: Ruleset) -> CleanedDocument:
    """Judge every block of a segmented document."""
    return CleanedDocument(segmented, tuple(_judge(block, ruleset) for block in segmented.blocks))


def _judge(block: Block, ruleset: Ruleset) -> Verdict:
    reading = read_line(block.text, ruleset.languages)
    if reading is not None:
        reason, field = _CAPTURES[reading.kind]
        return Verdict(False, reason, f"line.{reading.rule}", reading.confidence, block.text[:80], field)
    for phrase in ruleset.phrases:
        if block.text.lower() in phrase.texts:
            return Verdict(False, phrase.reason, phrase.rule, phrase.confidence, block.text[:80])
    if block.main is False:
        return Verdict(False, Reason.OUTSIDE_BODY, "segment.outside", 0.9)
    return Verdict(True)
