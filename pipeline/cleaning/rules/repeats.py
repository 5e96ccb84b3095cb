"""Lines that say again what an earlier line said."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.reasons import Reason

# A repeated sentence of this length is a pull quote or a doubled paragraph; shorter ones recur in honest prose.
REPEATED_SENTENCE = 60.0
_ASKS = ("?", "？", "؟")  # a question recurs where several people are asked the same


def find_repeats(context: CleaningContext) -> Iterator[Proposal]:
    """The second and later copies of a sentence. On a page only what the segmenter chose counts as said before."""
    seen: dict[str, int] = {}
    for line in context.lines:
        if line.length < REPEATED_SENTENCE or line.block.main is False or line.text.endswith(_ASKS):
            continue
        key = line.text.casefold()  # not the normal form: in that all numbers are alike, and two results are not
        first = seen.setdefault(key, line.index)
        if first != line.index and context.decided[line.index] is None:
            evidence = f"as block {first}: {quote(line.text)}"
            yield Proposal(line.index, Reason.REPEATED, "repeated.line", 0.97, evidence, precise=True)


def name_copies(context: CleaningContext) -> Iterator[Proposal]:
    """Blocks of a page that the segmenter left out because it chose another one of the same text."""
    chosen = {line.text.casefold(): line.index for line in reversed(context.lines) if line.block.main}
    for line in context.undecided():
        if line.block.main is False and line.length >= REPEATED_SENTENCE:
            other = chosen.get(line.text.casefold())
            if other is not None:
                evidence = f"as block {other}: {quote(line.text)}"
                yield Proposal(line.index, Reason.REPEATED, "repeated.copy", 0.97, evidence, precise=True)
