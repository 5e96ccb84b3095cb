"""Roles beside names: "Jane Doe, staff writer", "ARD-Korrespondent Tomas Sabel"."""

from __future__ import annotations

import re
import unicodedata

from pipeline.grammar.bylines.leads import BylineWords, letter_runs
from pipeline.grammar.bylines.words import CJK_ROLE, DEGREES, DOTTED
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import PARTICLES, has_case, is_organisation
from pipeline.packs.names import known_names

_JOB_WORDS = 5
_MOST_OF_PLACE = 2  # words
_JOINING = str.maketrans("", "", " -.’'")  # what stands between the letters of a description
_MIXED_DEGREES = frozenset(("PhD", "MSc", "BSc", "PharmD", "PsyD", "EdD", "MEd", "DPhil", "LLM"))
_ARTICLES = frozenset(("la", "el", "le", "il", "a", "o"))  # "por la Dra. Ana Silva"
_NAME_OPENERS = ("Md", "Md.", "MD.")  # Mohammed, shortened; behind a name the same letters are a degree


def is_role_word(word: str, words: BylineWords) -> bool:
    """Whether a word says what somebody does ("Reporter", "ARD-Korrespondent")."""
    folded = word.strip(".,:;()").casefold()
    if is_degree(word):
        return True
    first, _, last = folded.partition("-")
    if folded in words.roles or (first in words.roles and "-" in last):
        return True
    return folded.rpartition("-")[2] in words.roles and "-" in folded  # "ARD-Korrespondent"


def is_degree(word: str) -> bool:
    """Whether a word with stops in it is an academic degree ("M.P.H.", "Ph.D."), not somebody's initials."""
    dotted = word.strip(",:;()")
    return "." in dotted and DOTTED.fullmatch(dotted) is not None and dotted.replace(".", "").casefold() in DEGREES


def is_bare_degree(word: str) -> bool:
    """Whether a word without stops is a degree as it is set behind a name: "MPH", "PhD"."""
    return (word.casefold() in DEGREES and word[-1:].isupper()) or word in _MIXED_DEGREES


def is_titled(piece: str) -> bool:
    """Whether a piece of a byline opens with an academic title or is a degree."""
    tokens = piece.split(" ", 2)
    opening = tokens[0] if tokens[0].casefold() not in _ARTICLES else tokens[min(1, len(tokens) - 1)]
    return is_degree(piece) or is_bare_degree(piece) or bool(opening and _title_parts(opening))


def is_description(piece: str, words: BylineWords) -> bool:
    """Whether a piece behind a titled name says what somebody is: "Prof. Jane Doe, head of surgery", "Fachärztin für …".

    Words in lower case say it, or in a script without case a role's; a person's name among them does not.
    """
    tokens = piece.split()
    if len(tokens) > _JOB_WORDS or has_given_name(piece) or not _is_of_letters(piece):
        return False
    if not has_case(piece):
        return any(is_role_word(token, words) for token in tokens)
    return any(token[0].islower() and token.casefold() not in PARTICLES for token in tokens)


def _is_of_letters(piece: str) -> bool:
    """Whether a text holds letters, with their marks, and what joins them alone."""
    return all(char.isalpha() or unicodedata.category(char)[0] == "M" for char in piece.translate(_JOINING))


def cut_titles(text: str, every: bool = False) -> str:
    """A name without the academic titles before it, where there are several ("Conf. univ. dr."); a single one is left.

    One in lower case or behind an article ("la Dra.") is no part of a name either, nor is any if `every` one goes. Of titles
    alone nothing is left.
    """
    tokens = text.split()
    first = tokens[0].casefold() if tokens else ""
    if not ("." in first or first in _ARTICLES or first in known_names().texts["academic_titles"]):
        return text
    run = 1 if first in _ARTICLES else 0
    strong = False
    while run < len(tokens) and (found := _title_parts(tokens[run])):
        strong = strong or len(found) > 1 or len(found[0]) > 1
        run += 1
    several = every or run > 1 or tokens[0][:1].islower() or len(_title_parts(tokens[0])) > 1
    if not strong or not several or len(tokens) - run == 1:
        return text
    return " ".join(tokens[run:])


def _title_parts(token: str) -> list[str]:
    """The titles that a word is made of ("Univ.-Prof."); none if it is anything else."""
    parts = [part for part in token.rstrip(",").replace(".-", ".").split(".") if part]
    titles = known_names().texts["academic_titles"]
    known = parts and all(part.casefold() in titles and (len(part) > 1 or not part.isupper()) for part in parts)
    return parts if known else []


def is_job(text: str, words: BylineWords, *, named: bool = False) -> bool:
    """Whether a text is what somebody does, without a name: one word, no given name, before a role ("Event Coordinator").

    Behind somebody's name (`named`) it may have more words, in small letters, too: "Jane Doe, Local Democracy Reporter".
    """
    tokens = text.split()
    most = _JOB_WORDS if named else 2
    if not 2 <= len(tokens) <= most or not has_case(text) or has_given_name(text) or "." in text:
        return False
    if named and is_role_word(tokens[0], words):  # "Gohebydd Materion Gwledig": languages that set the noun first
        rest = " ".join(tokens[1:])
        return not has_given_name(rest) and not is_organisation(rest)
    cased = tokens[-1].istitle() or (named and text.islower())
    return is_role_word(tokens[-1], words) and cased and not is_role_word(tokens[0], words)


def is_station(piece: str, words: BylineWords) -> bool:
    """Whether a piece before the name says where the correspondent is: "De notre correspondante à Rome, …"."""
    small, _, place = piece.partition(" ")
    capitals = all(word[0].isupper() for word in place.split())
    return (
        small.islower() and small in words.small and bool(place) and capitals and len(place.split()) <= _MOST_OF_PLACE
    )


_CJK_LEAD = re.compile(
    r"^(?:[\u3400-\u9fff\u30a0-\u30ff]{1,6}(?:部|支局|総局)\s+(?=\S{3,7}$)|(?:本报|本報|特约|实习)?(?:记者|記者|通讯员|작성자|文|作者)\s*[:：]?\s*)"
)


def cut_role(piece: str, words: BylineWords) -> str:
    """A name without the roles before and behind it."""
    cut = cut_titles(CJK_ROLE.sub("", piece))
    cut = _CJK_LEAD.sub("", cut).strip()
    phrase = None
    if words.role_phrase and not words.role_openers.isdisjoint(letter_runs(cut)):
        phrase = words.role_phrase.search(cut)
    if phrase:
        cut = (cut[: phrase.start()] if phrase.start() else cut[phrase.end() :]).strip(" ,:-")
    tokens = cut.split()
    first = 0
    while first < len(tokens) and tokens[first] not in _NAME_OPENERS and is_role_word(tokens[first], words):
        first += 1
    last = first
    while last < len(tokens) and (tokens[last] in _NAME_OPENERS or not is_role_word(tokens[last], words)):
        last += 1
    behind = tokens[last:]
    while behind and behind[0] not in _NAME_OPENERS and is_role_word(behind[0], words):
        behind = behind[1:]
    if len(behind) > 1 and first == 0 and has_given_name(behind[0]) and not has_given_name(tokens[0]):
        return " ".join(behind)  # "Local Democracy Reporter Jane Doe"
    return " ".join(tokens[first:last])
