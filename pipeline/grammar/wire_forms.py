"""Datelines in the forms of the world's wire agencies: where the place, the day, the reporter and the agency stand.

Every form needs a known agency. The place never takes the reporter with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.grammar.bylines.east_asian import opening_reporters
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind

_WORD = r"[^\W\d_][\w\u0300-\u036f\u0900-\u0dff.'’‘\-]*"
_PLACE = rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}}(?:,\s+[^\W\d_][\w.'’\-]*(?:\s[^\W\d_][\w.'’\-]*)?)??(?:\s\([^()]{{3,20}}\))?(?:\s\[[^\[\]]{{3,20}}\])?)"
# A day: up to six words with a figure among them; in the scripts of India the figure may be a word.
_DAY = (
    r"(?P<day>(?=[^(（/]*\d)(?:[\w\u0900-\u0dff.’'-]+\s){0,5}?[\w\u0900-\u0dff’'-]+(?:/\d{4})?\.?(?:,\s*\d{4})?(?:,\s*[^\W\d_]{4,12})?"
    r"|(?:[\u0900-\u0dff]+\s?){1,3})"
)
_SLASHED = r"/(?:[^/,]{3,30}?,\s*)?[^/]{2,30}/"
_AGENCY = rf"(?P<agency>\([^()]{{2,40}}\)|（[^（）]{{2,30}}）|{_SLASHED})"
_END = r"(?:\s*\.?\s*(?:--?|–|—|―|:|։)|\.(?=\s)|\s(?=[^\W\d_\s«„“\"]))"
_OF_PLACE_FIRST = re.compile(rf"{_PLACE}(?:(?:[,፣،]\s*|\s){_DAY},?)?(?:\s*[.,])?\s*{_AGENCY}{_END}")
_OF_DAY_FIRST = re.compile(
    rf"(?:\d{{1,2}}\.?\s[^\W\d_]{{3,12}}|[\u0900-\u0965\u0970-\u09e5]{{2,12}}\s\d{{1,2}}),\s*{_PLACE}\s*{_AGENCY}{_END}?"
)
# "RĪGA, 5. janv., LETA. ", "TOKYO, Jan. 5, Kyodo — ", "ԵՐԵՎԱՆ, 5 ՀՈՒՆՎԱՐԻ, ԱՐՄԵՆՊՐԵՍ: ", "АСТАНА. КАЗИНФОРМ – "
_BARE = re.compile(
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}})(?:,\s*(?P<day>[^,/()]{{3,24}}?\d[^,/()]{{0,20}}?|\d[^,/()]{{2,24}}?),?\s*|\.\s+)"
    rf"(?P<agency>[^\W\d_][\w-]{{1,18}}(?:\s[^\W\d_][\w-]{{1,12}})?)(?:\s*[-–—:։.]\s|\.\s|\s*$|\s+[—–-])"
)
# PLACE, the same day in two calendars, AGENCY: "الرياض 16 رجب 1447 هـ الموافق 05 يناير 2026 م واس"
_TWO_CALENDARS = re.compile(
    r"(?P<place>[\u0620-\u064a]{2,12}(?:\s[\u0620-\u064a]{2,12})?)\s(?P<day>\d{1,2}\s[\u0620-\u064a ]{3,14}\d{4}\s?هـ\s(?:الموافق|-)"
    r"\s?\d{1,2}\s[\u0620-\u064a ]{3,20}\d{4}\s?م?)[،,]?\s*(?P<agency>[\u0620-\u064a]{2,10})(?:\s*[-–—:.]|\s|$)"
)
# PLACE – AGENCY:
_DASHED = re.compile(
    rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}})\s+[-–—]\s+"
    rf"(?P<agency>[^\W\d_][\w-]{{1,18}}(?:\s[^\W\d_][\w-]{{1,12}})?)(?:\s*[-–—:։.]\s|\.\s|\s*$|\s+[—–-])"
)
# "دمشق-سانا ", without spaces
_HYPHENED = re.compile(
    r"(?P<place>[\u0600-\u06ff]{3,12}(?:\s[\u0600-\u06ff]{2,12})?)\s?[-–]\s?(?P<agency>[\u0600-\u06ff]{3,8})\s+(?=[\u0600-\u06ff])"
)
_REPORTER_FIRST = re.compile(
    rf"(?P<person>{_WORD}(?:\s{_WORD}){{1,3}}(?:\s?[-–—,]\s?{_WORD}(?:\s{_WORD}){{1,3}}){{0,3}})\s*/\s*(?P<place>{_WORD}(?:\s*\([^()]{{2,20}}\))?),?\s*\((?P<agency>[^()]{{2,20}})\)"
)
_JAPANESE = re.compile(
    r"[【［\[](?P<place>[\u3040-\u30ff\u3400-\u9fff・]{2,12}?)(?:\s*\d{1,2}日)?(?:[=＝・\s](?:\w{2,8}))?\s*(?P<agency>共同|時事|AFP[＝=]時事|ロイター|新華社|AFP|AP)"
    r"(?:[=＝](?P<person>[\u3400-\u9fff\u3040-\u309f]{3,7}))?[】］\]]"
)
# "【ソウル=山口恵子】": the place in kana, or a town's name, and who reports from there.
_JAPANESE_REPORTER = re.compile(
    r"【(?P<place>[\u30a0-\u30ff・]{2,12}|[\u3400-\u9fff]{2,4})[=＝](?P<person>[\u3400-\u9fff][\u3400-\u9fff\u3040-\u30ff]{2,6})】"
)
_DESK_ENDS = "部局班課"
_JAPANESE_DAY = re.compile(r"【(?:\d{4}年)?\d{1,2}月\d{1,2}日\s*(?P<agency>[^】]{2,20})】")
_CHINESE = re.compile(
    r"(?P<agency>[\u3400-\u9fff]{2,5}社|中新网)(?P<place>[\u3400-\u9fff]{2,8}?)(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[电電讯訊]"
)
_TAIWANESE = re.compile(
    r"[（(](?P<agency>[\u3400-\u9fff]{2,5}社)(?:記者[\u3400-\u9fff]{3}(?:、[\u3400-\u9fff]{3})*)?(?P<place>[\u3400-\u9fff]{2,8}?)"
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^）)]{0,6}[電电][）)]"
)
_KOREAN = re.compile(r"[(\[](?P<place>[가-힣]{2,8}(?:·[가-힣]{2,8})*)\s?=\s?(?P<agency>[가-힣\w]{2,10})[)\]]")
_PERSON_BEHIND = re.compile(r"\s*(?P<person>[^\W\d_a-zа-яё]{2,14}(?:\s[^\W\d_a-zа-яё]{2,16}){1,2})\s*[-–—]\s")
_BETWEEN_PERSONS = re.compile(r"\s*(?:-\s|\s[-–—]|[–—,])\s*")
_DAYLIKE = re.compile(r"\d")
_SMALL_WORD = re.compile(r"\s[^\W\d_]{1,2}$")
_INSIDE = re.compile(r"\s*[/,;·–]\s*")
_CORRESPONDENT = re.compile(r"^(?:[Кк](?:орр|ар)\.|[Сс]об\. корр\.)\s*")


@dataclass(frozen=True, slots=True)
class WireForm:
    """The place, the agency's name and the reporters that a dateline states."""

    place: str
    agency: str | None
    persons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # agencies beside the first


