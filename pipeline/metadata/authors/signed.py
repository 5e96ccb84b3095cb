"""Who signs below the text: a reporter with the agency, where no picture stands."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.grammar.bylines.signed import signed_reporters
from pipeline.grammar.prose import reading_length
from pipeline.metadata.authors.statement import Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import ASIDE
from pipeline.model.evidence import Origin

BEHIND_TEXT = 4  # blocks behind the last paragraph
_PARAGRAPH_CHARS = 60
_SIGNED = 0.8  # not measured: few labelled pages have it


def signed_claims(context: Context) -> Iterator[Claim]:
    """The reporters of the one such line behind the last paragraph; several lines are credits of pictures."""
    last = next((b.index for b in reversed(context.kept) if reading_length(b.text) >= _PARAGRAPH_CHARS), None)
    if last is None:
        return
    found = {
        block.text: persons
        for block in context.cleaned.blocks[last + 1 : last + 1 + BEHIND_TEXT]
        if (persons := signed_reporters(block.text)) and ASIDE.isdisjoint(block.marks)
    }
    if len(found) == 1 and not any(signed_reporters(b.text) for b in context.cleaned.blocks[:last]):
        ((text, persons),) = found.items()
        yield Claim(persons, Origin("line", "signed"), text, _SIGNED)
