"""Lines that the outlets' line memory knows from other stories of the same site."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.rules.base import Proposal
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.memory import site_of

# Number of different stories that a line must have stood in, by itself and beside a remembered label. Measured on the
# labelled dumps of the 15 sites with three or more pages (`python -m lab.training memory`).
LABEL_STORIES = 2
SENTENCE_STORIES, BLOCK_STORIES = 3, 2
# A sentence above the page's own prose may be the page's own first one, which other pages print as a teaser, unless so
# many stories open with it.
OPENED_STORIES = 2
CONFIDENCE = 0.97


def recall_site_lines(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that recur across different stories of this document's site."""
    memory = context.ruleset.memory
    if not memory.sites:
        return
    site = site_of(context.segmented)
    known = memory.site(site)
    lines = context.lines if known.lines else ()
    stories = [known.lines.get(line.normal, 0) for line in lines]
    labels = {line.index for line in lines if not line.sentence and stories[line.index] >= LABEL_STORIES}
    begun = False
    for line, number in zip(lines, stories, strict=True):
        if line.sentence:
            begun = begun or (line.is_long_sentence and not number)
            beside = line.index - 1 in labels or line.index + 1 in labels
            recurs = number >= (BLOCK_STORIES if beside else SENTENCE_STORIES)
            recurs = recurs and (begun or known.openings.get(line.normal, 0) >= OPENED_STORIES)
        else:
            recurs = line.index in labels
        if recurs:
            evidence = f"in {number} stories of {site}"
            yield Proposal(
                line.index, Reason.SITE_BOILERPLATE, Origin("memory", "site"), CONFIDENCE, evidence, precise=True
            )
