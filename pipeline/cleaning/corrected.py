"""A person's word on lines, after all rules: what they said stays stays, what they said goes goes."""

from __future__ import annotations

from pipeline.model.block import Verdict
from pipeline.model.document import SegmentedDocument
from pipeline.model.reasons import Reason
from pipeline.packs.corrections import KEEP, Corrections, LineCorrection
from pipeline.packs.memory import site_of
from pipeline.packs.normal import normalise


def corrected(
    segmented: SegmentedDocument, verdicts: tuple[Verdict, ...], corrections: Corrections
) -> tuple[Verdict, ...]:
    """The verdicts, but those over lines that a correction names. A verdict that says the same already stays as it is."""
    said = corrections.lines_for(segmented.raw.uri, site_of(segmented) or "")
    if not said:
        return verdicts
    pairs = zip(segmented.blocks, verdicts, strict=True)
    return tuple(_judged(verdict, said.get(normalise(block.text))) for block, verdict in pairs)


def _judged(verdict: Verdict, correction: LineCorrection | None) -> Verdict:
    if correction is None or verdict.keep == (correction.verdict == KEEP):
        return verdict
    if correction.verdict == KEEP:
        return Verdict(True, origin=correction.origin)
    return Verdict(False, Reason(correction.verdict), correction.origin, 1.0, "said by a person")
