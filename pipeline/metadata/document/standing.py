"""A dateline that stands on a line of its own right before the text, as some agencies print it."""

from __future__ import annotations

from pipeline.grammar.datelines import Dateline, read_dateline
from pipeline.metadata.document.context import Context

_ALONE_CHARS = 60  # of a line that is nothing but a dateline: "Gəncə, 26 fevral, AZƏRTAC"
_BEFORE = 3  # blocks before the text among which it stands


def standing_alone(context: Context) -> tuple[Dateline, str] | None:
    """The dateline with a known agency on a line of its own right before the text, and the line."""
    kept = zip(context.kept, context.lengths, strict=True)
    first = next((block.index for block, length in kept if length > _ALONE_CHARS), 0)
    for block in context.cleaned.blocks[max(0, first - _BEFORE) : first]:
        if len(block.text) > _ALONE_CHARS or not any(map(str.isdigit, block.text)):
            continue  # "Jane Doe/AGENCY" is a byline
        line = read_dateline(f"{block.text.rstrip(' .')} – X")
        if line is not None and line.agency and line.place:
            return line, block.text
    return None
