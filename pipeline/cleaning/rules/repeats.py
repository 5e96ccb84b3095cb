"""Lines that say again what an earlier line said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.reasons import Reason

# A repeated sentence of this length is a pull quote or a doubled paragraph; shorter ones recur in honest prose.
REPEATED_SENTENCE = 60.0
_ASKS = ("?", "？", "؟")  # a question recurs where several people are asked the same


def find_repeats(context: CleaningContext) -> Iterator[Proposal]:
    """The second and later copies of a sentence. On a page only what the segmenter chose counts as said before.

    A copy between two paragraphs of a dump's body is the article's, and the first was the quotation or the caption: on
    labelled news dumps 41 of 45 such copies are, none of the others inside the body.
    """
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for line in context.lines:
        if line.length < REPEATED_SENTENCE or line.block.main is False or line.text.endswith(_ASKS):
            continue
        key = line.text.casefold()  # not the normal form: in that all numbers are alike, and two results are not
        if first.setdefault(key, line.index) != line.index:
            copies[line.index] = first[key]
    for index, original in copies.items():
        if context.decided[index] is None and not (context.is_dump and _is_between_paragraphs(context, index, copies)):
            evidence = f"as block {original}: {quote(context.lines[index].text)}"
            yield Proposal(index, Reason.REPEATED, "repeated.line", 0.97, evidence, precise=True)


def _is_between_paragraphs(context: CleaningContext, index: int, copies: Mapping[int, int]) -> bool:
    """Whether the line stands inside the body, and long sentences that are printed once directly above and below it."""
    if context.zone(index) is not Zone.INSIDE or not 0 < index < len(context.lines) - 1:
        return False
    around = (context.lines[index - 1], context.lines[index + 1])
    return all(
        line.is_long_sentence and context.decided[line.index] is None and line.index not in copies for line in around
    )


def name_copies(context: CleaningContext) -> Iterator[Proposal]:
    """Blocks of a page that the segmenter left out because it chose another one of the same text."""
    chosen = {line.text.casefold(): line.index for line in reversed(context.lines) if line.block.main}
    for line in context.undecided():
        if line.block.main is False and line.length >= REPEATED_SENTENCE:
            other = chosen.get(line.text.casefold())
            if other is not None:
                evidence = f"as block {other}: {quote(line.text)}"
                yield Proposal(line.index, Reason.REPEATED, "repeated.copy", 0.97, evidence, precise=True)
