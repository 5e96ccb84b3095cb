"""What is said of a text behind its last paragraph: when it was broadcast, and where its paper's readers write to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import count, subject_of
from pipeline.cleaning.quotations import is_turn
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of, normal_of
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.dates.worded import scan_dates
from pipeline.grammar.end_lines import MAIL
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

CONTACT, AIRED = Origin("closing", "contact"), Origin("closing", "aired")
LAST, LEAST_PROSE = 3, 4  # so many of the last sentences, of a text with so many
NOTE_CHARS, AIRED_CHARS = 320, 140
STEM = 5  # so many letters are a word's whatever its ending
SHARED = 0.25  # of a note's words the story's headline and paragraphs have at most so many
CONFIDENCE = 0.95
_DIGIT = re.compile(r"\d")
_WRITTEN_TO = frozenset({Reason.PROMO, Reason.COMMENTS, Reason.NEWSLETTER, Reason.SHARE, Reason.PAYWALL})


def find_closing_notes(context: CleaningContext) -> Iterator[Proposal]:
    """The last sentences that say when the text was broadcast, or where its paper's readers write to, and have nothing of the story.

    What a text says of itself otherwise ("this article was reprinted on …") stays: on labelled dumps of news 5 of 10 such lines are
    the article's.
    """
    prose = [line for line in context.undecided() if line.sentence]
    if len(prose) < LEAST_PROSE:
        return
    spoken = language_of(context)
    if not spoken:
        return
    reader = function_reader(context.ruleset)
    notes = [(line, note_of(line, reader, spoken)) for line in prose[-LAST:]]
    if not any(note for _, note in notes):
        return
    story = _stems([*_titles(context), *prose[:-LAST], *(line for line, note in notes if note is None)], context)
    for line, note in reversed(notes):
        if note is None and not line.is_long_sentence:
            continue  # a note's short sentence, of which nothing is known
        if note is None:
            return
        own = _stems([line], context)
        if len(own & story) > SHARED * len(own):
            return
        yield Proposal(line.index, note.reason, note.origin, CONFIDENCE, quote(line.text), precise=True)


def _titles(context: CleaningContext) -> list[Line]:
    decided = context.decided
    return [one for one in context.lines if (verdict := decided[one.index]) and verdict.captured_as == "title"]


def _stems(lines: Iterable[Line], context: CleaningContext) -> frozenset[str]:
    """How the words of lines begin."""
    words = vocabulary(line.text for line in lines) - context.ruleset.function_words
    return frozenset(word[:STEM] for word in words)


class Note(NamedTuple):
    """By what a sentence is a note, and for which reason it goes."""

    origin: Origin
    reason: Reason


def _states_time(text: str, reader: FunctionReader) -> bool:
    return _DIGIT.search(text) is not None and bool(scan_dates(text.rstrip(" ."), reader.ruleset.languages).clocks)


def note_of(line: Line, reader: FunctionReader, spoken: str) -> Note | None:
    """What note a sentence is by its own words, in a language; None if it is none."""
    if len(line.text) > NOTE_CHARS or is_turn(line.text) or is_item(line):
        return None
    timed, written = len(line.text) <= AIRED_CHARS and _states_time(line.text, reader), MAIL.search(line.text)
    if not (timed or written):
        return None  # most lines
    normal = normal_of(line)
    if reader.reports(normal, spoken):
        return None
    if timed and reader.ruleset.lexicon.person(spoken).airs(reader.tokens(normal)):
        return Note(AIRED, Reason.PROMO)
    if not written:
        return None
    words = reader.words(normal, spoken)
    counts, subject = count(words), subject_of(words)
    speaks = (counts.topics or counts.general) and subject in _WRITTEN_TO and not counts.narrative
    return Note(CONTACT, subject) if speaks else None
