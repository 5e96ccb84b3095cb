"""The openings of reports, read part by part: place, day, agency or house, in the orders that the world's papers have.

`Москва. 12 января. ИНТЕРФАКС - …`, `(AGI) - Roma, 12 gen. - …`, `Jan. 12 (UPI) -- …`, `SURABAYA, HARIAN.com - …`,
`وطنية - بيروت - …`. What the fixed forms of `wire_forms` do not know is read here. Every opening needs a known agency, or the
address of a house.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.agencies import agency, agency_index
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind

MAX_HEAD = 90  # code points from the beginning to the mark behind which the report begins
_MAX_PARTS = 8
_MARK = re.compile(
    r"\s*(?P<mark>[()（）\[\]【】/]|[,،፣፤、](?!\d)|\.?[-–—―]{1,2}(?=\s)|\.(?=[\s/–—])|[:：։](?=\s|[^\W\d_])|(?<=\s)[-–—]{1,2}|[–—―]|[۔।])\s*"
)
_OPENERS, _CLOSERS = "(（[【", ")）]】"
_DASHES = "-–—―"
_ENDS = f"{_DASHES}:：։"
_WORDS_OF_PLACE, _CHARS_OF_PLACE = 4, 34
_LEAST_PLACE = 3
_CHARS_OF_DAY, _WORDS_OF_DAY = 28, 6
_MONTH_CHARS = 12
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPLIT = re.compile(r"(?P<place>[^\d]*?)\s*(?P<day>\d(?:.*\d)?)(?P<rest>\D*)", re.DOTALL)
_SHORT_MONTH = re.compile(r"[^\W\d_]{3,5}")
_SMALL_WORD = re.compile(r"\s[^\W\d_]{1,2}$")
_HOUSE = re.compile(r"[A-Za-z][\w-]+(?:\.[A-Za-z]{2,4}){1,2}")
_RUN = re.compile(r"[^\W_]+")
_PLACE_AND_DAY = re.compile(r"\s*[-–—―]{0,2}\s*[^\W\d_][\w'’ ]{1,30},\s*\d{1,2}\.?\s[^\W\d_]{3,10}")
_WHOLE_BRACKET = re.compile(r"\(([^()]{2,40})\)\s*[-–—―]{1,2}\s")  # "(dpa/lsw) - "
_BARE_FIRST = re.compile(r"([^\W\d_]{3,12})\s?\.?[-–—―]{1,2}\s+(?=[^\W\d_a-z])")  # "AGI - ", "EFE.- "
_ABBREVIATED = re.compile(r"\s?[^\W\d_]{3,5}\.$")  # the name of a month before its day: "NEW YORK Jan. 12"
_DASHED = re.compile(r"\s*[.,]?\s*[-–—―:։]")


@dataclass(frozen=True, slots=True)
class Head:
    """What the opening of a report states: its place (None: it has none), the agencies (their names), the reporters."""

    place: str | None
    agencies: tuple[str, ...]
    persons: tuple[str, ...] = ()


@dataclass
class _Read:
    """What was read so far."""

    places: list[tuple[str, str]] = field(default_factory=list)  # with the mark behind each
    days: int = 0
    agencies: list[str] = field(default_factory=list)
    persons: list[str] = field(default_factory=list)  # behind the agency: "МОСКВА, 5 янв — РИА Новости, Jane Doe."
    house: bool = False
    bracketed: str = ""  # the bracket or slash that the first agency stands behind

    @property
    def credited(self) -> bool:
        return bool(self.agencies) or self.house


def read_head(text: str) -> Head | None:
    """Read the opening of a paragraph; None if it has no place, day or bracket with a known agency or a house before a mark."""
    head = text[: MAX_HEAD + 20]
    if not _may_credit(head):
        return None
    whole = _WHOLE_BRACKET.match(head)
    if whole is not None and (named := agency(whole[1])) and not _PLACE_AND_DAY.match(head[whole.end(1) + 1 :]):
        return Head(None, (named,))
    return _read_parts(head) or _bare_agency(head)


def _bare_agency(head: str) -> Head | None:
    """An agency's abbreviation before a dash: "AGI - …", "EFE.- …"."""
    match = _BARE_FIRST.match(head)
    if match is None or not _is_loud(match[1]) or _PLACE_AND_DAY.match(head[match.end(1) :]):
        return None
    named = agency(match[1])
    return Head(None, (named,)) if named else None


def _read_parts(head: str) -> Head | None:
    read = _Read()
    before = ""
    for part, mark, end in _parts(head):
        if not _take(part, before, mark, read):
            return None
        before = mark
        if end > MAX_HEAD:
            return None
        if read.credited and _is_end(part, mark, head[end:], read):
            return _head(read)
    return None


def _is_loud(word: str) -> bool:
    """Whether a word stands in capitals, or in a script that has none: an abbreviation, not the first word of prose."""
    return word.isupper() or word.lower() == word.upper()


@lru_cache(maxsize=1)
def _first_runs() -> frozenset[str]:
    return frozenset(run[0].casefold() for key in agency_index() if (run := _RUN.match(key)))


