"""Lines that state nothing, told at a glance: they lack the marks and words that every pattern of a metadata line needs.

Most lines of pages and dumps are of this kind: menus, headlines, sub-headings. Whatever `read_line` could find must
fail one of the checks here; none of them decides what a line is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from pipeline.grammar.bylines.leads import STRONG_LEADS, byline_openers
from pipeline.grammar.bylines.no_authors import EDITOR_MARKS, SPACELESS, caseless, desk_words
from pipeline.grammar.bylines.sign_offs import openings
from pipeline.grammar.dates.clock import has_clock_sign
from pipeline.grammar.dates.worded import may_hold_day
from pipeline.grammar.letters import EVEN_LETTERS, WORD
from pipeline.grammar.notices import NOTICE_OPENINGS
from pipeline.grammar.vocabulary import Vocabulary, alternation, fold, vocabulary, words_of
from pipeline.packs.languages import LanguagePack
from pipeline.packs.names import known_names, remembered

_CLOSING = frozenset(")]）】")  # a credit in brackets ends a line
_STRONG = frozenset(STRONG_LEADS)
_CREDITING = frozenset({"via", "courtesy"})
_GLUED = ("by", "von", "por", "par")  # leads that may have lost the space behind them
_END_MARK = re.compile(rf"[\d/{re.escape(EDITOR_MARKS)}]")  # what a line that ends a report may show in place of a word
_WORD = re.compile(WORD)
FAR_EAST = "\u2e80"  # the first letter of the scripts that set no space between a figure and what it counts
_SPACED = "\u0dff"  # the last letter of the scripts that surely set spaces between words

# Figures, brackets, bars, colons and whatever else may state something without a word, or is of another script.
_SIGN = re.compile(f"[^a-zA-Z{EVEN_LETTERS} .,;!?'\"’‘“”„…&*+$€£%#@–—-]")


class _Telling(NamedTuple):
    """The words of which one stands in every line that states something without a sign."""

    first: frozenset[str]
    last: frozenset[str]
    within: frozenset[str]  # of credits, names with roles and desks


@remembered(maxsize=8)
def _telling(words: Vocabulary) -> _Telling:
    first = _openers(words) | words.openers("source_labels") | _end_openers()
    return _Telling(first, _last_of_tails(words), _inner_words(words) | desk_words())


def is_silent(line: str, folded: str, words: Vocabulary) -> bool:
    """Whether a line, and its folded form, surely states nothing at all: most menus, headlines and labels of a page.

    It holds no figure and no sign, and none of the words of which a metadata line needs one. False proves nothing.
    """
    if _SIGN.search(line) or "copyr" in folded:
        return False
    runs = words_of(folded)
    if not runs or runs[0].startswith(_GLUED):
        return False
    telling = _telling(words)
    if runs[0] in telling.first or runs[-1] in telling.last:
        return False
    return telling.within.isdisjoint(runs) or (desk_words().isdisjoint(runs) and not _may_hold(runs, folded, words))


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
    return may_hold_day(folded, words) or has_clock_sign(folded, words)


def may_end_report(folded: str) -> bool:
    """Whether a folded line can name a desk or an editor, or be what an agency signs with: by a mark or by a word of these."""
    if _END_MARK.search(folded) is not None:
        return True
    if not folded.isascii():
        if SPACELESS.search(folded) is not None:
            return True
        folded = caseless(folded)
    runs = words_of(folded)
    if not runs:
        return True
    return runs[0] in _end_openers() or not desk_words().isdisjoint(runs)


@remembered(maxsize=4)
def _end_openers() -> frozenset[str]:
    """The first words of labels of editors and of sign-offs; caseless."""
    labels = known_names().credits["editors"]
    return openings().union(runs[0] for label in labels if (runs := words_of(caseless(label))))


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


def is_glued_age(word: str, words: Vocabulary) -> bool:
    """Whether a word is what a figure counts and "ago" without a space between: `分前` of `4分前`."""
    return word[0] >= FAR_EAST and _glued_age(words).fullmatch(word) is not None


@lru_cache(maxsize=8)
def _glued_age(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation([word for word in words.relative if word[0] >= FAR_EAST])})+")


def may_be_relative(text: str, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether a text, or what it begins with up to a space, can say how long ago; a cheap look."""
    words = vocabulary(languages)
    return not words.relative.isdisjoint(_WORD.findall(fold(text))) or ago(words).search(text.lower()) is not None


@lru_cache(maxsize=8)
def ago(words: Vocabulary) -> re.Pattern[str]:
    """The words for how long ago something was, of all languages."""
    spaced: list[str] = []
    glued: list[str] = []  # of scripts that part no words, and of Korean, which sets the word behind the figure's
    for word in words.words("ago_words"):
        (glued if word[0] > "\u0e00" else spaced).append(word)
    return re.compile(rf"(?<![^\W\d_])(?:{alternation(spaced)})(?![^\W\d_])|{alternation(glued)}")
