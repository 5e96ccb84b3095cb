"""The same box of labels printed again and again between the paragraphs of a dump: what is popular, who to follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.site.offers import PRICE
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE = Origin("copied", "box")
BOX_LINES, BOX_COPIES = 3, 3
"""So many lines one below the other, printed so many times beside paragraphs, are a box of the site: so are on labelled dumps all
330 such lines that no other rule takes. Goods with prices are the article's list."""
CONFIDENCE = 0.97
_PRICED = re.compile(PRICE)


def find_copied_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """All copies of the same labels one below the other that stand again and again between the paragraphs of a dump.

    The refrain of a song stands between other short lines, a box below or above a paragraph.
    """
    lines = context.lines
    count = Counter([line.text for line in lines])
    again = [
        count[line.text] >= BOX_COPIES
        and not line.is_long_sentence
        and line.length <= READ_LIMIT
        and _PRICED.search(line.text) is None
        for line in lines
    ]
    if sum(again) < BOX_LINES * BOX_COPIES:
        return  # most documents
    starts: dict[tuple[str, ...], list[int]] = {}
    for n in range(len(lines) - BOX_LINES + 1):
        if all(again[n : n + BOX_LINES]):
            starts.setdefault(tuple(line.text for line in lines[n : n + BOX_LINES]), []).append(n)
    copied = {
        n + k: len(found)
        for texts, found in starts.items()
        if len(found) >= BOX_COPIES and len(set(texts)) == BOX_LINES
        for n in found
        for k in range(BOX_LINES)
    }
    boxes = list(_runs(sorted(copied)))
    if sum(_is_beside_paragraph(box, lines) for box in boxes) < BOX_COPIES:
        return
    for n in sorted(copied):
        if context.decided[n] is None:
            evidence = f"with its neighbours {copied[n]} times: {quote(lines[n].text)}"
            yield Proposal(n, Reason.REPEATED, RULE, CONFIDENCE, evidence, precise=True)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Ascending numbers in runs without a gap."""
    run: list[int] = []
    for n in numbers:
        if run and n != run[-1] + 1:
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _is_beside_paragraph(box: Sequence[int], lines: Sequence[Line]) -> bool:
    return any(lines[n].is_long_sentence for n in (box[0] - 1, box[-1] + 1) if 0 <= n < len(lines))
