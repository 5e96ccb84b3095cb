"""Lines that credit the authors and do nothing else, by what `pipeline.grammar.bylines` reads in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.grammar.bylines.houses import before_houses, is_person_of_house
from pipeline.grammar.bylines.leads import byline_words, is_led
from pipeline.grammar.bylines.names import Byline, read_byline, split_names
from pipeline.grammar.bylines.no_authors import before_editors, is_desk
from pipeline.grammar.bylines.sign_offs import bracketed_agencies
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import MAX_NAME_WORDS, NameKind, has_case, name_kind
from pipeline.grammar.vocabulary import Vocabulary, alternation, fold
from pipeline.packs.languages import LanguagePack

MAX_BYLINE = 160  # code points; longer lines with a leading "By" are prose
# Of a person's name that only a date beside it marks as one: without capitals, a headline looks like a name.
_MAX_NAME, _MAX_NAME_WITHOUT_CASE = 40, 12
_MAX_ROLE = 80
_MOST_PARTS = 4  # names and roles that share a line with a date
_LONGEST_SMALL = 3  # "of", "and", "the" stand small in names
_EDGES = " \t\u00a0-–—|•·,;:/()[]*+"
_SENTENCE = re.compile(r"[.!?…]\s+\S+.*[.!?…]$|[!?…]$|[\"“”„«»]")
_PARTED = re.compile(r"[,;|/•·、]")  # between a name and a role
_ROLED_NAME = re.compile(r"[^\W\d_]\S*(?:\s\S+){1,3}\s*[,;|/•·、]")  # a name of two to four words before it


@lru_cache(maxsize=8)
def _role(words: Vocabulary) -> re.Pattern[str]:
    roles = alternation(words.words("roles"))
    return re.compile(
        rf"(?:(?:[^\W\d_.]+[\s\-]){{0,4}}(?:{roles})(?:\s+(?:in|at|for|of|aus|für|à|de|en)\s+[^,]{{2,40}})?)"
    )


def is_role(part: str, words: Vocabulary) -> bool:
    """Whether a part of a byline is a role ("chief political correspondent"), not a name."""
    if len(part) > _MAX_ROLE:
        return False
    folded = fold(part).strip()
    return words.holds(folded, "roles") and _role(words).fullmatch(folded) is not None


def _leads_alone(lead: str, words: Vocabulary) -> bool:
    """Whether a lead needs no colon: it ends in a preposition ("by", "isinulat ni") or is shortened, unlike "Text" and "Interview"."""
    return not lead.isascii() or " " in lead or lead.endswith(".") or lead.casefold() in words.function_words


def _is_parted(text: str) -> bool:
    """Whether a separator stands behind what can be a name."""
    return _PARTED.search(text) is not None and _ROLED_NAME.match(text) is not None


# "Text: Jana Nowak - Górski kurier": a paper's name is of few words, of which the first has a capital.
_HOUSE = re.compile(r"(\S.*\S)\s[-–—]\s[^\W\d_a-zà-ÿ][^\d.:!?–—]{2,30}")


def read_byline_line(
    line: str, words: Vocabulary, languages: Mapping[str, LanguagePack]
) -> tuple[str, str, float] | None:
    """(names as printed, pattern, confidence) if the whole line credits authors; dates may be cut from it."""
    text = line.strip(_EDGES)
    if text.count("(") > text.count(")"):
        text += ")"  # "… and John Roe (photos)"
    if not 3 <= len(text) <= MAX_BYLINE:
        return None
    led = is_led(text, languages)
    if not led and line.rstrip()[-1:] in (")", "）") and (credited := _read_credited(line.strip())):
        return credited
    if (not led and not _is_parted(text)) or _SENTENCE.search(text):
        return None
    if led:
        byline = read_byline(text, languages)
        if byline is not None and byline.lead:
            edited = "|" in text and before_editors(text) != text  # "Penulis Ratna Wulandari | Editor …"
            return _led(byline, words, edited) if byline.clean else None
    if not _is_parted(text) or not words.holds(fold(text), "roles"):
        return None
    parts = [part for part in split_names(text, languages) if part]
    if len(parts) < 2 or not all(is_role(part, words) for part in parts[1:]):
        return None
    byline = read_byline(text, languages)
    if byline is None or not byline.clean or len(byline.persons) != 1:
        return None
    name = byline.persons[0]
    return (text, "byline.role", 0.93) if text.startswith(name) and (" " in name or not has_case(name)) else None


def before_house(names: str) -> str:
    """What stands in front of a paper's name behind a dash, in a byline whose day was cut off; empty if none does."""
    found = _HOUSE.fullmatch(names)
    return found[1] if found is not None else ""


