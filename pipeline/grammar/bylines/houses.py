"""The paper's name beside the author's and a day: "Jane Doe – Port Voice – Monday, 3 March 2021"."""

from __future__ import annotations

import re
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
# "Jane Doe and John Roe, The Port Voice", "в. „Изворски глас“": behind commas the paper has words with capitals, or quotation marks.
_PARTED, _MOST_PARTS = re.compile(r"\s*,\s*|\s+[-–—|]\s+"), 4
_QUOTED = re.compile(r"(?:[^\W\d_]{1,3}\.\s?)?[„“\"«][^„“”\"«»]{3,40}[“”\"»]")
_HOUSE_WORDS, _SMALL_WORD = range(2, 5), 3
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


def before_houses(names: str, words: BylineWords) -> str:
    """A byline whose day was cut off without the papers behind the persons; empty if there is none.

    One of the persons has a common given name, or a paper its quotation marks.
    """
    parts = _PARTED.split(names)
    if not 1 < len(parts) <= _MOST_PARTS:
        return ""
    own = [part for part in parts[1:] if not _is_house(part)]
    if len(own) + 1 == len(parts):
        return ""
    known = any(map(has_given_name, pieces_of(parts[0], words))) or any(map(_QUOTED.fullmatch, parts))
    return ", ".join((parts[0], *own)) if known else ""


def _is_house(part: str) -> bool:
    if _QUOTED.fullmatch(part):
        return True
    words = part.split()
    if len(words) not in _HOUSE_WORDS or has_given_name(part) or any(map(str.isdigit, part)):
        return False
    return has_case(part) and not any(is_small(word[0]) for word in words if len(word) > _SMALL_WORD)


def _is_day(segment: str, words: BylineWords) -> bool:
    """Whether a segment is a day, perhaps with its weekday and a time of day, and nothing else."""
    if not any(map(str.isdigit, segment)):
        return False
    pieces = (cut_date(piece, words.date_labels, words.day_words) for piece in pieces_of(segment, words))
    return all(words.dating.issuperset(piece.casefold().split()) for piece in pieces)  # "el martes", "a las"
