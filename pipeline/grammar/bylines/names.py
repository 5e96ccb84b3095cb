"""Bylines: who wrote it, out of the printed text ("By Jane Doe and John Roe, Reuters | March 3").

`read_byline` is used on visible lines, on byline-like elements of pages and on the values of author metas alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.grammar.bylines.east_asian import reporters, with_bars
from pipeline.grammar.bylines.houses import DASHES, house_before_day
from pipeline.grammar.bylines.leads import (
    COLONS,
    MAX_BYLINE_CHARS,
    BylineWords,
    byline_words,
    cut_lead,
    cut_preposition,
    cut_tail,
    lead_of,
    unelided,
)
from pipeline.grammar.bylines.no_authors import (
    before_editors,
    before_other_labels,
    is_desk,
    is_desk_line,
    is_edited_by,
    is_label,
)
from pipeline.grammar.bylines.pictures import without_pictures
from pipeline.grammar.bylines.pieces import pieces_of
from pipeline.grammar.bylines.reading import (
    Reading,
    before_interface,
    before_weekday,
    cut_agency,
    cut_date,
    keep_nickname,
    turned,
    without_pictured,
    without_places,
)  # fmt: skip
from pipeline.grammar.bylines.roles import (
    cut_role,
    cut_titles,
    is_bare_degree,
    is_degree,
    is_description,
    is_job,
    is_role_word,
    is_station,
    is_titled,
)
from pipeline.grammar.bylines.words import (
    BRACKETED,
    CHECKED,
    CREDENTIAL,
    CREDIT,
    GENERATION,
    GLUED_LEAD,
    INTERVIEWED,
    SEGMENTS,
    TEXT_AND_PICTURES,
    may_hold,
    stems_of,
    unglued,
    without_noise,
)
from pipeline.grammar.dates.signs import days_in_figures
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, has_case, name_kind
from pipeline.grammar.prose import without_breaks
from pipeline.grammar.vocabulary import Vocabulary, vocabulary
from pipeline.packs.languages import LanguagePack
from pipeline.packs.names import known_names

MAX_PERSONS = 12  # more names are a list of something else (a cast, a staff page)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says. Names stand as printed, letter case kept.

    `lead` is the word that marks it as a byline ("By", "Von"), or None. `clean` is true if the whole text is
    accounted for: lead, names, roles, dates, places, organisations and nothing else.
    """

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()  # canonical names
    organisations: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()  # accounts of the publishing system ("admin")
    lead: str | None = None
    clean: bool = False
    marked: bool = field(default=False, compare=False)  # a colon stands behind the lead
    stated: str = field(default="", compare=False)  # the text behind the lead, as printed


def read_byline(
    text: str, languages: Mapping[str, LanguagePack], *, inverted: bool = False, language: str | None = None
) -> Byline | None:
    """Read a short text that may be a byline; None if it is none (too long, a photo credit, prose, nothing).

    With `inverted`, "Doe, Jane" is read as one name (author metas and dumps of catalogues print names so). `language` is
    that of the document, where it is known: some languages lead bylines with words that are parts of names in others.
    """
    if len(text) > 2 * MAX_BYLINE_CHARS + 200:
        return None  # whatever white space it holds
    return _read(text, vocabulary(languages), inverted, language)


