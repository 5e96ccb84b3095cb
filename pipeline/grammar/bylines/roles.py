"""Roles beside names: "Jane Doe, staff writer", "ARD-Korrespondent Tomas Sabel"."""

from __future__ import annotations

import re

from pipeline.grammar.bylines.leads import BylineWords, letter_runs
from pipeline.grammar.bylines.words import CJK_ROLE, DEGREES, DOTTED
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case, is_organisation

_JOB_WORDS = 5
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


def is_job(text: str, words: BylineWords, *, named: bool = False) -> bool:
    """Whether a text is what somebody does, without a name: one word, no given name, before a role ("Event Coordinator").

    Behind somebody's name (`named`) it may have more words: "Jane Doe, Local Democracy Reporter".
    """
    tokens = text.split()
    most = _JOB_WORDS if named else 2
    if not 2 <= len(tokens) <= most or not has_case(text) or has_given_name(text) or "." in text:
        return False
    if named and is_role_word(tokens[0], words):  # "Gohebydd Materion Gwledig": languages that set the noun first
        rest = " ".join(tokens[1:])
        return not has_given_name(rest) and not is_organisation(rest)
    return is_role_word(tokens[-1], words) and tokens[-1].istitle() and not is_role_word(tokens[0], words)


_CJK_LEAD = re.compile(r"^(?:本报|本報|特约|实习)?(?:记者|記者|通讯员|작성자|文|作者)\s*[:：]?\s*")


def cut_role(piece: str, words: BylineWords) -> str:
    """A name without the roles before and behind it."""
    cut = CJK_ROLE.sub("", piece)
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
    return " ".join(tokens[first:last])
