"""A list of names in a byline, cut at commas and joiners: "Ann Lee, Bo Ek und Cy Fox"."""

from __future__ import annotations

import re

from pipeline.grammar.bylines.leads import BylineWords
from pipeline.grammar.bylines.reading import parted
from pipeline.grammar.bylines.words import GENERATION
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case

_COMMAS = re.compile(r"\s*[,，،、]\s+|\s*[，،、]\s*|,(?=\S)")
_LEADING_JOINER = re.compile(r"(?i)^(?:and|und|et|och|og|y|e|и|ve|by)\s+")
_EDGES = " .:-–—\"“”'*|/"


def pieces_of(segment: str, words: BylineWords) -> list[str]:
    """Cut at commas and joiners; a weak joiner cuts only between two names of two words."""
    out: list[str] = []
    for part in _COMMAS.split(segment):
        position = start = 0
        joined = words.may_join(part)
        while joined and (match := words.joiner.search(part, position)):
            position = match.end()
            joiner = (match.group(1) or match.group(2) or "").casefold()
            left, right = part[start : match.start()], part[match.end() :]
            if (
                joiner in words.weak_joiners
                and (len(left.split()) < 2 or len(right.split()) < 2)
                and not _is_couple(left, right)
            ):
                continue
            if not left.endswith("-"):  # "Home- and Digital-Security Expert" is one role
                out.append(left)
            start = match.end()
        out.extend(parted(part[start:]))
    return [_LEADING_JOINER.sub("", _trimmed(piece)) if piece else "" for piece in out]


def _trimmed(piece: str) -> str:
    """A piece without marks around it, and once if it stands there twice; the stop of "Jr." is the name's."""
    piece = piece.strip()
    half = (words := piece.split())[: (len(words) + 1) // 2]
    if len(half) > 1 and piece.startswith(once := " ".join(half)) and piece[len(once) :].lstrip() == once:
        piece = once  # the name, and the name of its picture
    bare = piece.strip(_EDGES)
    whole = piece.strip(_EDGES.replace(".", ""))
    return whole if whole == f"{bare}." and GENERATION.search(whole) else bare


def _is_couple(left: str, right: str) -> bool:
    """Whether a given name and a whole name are two persons of one family name: "Ana y Pedro Silva"."""
    given = " " not in left.strip() and has_given_name(left) and has_case(left)
    return given and len(right.split()) == 2 and has_given_name(right)
