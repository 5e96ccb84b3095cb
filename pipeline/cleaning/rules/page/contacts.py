"""Contact blocks of releases: whom the press may ask, with a number or an address, below the last paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pipeline.cleaning.appeals import PHONE, has_contact
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.names import known_names, remembered
from pipeline.packs.normal import normalise_all

RULE = Origin("contacts", "block")
CONFIDENCE = 0.95
"""On labelled dumps 512 of the 513 lines of such blocks are the site's, and one states a day."""
LABEL_CHARS = 60
CONTACT_LINES = 6  # below the label, among which a number or an address stands
LEAST_PARAGRAPHS, MOST_BELOW = 2, 1
"""Long sentences above such a block, and below it: what goes on is an article that has a box."""


def find_contacts(context: CleaningContext) -> Iterator[Proposal]:
    """The label and what stands below it, up to a sentence that is prose by itself."""
    window = context.window
    for index in sorted(contact_openers(context)):
        if window is not None and index <= window.last:
            continue
        evidence = f"under {quote(context.lines[index].text)!r}"
        for line in takewhile(lambda line: not line.is_long_sentence, context.lines[index:]):
            if context.decided[line.index] is None:
                yield Proposal(line.index, Reason.PROMO, RULE, CONFIDENCE, evidence)


def contact_openers(context: CleaningContext) -> frozenset[int]:
    """Indices of the labels that open such a block in a dump."""
    if not context.is_dump:
        return frozenset()
    known = _labels()
    labels = [
        line
        for line in context.lines
        if len(line.text) <= LABEL_CHARS and line.normal.partition(":")[0].rstrip() in known
    ]
    return frozenset(line.index for line in labels if _opens_block(context, line))


@remembered(1)
def _labels() -> frozenset[str]:
    """In the normal form of lines."""
    return frozenset(normalise_all(label for label in known_names().credits["contacts"] if label[0] != "-"))


def _opens_block(context: CleaningContext, label: Line) -> bool:
    below = context.lines[label.index : label.index + 1 + CONTACT_LINES]
    if not any(PHONE.search(line.text) or has_contact(line.text) for line in below):
        return False
    prose = [line.index for line in context.lines if line.is_long_sentence]
    above = sum(index < label.index for index in prose)
    return above >= LEAST_PARAGRAPHS and len(prose) - above <= MOST_BELOW
