"""An agency on a line of its own between the headline and the text: `LETA`, `ACN Girona`, `STT–Example Uutiset`."""

from __future__ import annotations

import re

from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case
from pipeline.packs.names import remembered

MAX_HEAD_CREDIT = 50  # code points
_PARTS = re.compile(r"\s*[/|,–—]\s*|\s+-\s+|(?<=[A-ZÀ-Þ])-(?=[A-ZÀ-Þ])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3}|[^\W\d_]\.[\s-]?[^\W\d_]")  # who wrote it, by initials: "M. K., STA"
_MOST_WORDS = 3  # of the place or the paper beside the agency


@remembered(maxsize=4096)
def head_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a line that credits one, perhaps with its office or the paper that took part; empty for any other.

    Only the place of the line makes it a credit: elsewhere the same words may be a heading.
    """
    text = text.strip(" .()")
    if not text or len(text) > MAX_HEAD_CREDIT or ":" in text:
        return ()
    if (whole := agency(text)) is not None:
        return (whole,)
    first, *rest = [part for part in _PARTS.split(text) if part and not _INITIALS.fullmatch(part)] or [text]
    named = agency(first)
    if named is None and not rest:
        first, _, place = text.partition(" ")
        named, rest = agency(first), [place]
    if named is None or not all(map(_is_beside, rest)):
        return ()
    return tuple(dict.fromkeys((named, *(other for part in rest if (other := agency(part))))))


def _is_beside(part: str) -> bool:
    """Whether a part may be a place, a paper or another agency: a few capitalised words, nobody's name, no figure."""
    words = part.split()
    if not 0 < len(words) <= _MOST_WORDS or any(map(str.isdigit, part)) or has_given_name(part):
        return False
    return agency(part) is not None or all(word[0].isupper() or not has_case(word[0]) for word in words)