def read_wire_form(head: str) -> WireForm | None:
    """Read the beginning of a paragraph; None if it has none of the agencies' forms, or no known agency in it."""
    for form in _readings(head):
        return form
    return None


def _readings(head: str) -> Iterator[WireForm]:
    yield from _japanese(head)
    for pattern in (_TAIWANESE, _CHINESE, _KOREAN):
        match = pattern.match(head)
        if match is not None and (named := agency(match["agency"])):
            yield WireForm(match["place"], named, opening_reporters(head))
    bracketed = any(map(head.__contains__, "(（/"))  # as the agency of the next three is
    match = _REPORTER_FIRST.match(head) if bracketed else None
    if match is not None and (named := agency(match["agency"])):
        persons = tuple(_BETWEEN_PERSONS.split(match["person"]))
        if all(name_kind(person) is NameKind.PERSON or _is_signed(person) for person in persons):
            yield WireForm(match["place"], named, persons)
    for pattern in (_OF_DAY_FIRST, _OF_PLACE_FIRST) if bracketed else ():
        match = pattern.match(head)
        if match is None or (match[0][-1:].isspace() and is_small(head[match.end() : match.end() + 1])):
            continue  # prose goes on behind a bracket
        if (match.groupdict().get("day") or "x").isdecimal():
            continue  # "In 2019 (Reuters)"
        inside = _INSIDE.split(match["agency"].strip("()（）/ "))
        parts = [piece for part in inside for piece in _with_reporter(_CORRESPONDENT.sub("", part))]
        credited = [name for part in parts if (name := agency(part))]
        if credited and _is_place(match["place"]):
            persons = tuple(part for part in parts if not agency(part) and name_kind(part) is NameKind.PERSON)
            persons = persons or _behind(head[match.end() :])
            yield WireForm(_tidy_place(match), credited[0], persons, tuple(dict.fromkeys(credited[1:])))
    for pattern in (_TWO_CALENDARS, _BARE, _DASHED, _HYPHENED):
        match = pattern.match(head)
        if match is not None and (named := agency(match["agency"])) and _is_place(match["place"]):
            yield WireForm(match["place"].strip(" ,."), named)