@lru_cache(maxsize=2048)
def _read(text: str, known: Vocabulary, inverted: bool, language: str | None) -> Byline | None:
    """One text is asked of by several finders, and an outlet's names come again on its next page."""
    words = byline_words(known)
    text = with_bars(" ".join(days_in_figures(without_breaks(text)).split())).strip(" ,;:|-–—•·*")
    printed = text
    if text[:1] + text[-1:] in ("[]", "()", "（）", "【】", "［］"):
        text = text[1:-1].strip()
    if not text or len(text) > MAX_BYLINE_CHARS:
        return None
    stems = stems_of(text)
    text = TEXT_AND_PICTURES.sub("Text: ", text)
    text = without_pictured(INTERVIEWED.sub(r"\g<by>", text) if may_hold(INTERVIEWED, stems) else text, known)
    text = unelided(text, words)
    led = lead_of(text, words)
    own = (
        led.end() if led is not None and not led[0].strip(f" {COLONS}").isalpha() else 0
    )  # a lead may name pictures, too: "Bài, ảnh: …"
    text = text[:own] + without_pictures(text[own:], known, stems)
    cut = CREDIT.search(text, own) if may_hold(CREDIT, stems) else None
    if cut:
        text = text[: cut.start()].strip(" ,;:|-–—•·/")
        if not text:
            return None
    checked = CHECKED.search(text) if may_hold(CHECKED, stems) else None
    text = text[: checked.start()].strip() if checked else text
    text = text[:own] + before_editors(text[own:])
    if not text or is_label(text) or is_edited_by(text):
        return None
    named = reporters(text) or (reporters(printed) if printed[0] in "（【" else ())
    if not named and is_desk_line(text):
        return Byline(organisations=(text,), clean=True)
    if (not named and _KO_PICTURED.match(text)) or _ZH_PICTURED.search(text):
        return None
    if named:
        return Byline(named, lead="記者", clean=True, marked=True, stated=text)
    text = GLUED_LEAD.sub(r"\1 ", text)
    lead, stated = cut_lead(text, words)
    if lead is None and (read := _by_little_word(text, words, language)):
        return read
    marked = lead is not None and text[: len(text) - len(stated)].rstrip()[-1:] in (*COLONS, "-", "–", "—")
    stated = before_other_labels(stated, words.leads) if marked else stated
    rest = _COMMA_GENERATION.sub(" ", unglued(without_noise(stated)))
    if inverted:
        rest = turned(rest)
    byline = _read_names(rest, lead, words)
    return None if byline is None else replace(byline, marked=marked, stated=stated)


def _by_little_word(text: str, words: BylineWords, language: str | None) -> Byline | None:
    """A byline that a verb behind the name or the language's own preposition before it marks; whole names only."""
    for lead, stated in (cut_tail(text, words), cut_preposition(text, words, language)):
        byline = _read_names(stated, lead, words) if lead is not None else None
        if byline is not None and byline.clean and byline.persons and all(_is_whole(p, words) for p in byline.persons):
            return replace(byline, marked=True, stated=stated)
    return None


def _is_whole(person: str, words: BylineWords) -> bool:
    """Whether a name has several words; in a script without case, where any words look like one, few and no little ones."""
    if has_case(person) or has_given_name(person):
        return " " in person
    tokens = person.split()
    return 1 < len(tokens) <= _CASELESS_WORDS and words.small.isdisjoint(tokens)


def forget_bylines() -> None:
    """Forget the bylines and names that were read."""
    _read.cache_clear()
    name_kind.cache_clear()


def split_names(text: str, languages: Mapping[str, LanguagePack]) -> list[str]:
    """Cut a list of names at commas and joiners ("Ann Lee, Bo Ek und Cy Fox"), nothing judged."""
    words = byline_words(vocabulary(languages))
    return [piece for segment in SEGMENTS.split(text) for piece in pieces_of(segment, words) if piece]


_COMMA_GENERATION = re.compile(r",\s*(?=(?:Jr|Sr)\b\.?\s*(?:$|[,|&]|and\b|und\b|et\b|y\b))")
_KO_PICTURED = re.compile(r"(?:사진|영상|그래픽|편집|번역)\s*[=:/]")
_ZH_PICTURED = re.compile(r"[\s\u3400-\u9fff][摄攝](?:影)?[）)。]?$")  # "新华社记者 才扬 摄": who took the picture
_CASELESS_WORDS, _PAIR = 3, 2


