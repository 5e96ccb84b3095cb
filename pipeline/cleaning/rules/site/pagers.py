"""Counters whose words no pack lists: which of how many are shown, the ways back and on, how far a recording has been played."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import acts
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import UNSPACED, Role, Sense, Vocabulary

SHOWN, TURNS, PLAYED = Origin("pager", "shown"), Origin("pager", "turns"), Origin("pager", "played")
CONFIDENCE = 0.95  # not measured: no paragraph, sub-heading or table row of labelled news dumps has one of these shapes
LONGEST, MOST_WORDS = 90.0, 12
SHOWN_NUMBERS = 3  # from, to, of
CLOCKS_NUMBERS = 4  # minutes and seconds played, and of all
PAIR = 2
LEAST_PAGE = 5  # lists are shown in pages of so many at least
STRANGE = 1  # words that no pack knows beside a page that begins where pages do; two beside a word of function
FIRST_YEAR, LAST_YEAR = 1500, 2100  # "1 to 3 May 2021" has a year, "1 to 10 of 253" a sum
TURNING_NUMBERS = 2  # beside one way on: "1 2 3 next"

_NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+")
_GROUPS = re.compile(r"\D")
# Prices, shares, times, days and scores have numbers, too.
_OTHER = re.compile(r"[%$€£¥₹:#°+]\s?\d|\d\s?[%$€£¥₹:°+]|\d/\d")
_DIGIT = re.compile(r"\d")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?![\d:])")
_WAYS = frozenset({Reason.RELATED_LINKS, Reason.NAVIGATION})


def find_pagers(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that only say which of how many results are shown or how much is played, or only lead back and on."""
    reader, spoken = function_reader(context.ruleset), ""
    for line in context.undecided():
        if line.sentence or line.length > LONGEST or line.words > MOST_WORDS or not line.normal or is_item(line):
            continue
        numbers = _numbers(line.text) if _DIGIT.search(line.text) else []
        spoken = spoken or language_of(context)
        if not spoken:
            return
        if len(numbers) == CLOCKS_NUMBERS and ":" in line.text and _is_played(line, reader, spoken):
            yield Proposal(line.index, Reason.CAPTION, PLAYED, CONFIDENCE, quote(line.text))
        elif len(numbers) == SHOWN_NUMBERS and _is_shown(line, numbers, reader, spoken):
            yield Proposal(line.index, Reason.NAVIGATION, SHOWN, CONFIDENCE, quote(line.text))
        elif _leads(line, numbers, reader, context.ruleset.lexicon.languages[spoken]):
            yield Proposal(line.index, Reason.NAVIGATION, TURNS, CONFIDENCE, quote(line.text))


def _numbers(text: str) -> list[int]:
    return [int(_GROUPS.sub("", found)) for found in _NUMBER.findall(text)]


def _is_shown(line: Line, numbers: Sequence[int], reader: FunctionReader, spoken: str) -> bool:
    """Whether a line says from where to where a list is shown, and of how many: "1 - 10 of 253", in any order of words."""
    found = _range_of(numbers)
    if found is None or _OTHER.search(line.text):
        return False
    first, last, total = found
    words = [word for word in reader.words(line.normal, spoken) if word.text != "#"]
    if any(word.sense is not None and word.sense.role is Role.NARRATIVE for word in words):
        return False
    strange, size = sum(word.sense is None for word in words), last - first + 1
    if total == 0 or (size >= LEAST_PAGE and (first - 1) % size == 0):  # it begins where a page does
        return strange <= STRANGE + any(map(acts, words))
    # A table's rows have numbers alone.
    joined = any(acts(word) or (word.sense is not None and word.sense.role is Role.GLUE) for word in words)
    return joined and not strange and not FIRST_YEAR <= total <= LAST_YEAR


def _is_played(line: Line, reader: FunctionReader, spoken: str) -> bool:
    """Whether a line says how much of how much has been played: "0:42 of 3:45", in either order; no hours of a day."""
    clocks = [60 * int(minutes) + int(seconds) for minutes, seconds in _CLOCK.findall(line.text)]
    if len(clocks) != PAIR or not 0 <= min(clocks) < 60 <= max(clocks) or "00:" in line.text:
        return False
    words = [word for word in reader.words(line.normal, spoken) if word.text != "#"]
    return len(words) == 1 and words[0].sense is not None and words[0].sense.role in (Role.GLUE, Role.WEAK)


def _range_of(numbers: Sequence[int]) -> tuple[int, int, int] | None:
    """From, to and of how many; the sum stands first in Turkish, Chinese and Japanese."""
    for first, last, total in (numbers, (*numbers[1:], numbers[0])):
        if first <= last <= total and (first < last or total == 0):
            return first, last, total
    return None


def _leads(line: Line, numbers: Sequence[int], reader: FunctionReader, vocabulary: Vocabulary) -> bool:
    """Whether a line has nothing but two different ways, or one beside numbers of pages: "previous next", "1 2 3 next"."""
    opening = _FIRST_WORD.search(line.normal)
    if opening is None or len(numbers) == 1:
        return False
    first = opening.group()
    if not (UNSPACED.match(first) or _may_lead(vocabulary.sense(first))):
        return False
    words = [word for word in reader.words(line.normal, vocabulary.code) if word.text != "#"]
    if not all(_may_lead(word.sense) for word in words):
        return False
    ways = {word.text for word in words if _is_way(word.sense)}
    if len(ways) > 1 and len(ways) == len(words):
        return True
    return bool(ways) and len(numbers) >= TURNING_NUMBERS and _follow(numbers)


def _may_lead(sense: Sense | None) -> bool:
    return sense is not None and sense.role is Role.WEAK


def _is_way(sense: Sense | None) -> bool:
    """Whether a word leads to others of a list, and says nothing else: "next", "older"."""
    return sense is not None and sense.role is Role.WEAK and sense.topic in _WAYS


def _follow(numbers: Sequence[int]) -> bool:
    return numbers[1] == numbers[0] + 1 and list(numbers) == sorted(numbers)
