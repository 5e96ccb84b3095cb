"""What interrupts a text between two paragraphs: notes that it goes on behind an advertisement, an advertiser's name behind the
word for it, captions that a mark points at a picture, and the marks of wire takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.story_words import vocabulary as vocabulary_of
from pipeline.grammar.firms import is_firm
from pipeline.grammar.vocabulary import Vocabulary, vocabulary
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import UNSPACED, tokens_of
from pipeline.packs.normal import normalise, normalise_all

AD_NOTE, TAKE = Origin("break", "advertisement"), Origin("break", "take")
# "Annons – artikeln fortsätter under": so long are such notes.
NOTE_CHARS, NOTE_WORDS = 80.0, 10
STEM = 5  # so many letters are a word's whatever its ending
# Of so many words that are no grammar: what goes on, behind what, and the text. Headlines tell more.
MOST_NAMED = 4
# "(MORE)", "-- more --", "[الباقي يتبع]": what says within brackets or dashes that the next take follows.
_WRAPPED = re.compile(r"[(\[（【<*=–—-]+\s?([^\W\d_][^()\[\]（）【】<>*=–—-]{1,24}?)\s?[)\]）】>*=–—-]+")
# "HBP-HARBOUR-2", "ABC-VOTE-FERRY-1ST LD": the slug that heads a take, of capitals and figures with hyphens between.
_SLUG = re.compile(
    r"[^\W_a-z]{2,12}(?:[-/][^\W_a-z]{1,14}){1,4}(?:,? (?:\d\w\w )?(?:[A-Z]{2,4}|Ld|Lead|Take|Add)(?: \d)?)?"
)
_NUMBERED = re.compile(r"[-/ ]\d{1,2}(?:ST|ND|RD|TH)?$")
# "Anzeige. Muster GmbH", "Реклама | ООО «Маяк»": the word and who pays, by the form of a firm.
MARKED = Origin("break", "advertiser")
_MARKED = re.compile(r"([^\W\d_][^\s.:·•|/–—-]{1,14})\s?[.:·•|/–—-]\s?(\S.{2,60})")
# "▲ Boats at the quay [harbour office]": what a mark that points at a picture opens and the source in brackets ends.
PICTURED = Origin("caption", "pointed")
_POINTED = re.compile(
    r"[▲△▴▵▼▽◀◁▶▷]\s?[^\W\d_].{4,160}[\[(（【/]\s?(?=[^\])）】]*[^\W\d_]{2})[^\[\]()（）【】/]{2,40}[\])）】]\.?"
)
_POINTERS = tuple("▲△▴▵▼▽◀◁▶▷")
LEAST_HYPHENS = 2  # "COVID-19" is a sub-heading


def find_breaks(context: CleaningContext) -> Iterator[Proposal]:
    """Notes and marks between the first and the last paragraph, and captions."""
    yield from _find_pointed(context)
    window = context.window
    if window is None or window.is_empty:
        return
    short = [line for line in context.lines[window.first : window.last + 1] if _may_break(context, line)]
    if not short:
        return
    known = vocabulary(context.ruleset.languages)
    words, ads = _break_words(known)
    takes = [line.index for line in short if _is_take(line, words)]
    for line in short:
        if line.index in takes or _is_slug(line, takes):
            yield Proposal(line.index, Reason.NAVIGATION, TAKE, 0.95, quote(line.text), precise=True)
        elif _names_advertiser(line, ads, known.words("firm_forms")):
            yield Proposal(line.index, Reason.ADVERTISEMENT, MARKED, 0.96, quote(line.text), precise=True)
        elif words.hold(line.normal) and ads.hold(line.normal) and _is_plain(context, line):
            yield Proposal(line.index, Reason.ADVERTISEMENT, AD_NOTE, 0.96, quote(line.text), precise=True)


class _Entries:
    """Words that a short line may hold: as such, as beginnings, or within a run of a script without spaces."""

    def __init__(self, listed: frozenset[str], *, beginnings: bool = False) -> None:
        known = normalise_all(sorted(listed))
        self._pieces = tuple(word for word in known if UNSPACED.match(word))
        spaced = [word for word in known if not UNSPACED.match(word)]
        heads = frozenset(word for word in spaced if beginnings and len(word) >= STEM)
        self._words = frozenset(word for word in spaced if " " not in word and word not in heads)
        self._spaced = (
            *(f" {word}" for word in spaced if word in heads),
            *(f" {word} " for word in spaced if " " in word and word not in heads),
        )
        self.all = frozenset(known)

    def hold(self, normal: str) -> bool:
        tokens = tokens_of(normal)
        if not self._words.isdisjoint(tokens) or any(map(normal.__contains__, self._pieces)):
            return True
        padded = f" {' '.join(tokens)} "
        return any(map(padded.__contains__, self._spaced))


@lru_cache(maxsize=8)
def _break_words(words: Vocabulary) -> tuple[_Entries, _Entries]:
    """What goes on, and what an advertisement is called, in all languages: a line of both is a note in any."""
    return _Entries(words.words("goes_on_words")), _Entries(words.words("ad_words"), beginnings=True)


def _may_break(context: CleaningContext, line: Line) -> bool:
    if line.length > NOTE_CHARS or line.is_long_sentence or line.words > NOTE_WORDS or not line.normal:
        return False
    return context.decided[line.index] is None and line.index not in context.own


def _is_plain(context: CleaningContext, line: Line) -> bool:
    """Whether a line names little, and tells no story."""
    if function_reader(context.ruleset).tells(line.normal):
        return False
    named = vocabulary_of((line.text,)) - context.ruleset.function_words
    return bool(UNSPACED.search(line.text)) or len(named) <= MOST_NAMED


def _find_pointed(context: CleaningContext) -> Iterator[Proposal]:
    """Captions by their mark; lines with it side by side are a list."""
    lines = context.lines
    for line in lines:
        if not line.block.text.startswith(_POINTERS) or context.decided[line.index] is not None:
            continue
        beside = lines[max(line.index - 1, 0) : line.index + 2]
        if sum(one.block.text.startswith(_POINTERS) for one in beside) == 1 and _POINTED.fullmatch(line.block.text):
            yield Proposal(line.index, Reason.CAPTION, PICTURED, 0.95, quote(line.text), "captions", precise=True)


def _names_advertiser(line: Line, ads: _Entries, firms: frozenset[str]) -> bool:
    match = _MARKED.fullmatch(line.text)
    return match is not None and ads.hold(normalise(match[1])) and is_firm(match[2], firms)


def _is_take(line: Line, words: _Entries) -> bool:
    match = _WRAPPED.fullmatch(line.block.text)
    if match is None:
        return False
    inner = normalise(match[1])
    return inner in words.all or inner == "more"


def _is_slug(line: Line, takes: Sequence[int]) -> bool:
    """Whether a line has the shape of a slug, and stands beside the mark of a take or counts one."""
    if not line.text.isupper() or _SLUG.fullmatch(line.text) is None:
        return False
    if any(abs(line.index - take) == 1 for take in takes):
        return True
    return line.text.count("-") >= LEAST_HYPHENS and _NUMBERED.search(line.text) is not None