def _read_credited(text: str) -> tuple[str, str, float] | None:
    """A person and, in a bracket, the agencies that helped: "Hélène Marchetti (avec AFP)"."""
    name = text[: max(text.rfind("("), text.rfind("（"), 0)].strip()
    if not name or not bracketed_agencies(text) or agency(text[len(name) :].strip(" ()（）")):
        return None  # a bare agency signs a picture's caption
    known = has_given_name(name) or (not name.isascii() and name.istitle() and len(name.split()) > 2)
    return (text, "byline.credited", 0.93) if known and name_kind(name) is NameKind.PERSON else None


def _is_title_case(name: str) -> bool:
    """Whether the longer words of an organisation's name are capitalised, as those of prose are not."""
    return all(not is_small(word[0]) for word in name.split() if len(word) > _LONGEST_SMALL)


def _is_whole_name(person: str, words: Vocabulary) -> bool:
    longest = _MAX_NAME if has_case(person) else _MAX_NAME_WITHOUT_CASE
    return " " in person and len(person) <= longest and words.weekdays.isdisjoint(person.casefold().split())


def _is_all_name(byline: Byline, words: Vocabulary) -> bool:
    """Whether a lead that is no preposition ("Kirjutas") has one common whole name behind it and nothing else."""
    name = byline.persons[0] if len(byline.persons) == 1 else ""
    sure = (byline.lead or "").casefold() not in words.words("colon_leads")
    return sure and " " in name and name == byline.stated and has_given_name(name)


def _led(byline: Byline, words: Vocabulary, edited: bool) -> tuple[str, str, float] | None:
    """The same for a line with a lead, if what stands right behind it is a name."""
    stated = byline.stated
    alone = _leads_alone(byline.lead or "", words) or (edited and bool(byline.persons)) or _is_all_name(byline, words)
    if not (byline.marked or alone) or len(stated) < (3 if byline.marked else 4):
        return (stated, "byline.agency", 0.95) if alone and agency(stated) else None
    named = byline.agencies or byline.accounts or any(stated.startswith(person) for person in byline.persons)
    if is_small(stated[0]) and not named:
        return None  # "By signing up, you agree …"
    if not byline.persons and not all(_is_title_case(name) or is_desk(name) for name in byline.organisations):
        return None  # "By Friday night the council had …"
    known = byline.persons or byline.agencies or byline.accounts
    whole = byline.marked or bool(known and (" " in known[0] or byline.agencies))
    return stated, "byline.labelled" if byline.marked else "byline.lead", 0.97 if whole else 0.85


def _is_no_name(part: str) -> bool:
    """Whether a part is surely nobody's name: the headlines that stand beside a date have more words than names."""
    return len(part.split()) > MAX_NAME_WORDS and not is_desk(part) and agency(part) is None


def read_name_with_date(
    rest: str, words: Vocabulary, languages: Mapping[str, LanguagePack]
) -> tuple[str, str, float] | None:
    """A name that shares its line with a date ("Jane Doe | 3 March 2021"), and perhaps with a paper; weaker than a byline with
    a lead.
    """
    found = _name_with_date(rest, words, languages)
    if found is None and (persons := before_houses(rest, byline_words(words))):
        return read_byline_line(persons, words, languages) or _name_with_date(persons, words, languages)
    return found


def _name_with_date(
    rest: str, words: Vocabulary, languages: Mapping[str, LanguagePack]
) -> tuple[str, str, float] | None:
    text = rest.strip(_EDGES)
    if "@" in text or not text or len(text) > MAX_BYLINE or _SENTENCE.search(text):
        return None
    parts = [part for part in split_names(text, languages) if part]
    if not 0 < len(parts) <= _MOST_PARTS or _is_no_name(parts[0]):
        return None
    if is_person_of_house(text, languages):
        return text, "byline.beside_date", 0.7
    byline = read_byline(text, languages)
    if byline is None or byline.lead or not byline.clean:
        return None
    named = {*byline.persons, *filter(_is_title_case, byline.organisations)}
    if not all(_is_whole_name(person, words) for person in byline.persons):
        return None
    if parts[0] not in named and agency(parts[0]) not in byline.agencies:
        return None
    if not all(part in named or is_role(part, words) or agency(part) in byline.agencies for part in parts[1:]):
        return None
    return text, "byline.beside_date", 0.7