def _may_credit(head: str) -> bool:
    """A cheap look: whether a word of it begins an agency's name, or an address stands in it."""
    return _HOUSE.search(head) is not None or not _first_runs().isdisjoint(run.casefold() for run in _RUN.findall(head))


def _parts(head: str) -> list[tuple[str, str, int]]:
    """(text, the mark behind it, where the mark ends) of each part; "12. januara" and "Jan. 12" are one."""
    out: list[tuple[str, str, int]] = []
    start = 0
    for match in _MARK.finditer(head):
        part, mark = head[start : match.start()].strip(), match["mark"]
        rest = head[match.end() :]
        if mark == "." and part:
            before_month = part[-1].isdigit() and not _YEAR.search(part[-4:]) and rest[:1].isalpha()
            before_day = _SHORT_MONTH.fullmatch(part.split()[-1]) and re.match(
                r"\d{1,2}(?!\d|[./-]\d|\s[^\W\d_])", rest
            )
            if before_month or before_day:
                continue
        out.append((part, mark, match.end()))
        start = match.end()
        if len(out) >= _MAX_PARTS:
            break
    return out


def _take(part: str, before: str, mark: str, read: _Read) -> bool:
    """Take a part, between the marks before and behind it, for what it is; False if an opening holds no such part."""
    if not part:
        return True
    if (named := agency(part)) is not None:
        if not (read.credited or read.places or read.days or before) and mark[-1] not in _DASHES:
            return False  # "Reuters, Geneva - …" is prose's
        if not read.credited and before and before in _OPENERS + "/":
            read.bracketed = before
        read.agencies.append(named)
        return True
    if _HOUSE.fullmatch(part):
        read.house = True
        return True
    if _DIGIT.search(part):
        return _take_day(part, mark, read)
    if read.agencies and (read.places or read.days) and has_given_name(part) and name_kind(part) is NameKind.PERSON:
        read.persons.append(part)
        return True
    if _is_place(part) and len(read.places) < 2:
        read.places.append((part, mark))
        return True
    return False


def _take_day(part: str, mark: str, read: _Read) -> bool:
    """A day, perhaps with the place before it and the agency behind it, nothing between them."""
    split = _SPLIT.fullmatch(part)
    if split is None or len(part) > _CHARS_OF_DAY + _CHARS_OF_PLACE:
        return False
    place, day, rest = (split[name].strip() for name in ("place", "day", "rest"))
    if rest and (named := agency(rest)) is not None:
        read.agencies.append(named)
    elif len(rest) > _MONTH_CHARS or len(day) > _CHARS_OF_DAY or len(part.split()) > _WORDS_OF_DAY:
        return False
    if place and _YEAR.fullmatch(day) and not read.places:
        return False  # "In 2019 (Reuters)"
    read.days += 1
    caseless = place.lower() == place.upper()
    month_behind = any(map(str.isalpha, rest))
    if not caseless and not month_behind:
        if " " not in place:
            return True  # the name of a month in front of its day: "January 12"
        place = _ABBREVIATED.sub("", place)
    place = _SMALL_WORD.sub("", place) if caseless else place
    if place and not read.places:
        if not _is_place(place) or len(place) < _LEAST_PLACE:
            return False
        read.places.append((place, mark))
    return True


def _is_place(text: str) -> bool:
    words = text.split()
    if not words or len(words) > _WORDS_OF_PLACE or len(text) > _CHARS_OF_PLACE or _DIGIT.search(text):
        return False
    cased = [word for word in words if word.lower() != word.upper()]
    return bool(text[0].isalpha()) and (not cased or (text[0].isupper() and words[-1][0].isupper()))


def _is_end(part: str, mark: str, rest: str, read: _Read) -> bool:
    """Whether the report begins behind this mark."""
    if not part:
        return mark[-1] in _DASHES and (bool(read.places) or (read.bracketed != "" and not _PLACE_AND_DAY.match(rest)))
    is_credit = agency(part) is not None or _HOUSE.fullmatch(part) is not None or part in read.persons
    stated = bool(read.places or read.days)
    if mark in _CLOSERS or (mark == "/" and read.bracketed == "/"):
        if read.places:
            return not is_small(rest[:1])
        return _DASHED.match(rest) is not None and not _PLACE_AND_DAY.match(rest)
    if mark == "/":
        return stated and not read.bracketed and rest[:1].isalpha() and not is_small(rest[:1])
    if is_small(rest[:1]):
        return False  # prose goes on
    if mark[-1] in _DASHES:
        return stated
    return is_credit and stated and mark in ".:：։"


def _head(read: _Read) -> Head | None:
    places = read.places
    if not places:
        return Head(None, tuple(dict.fromkeys(read.agencies))) if read.agencies else None
    place = places[0][0]
    if len(places) > 1:
        if places[0][1] not in (",", "/"):
            return None
        place += (", " if places[0][1] == "," else "/") + places[1][0]
    return Head(place.strip(" ,."), tuple(dict.fromkeys(read.agencies)), tuple(read.persons))
