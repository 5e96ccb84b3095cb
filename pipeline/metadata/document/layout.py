"""Where things stand in a document: the headline, the opening of the text, and where a line may be a byline."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.metadata.document.context import Context

LINES_BEFORE, LINES_AFTER = 4, 14
"""How far from the headline an unmarked byline is looked for, in blocks."""
OPENING_CHARS, BESIDE_OPENING = 120, 2
"""The first kept block of this length opens the text; right before it a byline stands as often as under the headline."""
LINES_BEHIND = 6
"""Blocks behind the text in which a line with a lead ("Author: …") counts."""
OWN_FOOTER = frozenset(("footer",))  # an article's own
ASIDE = frozenset(("comments", "related", "caption", "menu", "nav", "footer"))


def headline_blocks(context: Context) -> list[int]:
    """Indices of the blocks that print the headline, at most three; none while no headline is known."""
    return [*context.headline_blocks]


def long_blocks(context: Context, least: int) -> Iterator[int]:
    """Indices of the kept blocks that have at least so many characters to a reader, whatever the script."""
    return (block.index for block, length in zip(context.kept, context.lengths, strict=True) if length >= least)


def opening_of(context: Context) -> int | None:
    """Index of the block that opens the text: the first long one that is kept."""
    return next(long_blocks(context, OPENING_CHARS), None)


def prints_headline(text: str, title: str) -> bool:
    """Whether a folded block is the headline, alone or with a few words beside it."""
    return text == title or (len(title) > 15 and (text.startswith(title) or text.endswith(title)))


class Places:
    """Indices of blocks: near the headline, right beside it or the opening of the text, behind and inside the text."""

    def __init__(self, context: Context) -> None:
        blocks, kept = context.cleaned.blocks, context.kept
        heads = headline_blocks(context)
        printed = set(heads)
        if not heads:
            heads = [b.index - 1 for b in blocks if b.main][:1]
        opening = opening_of(context)
        self.near = {n for head in heads for n in range(head - LINES_BEFORE, head + LINES_AFTER) if n not in printed}
        self.beside = {n for head in heads for n in range(head + 1, head + 4)}
        if opening is not None:
            self.beside.update(range(opening - BESIDE_OPENING, opening))
        self.behind = range(kept[-1].index + 1, kept[-1].index + 1 + LINES_BEHIND) if kept else range(0)
        self.inside = range(opening + 1, kept[-1].index + 1) if opening is not None else range(0)
