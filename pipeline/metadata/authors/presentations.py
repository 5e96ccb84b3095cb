"""Authors whom a page presents: a name alone on its line, and the lines behind it say what the person does."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.prose import reading_length
from pipeline.metadata.authors.notes import presents
from pipeline.metadata.authors.statement import Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import ASIDE, OWN_FOOTER, Places
from pipeline.model.evidence import Origin

_BEFORE_END, _BEHIND_END = 14, 40  # blocks around the end of the text among which an author's note may stand
_PRESENTATION_CHARS = 40
_PRESENTED = 0.8


def presented_authors(context: Context, places: Places) -> Iterator[Claim]:
    """A person whose name stands alone behind the text or beside the headline and whom the next lines present."""
    blocks, languages = context.cleaned.blocks, context.ruleset.languages
    found: dict[tuple[str, ...], Claim] = {}
    zone = range(places.behind.start - _BEFORE_END, places.behind.start + _BEHIND_END)
    for block in blocks:
        if not 3 <= len(block.text) <= 60 or (block.index not in places.near and block.index not in zone):
            continue
        if not has_given_name(block.text):
            continue
        first = block.text.split()[0]
        following = [
            b.text for b in blocks[block.index + 1 : block.index + 4] if reading_length(b.text) >= _PRESENTATION_CHARS
        ]
        following = [text for text in following if text.startswith(first)]
        if not following or ASIDE.intersection(block.marks) - OWN_FOOTER:
            continue
        byline = read_byline(block.text, languages)
        if byline is None or not byline.clean or len(byline.persons) != 1 or byline.lead:
            continue
        person = byline.persons[0]
        if any(presents(_behind_name(text, person, first), languages) for text in following):
            found[byline.persons] = Claim(byline.persons, Origin("line", "presented"), block.text, _PRESENTED)
    if len(found) == 1:  # more are the people that a story is about, or a staff page
        yield from found.values()


def _behind_name(text: str, person: str, first: str) -> str:
    return text[len(person) if text.startswith(person) else len(first) :]
