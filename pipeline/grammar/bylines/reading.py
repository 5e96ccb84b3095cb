"""What the pieces of one byline add up to: persons, agencies, organisations, accounts."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.grammar.bylines.east_asian import EAST_ASIAN
from pipeline.grammar.bylines.no_authors import is_desk
from pipeline.grammar.bylines.words import NETWORKS, WEEKDAYS, before_date
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, has_case, name_kind
from pipeline.grammar.vocabulary import Vocabulary, alternation
from pipeline.packs.names import known_names

_UNCOUNTED = NETWORKS | WEEKDAYS  # besides places, what may stand beside names and is none
_ABBREVIATION = range(3, 6)  # letters of a house's; two are a person's initials


def _is_uncounted(folded: str) -> bool:
    return folded in _UNCOUNTED or folded in known_names().texts["places"]


@dataclass
class Reading:
    """Names gathered while the pieces of one byline are read."""

    persons: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    clean: bool = True
    dated: bool = False  # a day has been read
    titled: bool = False  # an academic title or degree has
    degreed: bool = False  # a degree behind a name has
    ended: bool = False  # what follows a date or prose is no longer the byline

    def _is_pair(self, piece: str) -> bool:
        """Whether a single word joins single words: "Linny and Peter"."""
        return has_given_name(piece) and not any(" " in person for person in self.persons)

    def _is_place(self, piece: str) -> bool:
        """Whether a capitalised pair behind a person and their house is where they report from ("…, g1 — Porto Verde")."""
        behind_house = bool(self.persons and self.organisations)
        return behind_house and has_case(piece) and not has_given_name(piece)

    def _is_station(self, piece: str) -> bool:
        """Whether a capitalised phrase behind a dash behind a common name is where they report from ("… — Vila do Porto")."""
        named = len(self.persons) == 1 and " " in self.persons[0] and has_given_name(self.persons[0])
        return named and has_case(piece) and not piece.isupper() and not has_given_name(piece)

    def _is_section(self, piece: str) -> bool:
        """Whether a capitalised pair behind a person and the day is the story's section ("… | Dec 3, 2021 | Indoor Plants")."""
        return self.dated and bool(self.persons) and has_case(piece) and not has_given_name(piece)

    def _is_shouted(self, piece: str) -> bool:
        """Whether capitals are out of place: the persons before have none ("Jane Doe, RADIO NORTH", "…, SWR Aktuell")."""
        first = piece.split()[0]
        shouted = piece.isupper() or (first.isupper() and first.isalpha() and len(first) in _ABBREVIATION)
        return shouted and any(has_case(person) and not person.isupper() for person in self.persons)

    def add(self, piece: str, kind: NameKind, last: bool = False, stationed: bool = False) -> None:
        """Take a piece of that kind; `last` is the last segment of several, `stationed` if behind a lead and a dash."""
        if kind is NameKind.AGENCY:
            self.agencies.append(agency(piece) or piece)
        elif kind is NameKind.ACCOUNT:
            self.accounts.append(piece)
        elif kind is NameKind.ORGANISATION:
            self.organisations.append(piece)
        elif kind is NameKind.MONONYM and (
            self.ended or (self.persons and has_case(piece) and not self._is_pair(piece))
        ):
            pass  # "Jane Doe, Berlin": beside a whole name a single word is a place
        elif kind is NameKind.PERSON and (
            (last and self._is_place(piece)) or self._is_section(piece) or (stationed and self._is_station(piece))
        ):
            pass
        elif kind is NameKind.PERSON and self._is_shouted(piece):
            self.organisations.append(piece)
        elif kind in (NameKind.PERSON, NameKind.MONONYM) and not self.ended:
            self.persons.append(piece)
        elif piece and kind is not NameKind.MONONYM and not _is_uncounted(piece.casefold()):
            self.clean = False
            self.ended = self.ended or bool(self.persons)


_PREFIXED = frozenset("וو")  # "and" in Hebrew and Arabic, written to the word behind it
_PARTED_WORDS = 4  # of two whole names at least
_WHOLE = 2  # words of a name


def parted(piece: str) -> list[str]:
    """The names of a piece that an "and" within its second name joins: "דנה כהן ויואב לוי".

    A Hebrew name of four words whose inner one begins with that letter is two names; Arabic ones have as many words, so
    that what stands behind the letter must be a common given name.
    """
    tokens = piece.split()
    if len(tokens) < _PARTED_WORDS or _PREFIXED.isdisjoint(token[0] for token in tokens[2:-1]):
        return [piece]
    for at in range(2, len(tokens) - 1):
        word = tokens[at]
        whole = word[0] == "ו" or has_given_name(word[1:])
        if word[0] in _PREFIXED and len(word) > 2 and whole and not has_given_name(word):
            return [" ".join(tokens[:at]), *parted(" ".join([word[1:], *tokens[at + 1 :]]))]
    return [piece]


def is_place_before(persons: list[str]) -> bool:
    """Whether a single word before whole names is where they report from, in a script without capitals."""
    first, second = persons[0], persons[1]
    return " " not in first and " " in second and not has_case(first) and first[0] < EAST_ASIAN


