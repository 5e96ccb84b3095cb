"""What says between two paragraphs who wrote a text or helped, what was wrong with it, or when it is broadcast.

Below a text such a note need only be told from its last paragraphs; within, from all of them: it has nothing of what they tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import count, subject_of, subjects_in
from pipeline.cleaning.quotations import is_turn, quotes
from pipeline.cleaning.rules.about.biography import byline_words
from pipeline.cleaning.rules.about.closing import AIRED, Note, name_above, note_of, remark_of
from pipeline.cleaning.rules.about.remarks import REMARK_CHARS, Closing
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import Told, is_item, language_of
from pipeline.cleaning.site_words import is_speech, says_enough
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

LEAST_PROSE = 3  # paragraphs, of which one stands below
# Of a note's words, without those by which it is one, the story has at most so many. On labelled dumps of news and blogs one
# in 25 of an article's sentences shares as little with the others.
SHARED = 0.2
MOST_PRESENTED = 2  # a story that presents more people than so many is about them
CONFIDENCE = 0.95
# Subjects of a notice, and their share of its words. On the same dumps one such sentence is a site's note, none the article's.
NOTED, SURELY_NOTED, NOTICED = 3, 4, 0.4
_NOTIFIED = frozenset(
    {Reason.COMMENTS, Reason.CONSENT, Reason.ADVERTISEMENT, Reason.CAPTION}
)  # accounts are told of, too
NOTICE = Origin("box", "notice")


def find_interposed_notes(context: CleaningContext) -> Iterator[Proposal]:
    """Notes and biographies between the first and the last paragraph that have nothing of the story."""
    prose = [line for line in context.undecided() if line.is_long_sentence]
    if len(prose) < LEAST_PROSE:
        return
    foreign = list(_foreign(context, prose[0].index, prose[-1].index))
    spoken = language_of(context) if foreign else ""
    if not spoken:
        return
    yield from _notices(context, spoken, foreign)
    notes = dict(_notes(context, spoken, foreign))
    if sum(note.reason is Reason.AUTHOR_BIO for note in notes.values()) > MOST_PRESENTED:
        return
    for line, note in notes.items():
        yield Proposal(line.index, note.reason, note.origin, CONFIDENCE, quote(line.text), precise=True)
        yield from name_above(context, line, note)


def _foreign(context: CleaningContext, first: int, last: int) -> Iterator[Line]:
    """The open lines between two that share hardly a word with the headline and the other sentences; not the longest."""
    told = Told(context)
    for line in context.undecided():
        if first < line.index < last and len(line.text) <= REMARK_CHARS and told.is_foreign(line, SHARED):
            yield line


def _notices(context: CleaningContext, spoken: str, lines: Sequence[Line]) -> Iterator[Proposal]:
    """Sentences that tell nothing and name subjects of a site, one of which says enough: an investment's risk, house rules."""
    reader = function_reader(context.ruleset)
    for line in lines:
        if not line.sentence or not line.normal or is_item(line) or is_turn(line.text) or quotes(line.text):
            continue
        words = reader.words(line.normal, spoken)
        counts, subjects = count(words), subjects_in(words)
        if counts.narrative or counts.dense < NOTICED or len(subjects) < NOTED or not any(map(says_enough, words)):
            continue
        if subject_of(words) not in _NOTIFIED:
            continue
        if (len(subjects) >= SURELY_NOTED or not reader.tells(line.normal, spoken)) and not is_speech(
            line.text, spoken, reader
        ):
            yield Proposal(line.index, subject_of(words), NOTICE, CONFIDENCE, quote(line.text), precise=True)


def _notes(context: CleaningContext, spoken: str, lines: Sequence[Line]) -> Iterator[tuple[Line, Note]]:
    """Those of some lines that are notes, and which."""
    reader, writers = function_reader(context.ruleset), byline_words(context)
    rough = Closing(reader, spoken, frozenset(), writers, within=True)  # what the story has needs to be known of few
    notes: dict[Line, Note] = {}
    for line in lines:
        note = note_of(line, reader, spoken) if line.sentence else None
        if note is not None and note.origin == AIRED and not rough.names_text(line):
            note = None  # "The radio was still on at 7.15"
        if (note := note or remark_of(line, rough)) is not None:
            notes[line] = note
    if not notes:
        return
    told = (line for line in context.undecided() if line.sentence and line not in notes)
    story = context.stems([*context.titles(), *told])
    remarks = Closing(reader, spoken, story, writers, within=True)
    for line, note in notes.items():
        read = remark_of(line, remarks) if note.words else note
        own = context.stems([line]) - note.words
        if read is not None and len(own & story) <= SHARED * len(own):
            yield line, read
