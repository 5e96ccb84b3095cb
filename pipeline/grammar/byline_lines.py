"""Lines that credit the authors."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.grammar.agencies import agency
from pipeline.grammar.vocabulary import Vocabulary, alternation, fold

MAX_BYLINE = 160  # code points; longer lines with a leading "By" are prose
_MAX_NAMES = 8
_MAX_WORDS = 5  # of one name; "Maria del Carmen de la Cruz" has six and is rare
# Lower-case words within names.
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "te",
        "zu",
        "zum",
        "zur",
        "af",
        "av",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "bint",
        "abu",
        "y",
        "e",
        "i",
        "st",
    ]
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‐][^\W\d_]+)*\.?")
_MAIL = re.compile(r"\S+@\S+\.\w+|@\w+|https?://\S+")
_EDGES = " \t\u00a0-–—|•·,;:/()[]*+"
_SENTENCE = re.compile(r"[.!?…]\s+\S+.*[.!?…]$|[!?…]$|[\"“”„«»]")
_ACCOUNTS = frozenset({"admin", "editor", "staff", "newsroom", "redaktion", "redaktionen", "webmaster"})
_PARTED = re.compile(r"[,;|/•·、]")  # between a name and a role
_INITIAL = re.compile(r"^[^\W\d_]\.?$|^(?:Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|Mag|Ing)\.?$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _lead(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?P<lead>{alternation(words.words('byline_leads'))})(?P<mark>\s*[:：/]\s*|\s+)(?=\S)")


@lru_cache(maxsize=8)
def _joiner(words: Vocabulary) -> re.Pattern[str]:
    spoken = [j for j in words.words("name_joiners") if (j.isalpha() and j.isascii()) or len(j) > 1]
    marks = [re.escape(j) for j in words.words("name_joiners") if not j.isalnum()]
    return re.compile(
        rf"\s*,\s*(?:{alternation(spoken)})\s+|\s+(?:{alternation(spoken)}|и|і|й|و)\s+|\s*(?:[,;|/•·]|{'|'.join(marks)})\s*"
    )


@lru_cache(maxsize=8)
def _role(words: Vocabulary) -> re.Pattern[str]:
    roles = alternation(words.words("roles"))
    return re.compile(
        rf"(?:(?:[^\W\d_.]+[\s\-]){{0,4}}(?:{roles})(?:\s+(?:in|at|for|of|aus|für|à|de|en)\s+[^,]{{2,40}})?)"
    )


def is_role(part: str, words: Vocabulary) -> bool:
    """Whether a part of a byline is a role ("chief political correspondent"), not a name."""
    return len(part) <= 80 and _role(words).fullmatch(fold(part).strip()) is not None


def split_names(text: str, words: Vocabulary) -> list[str]:
    """The parts of a byline between commas, joiners and bars, as printed, without mail addresses and handles."""
    return [p for part in _joiner(words).split(_MAIL.sub(" ", text)) if (p := part.strip(_EDGES))]


def looks_like_name(part: str, words: Vocabulary) -> bool:
    """Whether `part` has the shape of a person's or an organisation's name: up to five capitalised words.

    In scripts without case every word of letters counts as capitalised; at most four words there.
    """
    if agency(part) is not None:
        return True
    pieces = part.split()
    if not 1 <= len(pieces) <= _MAX_WORDS or len(part) > 60:
        return False
    capitals = 0
    for piece in pieces:
        if not _NAME_WORD.fullmatch(piece):
            return False
        if piece.lower() in _PARTICLES and len(pieces) > 1:
            continue
        if piece[0].islower():
            return len(pieces) == 1 and piece in _ACCOUNTS
        if piece.lower() in words.weekdays or (piece.lower() in words.months and len(pieces) == 1):
            return False
        if piece.lower() in words.function_words and not _INITIAL.match(piece) and piece[0].isascii():
            return False
        capitals += 1
    return capitals > 0


def _leads_alone(lead: str, words: Vocabulary) -> bool:
    """Whether a lead needs no colon: it ends in a preposition ("by", "von"), unlike "Text" and "Interview"."""
    return not lead.isascii() or lead.split()[-1] in words.function_words


def read_byline(line: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """(names as printed, pattern, confidence) if the whole line credits authors; dates are already cut from it."""
    text = line.strip(_EDGES)
    if not 3 <= len(text) <= MAX_BYLINE or _SENTENCE.search(text):
        return None
    lowered = fold(text)
    match = _lead(words).match(lowered) if words.opens(lowered, "byline_leads") else None
    if match is not None:
        if match["mark"].isspace() and not _leads_alone(match["lead"], words):
            return None
        rest = text[match.end() :].strip(_EDGES)
        parts = split_names(rest, words)
        if not parts or len(parts) > _MAX_NAMES:
            return None
        named = [p for p in parts if looks_like_name(p, words)]
        if named and named[0] is parts[0] and all(p in named or is_role(p, words) for p in parts):
            if match["mark"].isspace() and len(match["lead"]) <= 3 and len(rest) < 4:
                return None
            marked = not match["mark"].isspace()
            confidence = 0.97 if marked or len(named[0].split()) > 1 else 0.85
            return rest, "byline.labelled" if marked else "byline.lead", confidence
        return None
    if not _PARTED.search(text):
        return None
    parts = split_names(text, words)
    named_first = len(parts) >= 2 and looks_like_name(parts[0], words) and len(parts[0].split()) in (2, 3, 4)
    if named_first and all(is_role(p, words) for p in parts[1:]):
        return text, "byline.role", 0.93
    return None


def read_name_with_date(rest: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """A name that shares its line with a date ("Jane Doe | 3 March 2021"); weaker than a byline with a lead."""
    text = rest.strip(_EDGES)
    parts = split_names(text, words)
    if "@" in text or not parts or len(parts) > 4 or _SENTENCE.search(text):
        return None
    names = [p for p in parts if looks_like_name(p, words) and len(p.split()) >= 2]
    if names and names[0] is parts[0] and all(p in names or is_role(p, words) for p in parts):
        return text, "byline.beside_date", 0.7
    return None
