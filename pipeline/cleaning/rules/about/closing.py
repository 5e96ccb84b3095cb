"""What is said of a text behind its last paragraph: who wrote it, how it came about, when it was broadcast, whom readers write to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import count, subject_of
from pipeline.cleaning.quotations import is_turn, quotes
from pipeline.cleaning.rules.about.biography import byline_words
from pipeline.cleaning.rules.about.remarks import Closing
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of, normal_of
from pipeline.cleaning.story_words import stems
from pipeline.grammar.dates.worded import scan_dates
from pipeline.grammar.end_lines import find_mail
from pipeline.grammar.persons.kind import NameKind, has_case, name_kind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import Role

CONTACT, AIRED, REMARK = Origin("closing", "contact"), Origin("closing", "aired"), Origin("closing", "remark")
NETWORKS, LEAST_NETWORKS = Origin("closing", "networks"), 2  # services that a sentence of where else the site is names
LAST, LEAST_PROSE = 4, 4  # so many of the last sentences, of a text with so many
LEAST_ABOVE = 3  # sentences of which nothing is asked
CREDIT_LINES = 6  # below the last sentence, in which somebody may be named who helped; below them stand footers
NOTE_CHARS, AIRED_CHARS = 320, 140
SHARED = 0.25  # of a note's words the story's headline and paragraphs have at most so many
REMARKED = 0.4  # of a remark's and of a note on networks, without the words by which it is one: they tell of anything
CONFIDENCE = 0.95
NAME_WORDS, NAME_CHARS = 4, 40  # of a name alone above a biography
_DIGIT = re.compile(r"\d")
_WRITTEN_TO = frozenset({Reason.PROMO, Reason.COMMENTS, Reason.NEWSLETTER, Reason.SHARE, Reason.PAYWALL})


def find_closing_notes(context: CleaningContext) -> Iterator[Proposal]:
    """The last lines that say who wrote the text or helped, how it came about, when it was broadcast, or where its paper's readers
    write to, and have nothing of the story.
    """
    open_ = list(context.undecided())
    prose = [line for line in open_ if line.sentence]
    if len(prose) < LEAST_PROSE:
        return
    reader = function_reader(context.ruleset)
    spoken = language_of(context) or reader.language_of((line.text, line.normal) for line in prose)
    if not spoken:
        return
    first = prose[-min(LAST, len(prose) - LEAST_ABOVE)]
    last = [line for line in open_ if first.index <= line.index <= prose[-1].index + CREDIT_LINES]
    writers = byline_words(context)
    rough = Closing(reader, spoken, frozenset(), writers)  # what the story has needs to be known of few
    if not any((line.sentence and note_of(line, reader, spoken)) or rough.read(line) for line in last):
        return
    above = [line for line in prose if line.index < first.index]
    titles = context.titles()
    remarks = Closing(reader, spoken, context.stems([*titles, *above]), writers)
    notes = [
        (line, (note_of(line, reader, spoken) if line.sentence else None) or remark_of(line, remarks)) for line in last
    ]
    if not any(note for _, note in notes):
        return
    story = context.stems([*titles, *above, *(line for line, note in notes if note is None and line.sentence)])
    for line, note in reversed(notes):
        if note is None and not line.is_long_sentence:
            continue  # a note's short sentence, of which nothing is known
        if note is None:
            return
        own = context.stems([line]) - note.words
        if len(own & story) > (SHARED if note.origin in (CONTACT, AIRED) else REMARKED) * len(own):
            return
        yield Proposal(line.index, note.reason, note.origin, CONFIDENCE, quote(line.text), precise=True)
        yield from name_above(context, line, note)


def name_above(context: CleaningContext, line: Line, note: Note) -> Iterator[Proposal]:
    """The name alone above somebody's biography, of which no other line has a part."""
    above = context.lines[line.index - 1]
    if (
        note.reason is not Reason.AUTHOR_BIO
        or above.sentence
        or above.ended
        or context.decided[above.index] is not None
    ):
        return
    words = above.normal.split()
    if not words or len(words) > NAME_WORDS or not context.ruleset.function_words.isdisjoint(words) or is_item(above):
        return
    with_case = has_case(above.text)
    if (
        name_kind(above.text) is not (NameKind.PERSON if with_case else NameKind.MONONYM)
        or len(above.text) > NAME_CHARS
    ):
        return
    others = [one for one in context.undecided() if one is not above and one is not line]
    if context.stems((above,)).isdisjoint(context.stems((*context.titles(), *others))):
        yield Proposal(above.index, Reason.AUTHOR_BIO, REMARK, CONFIDENCE, quote(above.text), precise=True)


def remark_of(line: Line, remarks: Closing) -> Note | None:
    """What a line is as a remark of who wrote, who helped or how the text came about; None if it is none."""
    found = remarks.read(line)
    if found is None:
        return None
    reason, words = found
    return Note(REMARK, reason, stems(words, frozenset()))


class Note(NamedTuple):
    """By what a sentence is a note, and for which reason it goes."""

    origin: Origin
    reason: Reason
    words: frozenset[str] = frozenset()  # how the words begin by which it is one


def _states_time(text: str, reader: FunctionReader) -> bool:
    return bool(scan_dates(text.rstrip(" ."), reader.ruleset.languages).clocks)


def note_of(line: Line, reader: FunctionReader, spoken: str) -> Note | None:
    """What note a sentence is by its own words, in a language; None if it is none."""
    written = find_mail(line.text)
    may_state = len(line.text) <= AIRED_CHARS and _DIGIT.search(line.text) is not None
    if len(line.text) > NOTE_CHARS or is_turn(line.text) or is_item(line):
        return None
    normal = normal_of(line)
    if not (may_state or written):
        return _networks(line, normal, reader, spoken)
    if (
        may_state
        and reader.ruleset.lexicon.person(spoken).airs(reader.tokens(normal))
        and _states_time(line.text, reader)
    ):
        return None if reader.reports(normal, spoken) else Note(AIRED, Reason.PROMO)
    if not written:
        return _networks(line, normal, reader, spoken)
    if reader.reports(normal, spoken):
        return None
    words = reader.words(normal, spoken)
    counts, subject = count(words), subject_of(words)
    speaks = (counts.topics or counts.general) and subject in _WRITTEN_TO and not counts.narrative
    return Note(CONTACT, subject) if speaks else None


def _networks(line: Line, normal: str, reader: FunctionReader, spoken: str) -> Note | None:
    """The note that the site is on services, too: a sentence in its own voice that names two of them."""
    named = _services(normal, reader)
    if len(named) < LEAST_NETWORKS or reader.reports(normal, spoken) or quotes(line.text):
        return None
    if not (reader.voice(line.text, normal, spoken) or reader.marks(line.text, normal, spoken)):
        return None
    return Note(NETWORKS, Reason.SHARE, stems(named, frozenset()))


def _services(normal: str, reader: FunctionReader) -> frozenset[str]:
    """The services by which things are shared that a text names, in whatever language."""
    senses = reader.ruleset.lexicon.common.sense
    return frozenset(
        token
        for token in reader.tokens(normal)
        if (sense := senses(token)) is not None and sense.topic == Reason.SHARE and sense.role is Role.TOPIC
    )
