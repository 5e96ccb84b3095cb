"""The paper's name beside the author's and a day: "Jane Doe – Port Voice – Monday, 3 March 2021"."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.grammar.bylines.east_asian import EAST_ASIAN
from pipeline.grammar.bylines.leads import BylineWords, byline_words
from pipeline.grammar.bylines.pieces import pieces_of
from pipeline.grammar.bylines.reading import cut_date
from pipeline.grammar.bylines.roles import cut_role
from pipeline.grammar.bylines.words import SEGMENTS
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, has_case, name_kind
from pipeline.grammar.vocabulary import vocabulary
from pipeline.packs.languages import LanguagePack

DASHES = frozenset("-–—―")
_HOUSE_CHARS = 40  # of a paper's name between a person and the day
_PAIR = 2
_PERSONS = (NameKind.PERSON, NameKind.MONONYM)


def house_before_day(segments: list[str], text: str, words: BylineWords) -> int | None:
    """The place, from 1, of the paper's name between a person and the day: "Jane Doe – Port Voice – Monday, 3 March 2021"."""
    dated = any(_is_day(segment, words) for segment in segments[2:])
    return 2 if dated and _is_housed(segments, text, words) else None


def _is_housed(segments: list[str], text: str, words: BylineWords) -> bool:
    """Whether the first segment is a person, or several, and the second one, beside a day, the paper.

    What may be a person's name, too, is the paper's behind a dash, where nobody lists authors, unless it is a common one.
    """
    several = pieces_of(segments[0], words)
    if not _is_person(segments[0], words) and not (len(several) > 1 and all(_is_person(one, words) for one in several)):
        return False
    house = segments[1].strip()
    if (
        not 0 < len(house) <= _HOUSE_CHARS
        or is_small(house[0])
        or any(map(str.isdigit, house))
        or has_given_name(house)
    ):
        return False
    dashed = text[: text.index(segments[1])].rstrip()[-1:] in DASHES
    kind = name_kind(house)
    alone = kind is NameKind.MONONYM and " " in segments[0].strip() and house[0] < EAST_ASIAN
    return dashed or alone or kind not in _PERSONS


def _is_person(text: str, words: BylineWords) -> bool:
    return name_kind(cut_role(text.strip(), words)) in _PERSONS


def is_person_of_house(text: str, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether what stands beside a day is a person, a dash and the paper: "Jane Doe – Port Voice".

    The person has several words, or the paper a name that says what it is.
    """
    segments = SEGMENTS.split(text) if has_case(text) else SEGMENTS.split(text.replace(", ", " | "))
    if len(segments) != _PAIR or not _is_housed(segments, text, byline_words(vocabulary(languages))):
        return False
    return " " in segments[0].strip() or name_kind(segments[1].strip()) is NameKind.ORGANISATION


def _is_day(segment: str, words: BylineWords) -> bool:
    """Whether a segment is a day, perhaps with its weekday and a time of day, and nothing else."""
    if not any(map(str.isdigit, segment)):
        return False
    pieces = (cut_date(piece, words.date_labels, words.day_words) for piece in pieces_of(segment, words))
    return all(words.dating.issuperset(piece.casefold().split()) for piece in pieces)  # "el martes", "a las"