def of_one_family(persons: list[str]) -> list[str]:
    """Given names before a whole name bear its family name: "Ana and Bo Silva" are Ana Silva and Bo Silva."""
    whole = next((n for n, person in enumerate(persons) if " " in person), 0)
    before = persons[:whole]
    if not before or whole + 1 < len(persons) or not all(has_given_name(p) and has_case(p) for p in before):
        return persons
    family = persons[whole].partition(" ")[2]
    if " " in family:
        return persons
    return [*(f"{person} {family}" for person in before), persons[whole]]


def cut_date(piece: str, labels: AbstractSet[str], day_words: AbstractSet[str] = frozenset()) -> str:
    """What stands before a day or a number, without the words of `labels` that lead it: "Jane Doe Erstellt am 1.1.23".

    `day_words` are months and weekdays, which stand before the number in many languages: "Rehema Juma Machi 3".
    """
    before = before_date(piece)
    if before == piece:
        return piece
    tokens = before.split()
    while len(tokens) > _WHOLE and tokens[-1].strip(" .:").casefold() in day_words:
        tokens.pop()
    while len(tokens) > _WHOLE and tokens[-1].strip(" .:").casefold() in labels:
        tokens.pop()
    return " ".join(tokens)


def before_weekday(piece: str, days: AbstractSet[str]) -> str:
    """A name without the weekday that stands between it and the day: "Jane Doe Thursday", "4 March 2021"."""
    name, _, day = piece.rpartition(" ")
    return name if " " in name and day.casefold() in days else piece


def cut_agency(piece: str) -> tuple[str, str | None]:
    """A name without the agency glued to its end ("Jane Doe The Associated Press"), and the agency."""
    tokens = piece.split()
    for start in range(2, min(len(tokens), 5)):
        named = agency(" ".join(tokens[start:]))
        if named and name_kind(" ".join(tokens[:start])) is NameKind.PERSON:
            return " ".join(tokens[:start]), named
    return piece, None


def before_interface(piece: str) -> str:
    """What stands before the first interface word: "Jane Doe View in print edition" -> "Jane Doe"."""
    tokens, ordinary = piece.split(), known_names().texts["ordinary"]
    end = next((n for n, token in enumerate(tokens) if token.casefold() in ordinary), 0)
    return " ".join(tokens[:end])


def turned(text: str) -> str:
    """Turn "Doe, Jane" -> "Jane Doe", and leave anything else."""
    match = re.fullmatch(r"\s*([^\s,]+(?:\s[^\s,]+)?)\s*,\s*([^\s,]+(?:\s+[^\s,]+)?)\s*", text)
    if not match:
        return text
    last, first = match.groups()
    if len(last.split()) == 2 and len(first.split()) > 1:
        return text  # "Ann Lee, Bo Ek": two persons
    if len(last.split()) == 2 and last.split()[0].casefold() not in {"de", "van", "von", "di", "da", "el", "al", "le"}:
        return text
    if name_kind(f"{first} {last}") is not NameKind.PERSON:
        return text
    return f"{first} {last}"


@lru_cache(maxsize=8)
def _pictured(known: Vocabulary) -> re.Pattern[str]:
    joiners = alternation(joiner for pack in known.packs for joiner in pack.name_joiners if joiner.isalpha())
    credit = alternation(known.words("credit_words"))
    return re.compile(rf"(?i)(?:\s*[,;&+/|]|\s(?:{joiners})(?=\s))\s*[^,;&+/|()]{{3,50}}\s*\((?:{credit})\)")


def without_pictured(text: str, known: Vocabulary) -> str:
    """A byline without those whose bracket says that they took the pictures: "Jane Doe (text) and John Roe (photos)"."""
    return _pictured(known).sub("", text) if ")" in text and "(" in text[3:] else text


def without_places(reading: Reading, segments: int) -> list[str]:
    """The persons of a byline of so many segments, without the places that were read as names beside them."""
    persons = of_one_family(reading.persons)
    if segments > 1 and len(persons) > 1 and is_place_before(persons):
        persons = persons[1:]
    if any(map(is_desk, reading.organisations)):
        persons = [person for person in persons if " " in person]  # "القاهرة - وكالات": a desk and its place
    if len(persons) > 1 and any(" " in person and has_given_name(person) for person in persons):
        persons = [person for person in persons if " " in person or not has_case(person)]
    # A place behind a whole name; scripts that set no spaces have none in names.
    if len(persons) > 1 and " " in persons[0]:
        persons = [person for person in persons if " " in person or has_case(person) or person[0] >= "\u0e00"]
    return persons


_NICKNAME = re.compile(r"\([A-ZÀ-Þ][a-zà-ÿ]+\)")
_NAME_BEFORE = re.compile(r"(?:^|[\s,])[A-ZÀ-Þ][a-zà-ÿ]+\s$")
_NAME_BEHIND = re.compile(r"\s[A-ZÀ-Þ][a-zà-ÿ]+(?:$|[\s,|])")


def keep_nickname(bracket: re.Match[str]) -> str:
    """A bracket inside a name as it stands ("Jane (Mary) Doe"), any other one as a space."""
    before, after = bracket.string[: bracket.start()], bracket.string[bracket.end() :]
    inside = _NICKNAME.fullmatch(bracket[0]) and _NAME_BEFORE.search(before) and _NAME_BEHIND.match(after)
    return bracket[0] if inside and not agency(bracket[0][1:-1]) else " "