def _japanese(head: str) -> Iterator[WireForm]:
    """Forms in Japanese brackets, by place and agency, place and reporter, or day and agency."""
    match = _JAPANESE.match(head)
    if match is not None:
        named, *more = (name for part in re.split("[＝=]", match["agency"]) if (name := agency(part)))
        yield WireForm(match["place"], named, (match["person"],) if match["person"] else (), tuple(more))
    match = _JAPANESE_REPORTER.match(head)
    if match is not None and match["place"][-1] not in _DESK_ENDS:
        yield WireForm(match["place"], None, (match["person"],))
    match = _JAPANESE_DAY.match(head)
    if match is not None and (only := agency(match["agency"])):
        yield WireForm("", only)


def _behind(rest: str) -> tuple[str, ...]:
    """The reporter in capitals between the agency and the text: "ANKARA (AA) - MEHMET KAYA - …"."""
    match = _PERSON_BEHIND.match(rest)
    person = match["person"] if match is not None else ""
    return (person,) if has_given_name(person) and name_kind(person) is NameKind.PERSON else ()


def _with_reporter(part: str) -> list[str]:
    """An agency and the reporter behind it apart: "ТАСС Марат Жунусов"; anything else as it stands."""
    first, _, person = part.partition(" ")
    named = agency(part) is None and agency(first) and " " in person and name_kind(person) is NameKind.PERSON
    return [first, person] if named else [part]


def _is_signed(person: str) -> bool:
    """Whether the family name stands in capitals, as Turkish agencies print it: "Can UZ" is no question."""
    *given, family = person.split()
    return bool(given) and family.isupper() and all(word.istitle() for word in given)


def _tidy_place(match: re.Match[str]) -> str:
    """The place without the small word that leads the day in scripts without capitals ("القاهرة في 5 يناير")."""
    place = match["place"].strip(" ,")
    caseless = place.lower() == place.upper()
    return _SMALL_WORD.sub("", place) if caseless and match.groupdict().get("day") else place


def _is_place(text: str) -> bool:
    """Whether no figure stands in it, and it opens with a capital if its script has any."""
    return not _DAYLIKE.search(text) and (text[0].isupper() or text[0].lower() == text[0].upper())
