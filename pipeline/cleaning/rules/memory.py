"""Lines that the outlets' line memory knows from other stories of the same site."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.rules.base import Proposal
from pipeline.model.reasons import Reason
from pipeline.packs.memory import site_of

# Number of different stories that a line must have stood in. Measured on the labelled dumps of the 15 sites with three
# or more pages, in five flattenings: at these numbers 0.0 to 0.3 % of the main lines would go, nearly all of them
# one-word headings, and 11 % (light residue) to 79 % (whole pages) of the boilerplate lines.
LABEL_STORIES = 2
SENTENCE_STORIES = 3
CONFIDENCE = 0.97


def recall_site_lines(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that recur across different stories of this document's site."""
    memory = context.ruleset.memory
    if not memory.sites:
        return
    site = site_of(context.segmented)
    known = memory.lines_of(site)
    for line in context.undecided() if known else ():
        stories = known.get(line.normal, 0)
        if stories >= (SENTENCE_STORIES if line.sentence else LABEL_STORIES):
            evidence = f"in {stories} stories of {site}"
            yield Proposal(line.index, Reason.SITE_BOILERPLATE, "memory.site", CONFIDENCE, evidence, precise=True)
