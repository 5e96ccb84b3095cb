"""Lines that say again what an earlier line said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar.prose import asks
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# Each block is looked for in all others, which grows with the square of their number: longer documents are no templates' pages.
# The longest of 2,193 labelled dumps has 288 such lines with 72,000 characters.
MOST_SENTENCES, MOST_CHARS = 1_000, 300_000
# A repeated sentence of this length is a pull quote or a doubled paragraph; shorter ones recur in honest prose.
REPEATED_SENTENCE = 60.0
PARTS, HELD = 3, 0.9
"""Of a block that says the whole text again: how many others it holds, and the share of its characters that are theirs."""


def find_repeats(context: CleaningContext) -> Iterator[Proposal]:
    """The second and later copies of a sentence. On a page only what the segmenter chose counts as said before.

    A copy between two paragraphs of a dump's body is the article's, and the first was the quotation or the caption: on
    labelled news dumps 41 of 45 such copies are, none of the others inside the body.
    """
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for line in context.lines:
        if (
            line.length < REPEATED_SENTENCE or line.block.main is False or asks(line.text)
        ):  # a question recurs where several people are asked the same
            continue
        key = line.text.casefold()  # not the normal form: in that all numbers are alike, and two results are not
        if first.setdefault(key, line.index) != line.index:
            copies[line.index] = first[key]
    for index, original in copies.items():
        if _is_in_plan(context, index, original, copies):
            continue
        if context.decided[index] is None and not (context.is_dump and _is_between_paragraphs(context, index, copies)):
            evidence = f"as block {original}: {quote(context.lines[index].text)}"
            yield Proposal(index, Reason.REPEATED, Origin("repeated", "line"), 0.97, evidence, precise=True)


def _is_between_paragraphs(context: CleaningContext, index: int, copies: Mapping[int, int]) -> bool:
    """Whether the line stands inside the body, and long sentences that are printed once directly above and below it."""
    if context.zone(index) is not Zone.INSIDE or not 0 < index < len(context.lines) - 1:
        return False
    around = (context.lines[index - 1], context.lines[index + 1])
    return all(
        line.is_long_sentence and context.decided[line.index] is None and line.index not in copies for line in around
    )


def _is_in_plan(context: CleaningContext, index: int, original: int, copies: Mapping[int, int]) -> bool:
    """Whether a page's article prints a line again under another of its headings, as a plan of meals or of training does.

    Both stand in one container, and the nearest headings above them are not the same.
    """
    if context.is_dump or not (home := (context.lines[index].block.path or "").rpartition("/")[0]):
        return False
    if (context.lines[original].block.path or "").rpartition("/")[0] != home:
        return False
    above, before = (_heading_above(context, n) for n in (index, original))
    return above is not None and before is not None and above != before and len(copies) > 1


def _heading_above(context: CleaningContext, index: int) -> str | None:
    lines = context.lines
    return next((lines[n].normal for n in range(index, -1, -1) if lines[n].block.kind is BlockKind.HEADING), None)


def find_field_copies(context: CleaningContext) -> Iterator[Proposal]:
    """A block that holds the text's paragraphs run together, as fields of a template print it; its neighbours likewise.

    On a page the neighbours in its container are fields, too (an id, tags, an address), unless they are sentences.
    """
    kept = [line for line in context.lines if line.length >= REPEATED_SENTENCE and line.sentence]
    if not any(line.length >= PARTS * REPEATED_SENTENCE for line in kept):
        return
    if len(kept) > MOST_SENTENCES or sum(len(line.text) for line in kept) > MOST_CHARS:
        return
    texts = [squeezed(line.text) for line in kept]
    together = "\n".join(texts)  # what stands there once is held by no other block, as most texts of most documents
    spoken = [
        text
        for line, text in zip(kept, texts, strict=True)
        if line.block.main is not False and together.count(text) > 1
    ]
    for line, whole in zip(kept, texts, strict=True) if len(spoken) >= PARTS else ():
        if line.length < PARTS * REPEATED_SENTENCE:
            continue
        held = [text for text in spoken if len(text) < len(whole) and text in whole]
        if len(held) < PARTS or sum(map(len, held)) < HELD * len(whole):
            continue
        evidence = f"holds {len(held)} other blocks: {quote(line.text)}"
        if context.decided[line.index] is None:
            yield Proposal(line.index, Reason.REPEATED, Origin("repeated", "whole"), 0.97, evidence, precise=True)
        home = (line.block.path or "").rpartition("/")[0]
        if not home:
            continue
        for near in context.undecided():
            same = (near.block.path or "").rpartition("/")[0] == home
            if same and near.index != line.index and not near.sentence:
                yield Proposal(
                    near.index, Reason.OUTSIDE_BODY, Origin("repeated", "fields"), 0.95, quote(near.text), precise=True
                )


def squeezed(text: str) -> str:
    """A text without spaces, in lower case: paragraphs that are run together differ in them."""
    folded = text.casefold()
    return folded.replace(" ", "") if folded.isprintable() else "".join(folded.split())  # else it has only plain spaces


def name_copies(context: CleaningContext) -> Iterator[Proposal]:
    """Blocks of a page that the segmenter left out because it chose another one of the same text."""
    if context.is_dump:
        return
    chosen = {line.text.casefold(): line.index for line in reversed(context.lines) if line.block.main}
    for line in context.undecided():
        if line.block.main is False and line.length >= REPEATED_SENTENCE:
            other = chosen.get(line.text.casefold())
            if other is not None:
                evidence = f"as block {other}: {quote(line.text)}"
                yield Proposal(line.index, Reason.REPEATED, Origin("repeated", "copy"), 0.97, evidence, precise=True)
