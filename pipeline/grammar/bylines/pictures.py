"""Who wrote it beside who took the pictures, without the marks that labels have: "Tekst Jane Doe, foto John Roe".

The words are data: nouns for the text in `packs/data/names/credits.toml`, those for pictures in the language packs.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pipeline.grammar.bylines.no_authors import caseless
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.vocabulary import Vocabulary, alternation, words_of
from pipeline.packs.names import known_names, remembered

_EDGES = " ,;|/•·&+.–—-"
_PARTING = rf"\s*[{re.escape(_EDGES.strip())}]+\s*"
_BY = r"(?:\s+(?:by|von|par|por|di|de|door|av|af))?"
_TO_MARK = re.compile(r"[^,;|/•·&+]+")
_STEM = 3
_WHOLE_NAME = range(2, 5)  # words


@remembered(maxsize=4)
def _nouns() -> tuple[frozenset[str], re.Pattern[str]]:
    """How nouns for the text begin, and one of them before a name."""
    nouns = known_names().credits["texts"]
    return frozenset(noun[:_STEM] for noun in nouns), re.compile(
        rf"(?i)(?:^|{_PARTING}|\s)(?P<noun>{alternation(nouns)}){_BY}\s*(?P<colon>[:：]?)\s+(?=\S)"
    )


@lru_cache(maxsize=8)
def _picture_runs(known: Vocabulary) -> frozenset[str]:
    """The first run of letters of each word for pictures; it stands whole in a text that has one before a name."""
    return frozenset([run for word in known.words("credit_words") for run in words_of(caseless(word))[:1]])


@lru_cache(maxsize=8)
def _pictures(known: Vocabulary) -> tuple[frozenset[str], re.Pattern[str]]:
    """How words for pictures begin, and one of them before a name."""
    joiners = alternation(joiner for pack in known.packs for joiner in pack.name_joiners if joiner.isalpha())
    words = known.words("credit_words")
    return frozenset(word[:_STEM] for word in words), re.compile(
        rf"(?i)(?P<parting>^|{_PARTING}|\s+(?:{joiners})\s+|\s+)(?P<word>{alternation(words)}){_BY}\s*[:：]?\s+(?=\S)"
    )


def without_pictures(text: str, known: Vocabulary, stems: AbstractSet[str]) -> str:
    """A byline without the part that credits the pictures, and with a colon behind a noun for the text before its author.

    `stems` is how its words begin. The noun alone proves nothing ("Text size"): a part about the pictures or a common whole
    name must stand beside it.
    """
    begins, nouns = _nouns()
    noun = None
    if not begins.isdisjoint(stems):
        noun = next((one for one in nouns.finditer(text) if text[one.end()].isupper()), None)
    if noun is None:
        cut = _part_behind(text, known, stems)
        return text if cut is None or not cut["parting"].strip() else text[: cut.start()].strip(_EDGES)
    before, rest = text[: noun.start()], text[noun.end() :]
    first = _pictures(known)[1].match(before) if before else None
    if before and (first is None or first["parting"]):
        return text
    behind = _part_behind(rest, known, stems)
    names = (rest[: behind.start()] if behind else rest).strip(_EDGES)
    alone = not noun["colon"] and len(names.split()) in _WHOLE_NAME and has_given_name(names)
    return f"{noun['noun']}: {names}" if names and (before or behind or alone) else text


def _part_behind(text: str, known: Vocabulary, stems: AbstractSet[str]) -> re.Match[str] | None:
    """A word for pictures before a name, behind another name and a mark or a joiner, or printed as a label is."""
    begins, pictures = _pictures(known)
    if begins.isdisjoint(stems) or _picture_runs(known).isdisjoint(words_of(caseless(text))):
        return None  # nearly all
    return next((one for one in pictures.finditer(text) if one.start() and _is_part(one)), None)


def _is_part(pictures: re.Match[str]) -> bool:
    name = _TO_MARK.match(pictures.string, pictures.end())
    named = name is not None and name[0][0].isupper() and " " in name[0].strip()  # "Jane Doe, Photo Editor" is a role
    return named and (bool(pictures["parting"].strip()) or pictures["word"][0].isupper())
