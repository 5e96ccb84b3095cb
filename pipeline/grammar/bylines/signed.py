"""A reporter and the agency on a line below the text: `Jane Doe (AGENCY)`, `Jane Doe, The Canadian Press`.

Below a picture the same line names who took it; only the place tells.
"""

from __future__ import annotations

import re

from pipeline.grammar.bylines.sign_offs import bracketed_agencies
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.packs.names import remembered

MAX_SIGNED = 80  # code points
_SIGNED = re.compile(
    r"(?P<names>[^()（）/,|]{3,60}?)\s*(?:[(（](?P<bracket>[^()（）]{2,30})[)）]|[/,|]\s*(?P<behind>[^()/,|]{2,30}))\.?"
)
_NAMES = re.compile(r"\s+(?:-|–|—|&|and|und|et|y|e|i|ir|un|și|ja|och|og|en|và)\s+")


@remembered(maxsize=2048)
def signed_reporters(text: str) -> tuple[str, ...]:
    """The persons of a line that holds them and one agency behind them, and nothing else; empty for any other line."""
    text = text.strip()
    match = _SIGNED.fullmatch(text) if len(text) <= MAX_SIGNED else None
    if match is None or not (agency(match["bracket"] or match["behind"]) or bracketed_agencies(text)):
        return ()
    persons = tuple(_NAMES.split(match["names"].strip()))
    return persons if all(map(_is_known, persons)) else ()


def _is_known(person: str) -> bool:
    return " " in person and name_kind(person) is NameKind.PERSON and has_given_name(person)
