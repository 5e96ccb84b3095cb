"""Lines that state nothing, told at a glance: they lack the marks and words that every pattern of a metadata line needs.

Most lines of pages and dumps are of this kind: menus, headlines, sub-headings. Whatever `read_line` could find must
fail one of the checks here; none of them decides what a line is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.grammar.bylines.leads import STRONG_LEADS, byline_openers
from pipeline.grammar.dates.clock import has_clock_sign
from pipeline.grammar.notices import NOTICE_OPENINGS
from pipeline.grammar.vocabulary import Vocabulary, words_of

_NUMERIC_DATE = re.compile(r"\d\s?[./\-–]\s?\d|[年년]|\d{4} \d\d \d\d|\d[. /]{1,2}[ivx]{1,4}[. /]{1,2}\d")
_ASCII_WORD = re.compile(r"[a-z]+")
_CLOSING = frozenset(")]）】")  # a credit in brackets ends a line
_STRONG = frozenset(STRONG_LEADS)
_CREDITING = frozenset({"via", "courtesy"})
_GLUED = ("by", "von", "por", "par")  # leads that may have lost the space behind them
_SPACED = "\u0dff"  # the last letter of the scripts that surely set spaces between words


def is_plain(folded: str, words: Vocabulary) -> bool:
    """Whether a folded line (see `vocabulary.fold`) surely states no metadata, but for a date or time."""
    if "©" in folded or "(c)" in folded or "copyr" in folded or folded.rstrip(".")[-1:] in _CLOSING:
        return False
    runs = words_of(folded)
    if not runs:
        return True
    if runs[-1].casefold() in _last_of_tails(words):
        return False
    return not (_may_open(runs[0].casefold(), folded, words) or _may_hold(runs, folded, words))


def may_state_time(folded: str, words: Vocabulary) -> bool:
    """Whether a folded line with a figure in it can hold a date or a time of day, but for a relative one ("2 hours ago")."""
    if not folded.isascii():
        return True  # months of several words, words with marks
    if _NUMERIC_DATE.search(folded) or has_clock_sign(folded, words):
        return True
    return not words.months.keys().isdisjoint(_ASCII_WORD.findall(folded))


def _may_open(first: str, folded: str, words: Vocabulary) -> bool:
    """Whether the first word can be that of a byline, a notice or a source line."""
    if first[0] > _SPACED or first in _openers(words) or first.startswith(_GLUED):
        return True
    return first in words.openers("source_labels") and any(map(folded.__contains__, (":", " - ", " – ")))


def _may_hold(runs: list[str], folded: str, words: Vocabulary) -> bool:
    """Whether the words further on can be those of a byline behind a date, of a credit, or of a name and a role."""
    if _inner_words(words).isdisjoint(runs):
        return False  # most lines
    if not _STRONG.isdisjoint(runs):
        return True
    crediting = any(map(folded.__contains__, ":/.!?…")) or not _CREDITING.isdisjoint(runs)
    if crediting and not words.openers("credit_words").isdisjoint(runs):
        return True
    parted = any(map(folded.__contains__, ",;|/•·、"))
    if parted and not words.openers("roles").isdisjoint(runs):
        return True
    return ("/" in folded or "|" in folded) and not words.openers("credit_names").isdisjoint(runs)


@lru_cache(maxsize=8)
def _last_of_tails(words: Vocabulary) -> frozenset[str]:
    return frozenset(tail.split()[-1] for tail in words.words("byline_tails"))


@lru_cache(maxsize=8)
def _openers(words: Vocabulary) -> frozenset[str]:
    return byline_openers(words.languages) | {"copyrights", *(opening.split()[0] for opening in NOTICE_OPENINGS)}


@lru_cache(maxsize=8)
def _inner_words(words: Vocabulary) -> frozenset[str]:
    """Of everything that `_may_hold` looks for, one of these is a part."""
    return _STRONG | words.openers("credit_words") | words.openers("roles") | words.openers("credit_names")
