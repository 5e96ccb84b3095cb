"""Who signs below the text: a reporter with the agency, where no picture stands; in some languages anybody who wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.signed import MAX_SIGNED, signed_reporters
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.prose import reading_length
from pipeline.metadata.authors.statement import Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import ASIDE
from pipeline.model.evidence import Origin

BEHIND_TEXT = 4  # blocks behind the last paragraph
_PARAGRAPH_CHARS = 60
_SIGNED, _BARE = 0.8, 0.7  # not measured: few labelled pages have either


def signed_claims(context: Context) -> Iterator[Claim]:
    """The reporters of the one such line behind the last paragraph; several lines are credits of pictures."""
    last = next((b.index for b in reversed(context.kept) if reading_length(b.text) >= _PARAGRAPH_CHARS), None)
    if last is None:
        return
    below = [b for b in context.cleaned.blocks[last + 1 : last + 1 + BEHIND_TEXT] if ASIDE.isdisjoint(b.marks)]
    if below and (named := _bare(below[0].text, context)):
        yield Claim(named, Origin("line", "signed"), below[0].text, _BARE)
    found = {block.text: persons for block in below if (persons := signed_reporters(block.text))}
    if len(found) == 1 and not any(signed_reporters(b.text) for b in context.cleaned.blocks[:last]):
        ((text, persons),) = found.items()
        yield Claim(persons, Origin("line", "signed"), text, _SIGNED)


def _bare(text: str, context: Context) -> tuple[str, ...]:
    """The persons of a line of nothing but names, in a language whose papers set the author's there."""
    language = context.ruleset.languages.get((context.known.language or "").split("-")[0])
    if language is None or not language.signed_below or len(text) > MAX_SIGNED:
        return ()
    byline = read_byline(text, context.ruleset.languages)
    if byline is None or not byline.clean or byline.lead:
        return ()
    return byline.persons if all(" " in person and has_given_name(person) for person in byline.persons) else ()