def _read_piece(raw: str, led: bool, words: BylineWords, named: bool = False) -> tuple[str, NameKind, bool]:
    """(name, its kind, whether the whole piece is accounted for) of one piece between commas and joiners.

    `led`: it is the first one behind a lead; `named`: it stands behind a person's name.
    """
    piece = cut_date(raw, words.date_labels, words.day_words)
    if piece.casefold() in words.days or _is_weekday(piece, words):
        return "", NameKind.OTHER, True
    head, _, tail = piece.partition(" ")
    if tail and agency(head) and any(is_role_word(word, words) for word in tail.split()):
        return head, NameKind.AGENCY, True  # "AP Political Writer"
    if named and is_bare_degree(piece):
        return "", NameKind.OTHER, True
    kind = name_kind(piece) if piece else NameKind.OTHER
    if kind in (NameKind.AGENCY, NameKind.ACCOUNT):
        return piece, kind, True
    if is_desk(piece):
        return piece, NameKind.ORGANISATION, True
    if led and is_station(piece, words):
        return "", NameKind.OTHER, True
    if is_job(piece, words, named=named) or is_degree(piece):
        return "", NameKind.OTHER, True
    piece = cut_role(piece, words)
    if not re.search(r"\b\w\.$", piece) and not GENERATION.search(piece):
        piece = piece.strip(" .,:-–—\"“”'*|")
    piece = _without_credential(piece)
    kind = name_kind(piece) if piece else NameKind.OTHER
    if kind is NameKind.OTHER and led:
        shorter = before_interface(piece)
        if name_kind(shorter) is NameKind.PERSON:
            rest = piece[len(shorter) :].casefold().split()
            return shorter, NameKind.PERSON, known_names().texts["ordinary"].issuperset(rest)
    return piece, kind, True


def _is_weekday(piece: str, words: BylineWords) -> bool:
    """Whether a piece is a weekday with the word for a day: "יום רביעי"."""
    tokens = piece.casefold().split()
    return len(tokens) == _PAIR and words.dating.issuperset(tokens) and not words.day_words.isdisjoint(tokens)


def _without_credential(piece: str) -> str:
    """A name without the degree or house behind it ("Jane Doe MD"); behind a given name alone it is the family name ("Ayşe KARA")."""
    short = CREDENTIAL.sub("", piece)
    return short if " " in short or not has_given_name(short) else piece


def _read_names(text: str, lead: str | None, words: BylineWords) -> Byline | None:
    reading = Reading()
    for bracket in BRACKETED.findall(text):
        named = agency(bracket[1:-1])
        if named:
            reading.agencies.append(named)
    text = BRACKETED.sub(keep_nickname, text)
    segments = SEGMENTS.split(text)
    stationed = bool(lead) and text[: len(text) - len(segments[-1])].rstrip()[-1:] in DASHES
    housed = house_before_day(segments, text, words)
    for number, segment in enumerate(segments, 1):
        if number == housed:
            reading.organisations.append(segment.strip())
            continue
        pieces = pieces_of(segment, words)
        for raw, behind in zip(pieces, (*pieces[1:], ""), strict=True):
            raw, named = cut_agency(before_weekday(raw, words.days) if behind[:1].isdigit() else raw)
            if named:
                reading.agencies.append(named)
            reading.titled = reading.titled or is_titled(raw)
            if reading.titled and reading.persons and is_description(raw, words):
                continue
            reading.degreed = reading.degreed or (bool(reading.persons) and (is_degree(raw) or is_bare_degree(raw)))
            piece, kind, whole = _read_piece(raw, bool(lead) and not reading.persons, words, bool(reading.persons))
            reading.dated = reading.dated or (not piece and any(map(str.isdigit, raw)))
            last = 1 < number == len(segments)
            reading.add(piece, kind, last=last, stationed=last and stationed)
            reading.clean = reading.clean and whole
    if reading.degreed:  # "Dr. Jane Doe, PhD"
        reading.persons = [cut_titles(person, every=True) for person in reading.persons]
    persons = without_places(reading, len(segments))
    lists = persons, reading.agencies, reading.organisations, reading.accounts
    if len(persons) > MAX_PERSONS or not any(lists):
        return None
    agencies, organisations, accounts = (tuple(dict.fromkeys(names)) for names in lists[1:])
    return Byline(tuple(dict.fromkeys(persons)), agencies, organisations, accounts, lead, reading.clean)
