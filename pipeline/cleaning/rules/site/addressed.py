"""Sentences of a silent article that speak to somebody, of nothing that the story tells: whatever they ask, the site says them.

News speak of third persons. Where hardly a paragraph does otherwise, a sentence that says "you" or "we" outside of quotations,
tells nothing that happened and shares no word with headline and paragraphs is a notice or an appeal, whose words no list knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.appeals import has_contact
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import NOTICE_CHARS, function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import subject_of
from pipeline.cleaning.quotations import OPENERS, is_turn, quote_in
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.silence import is_silent
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.cleaning.site_words import is_speech
from pipeline.cleaning.story_words import WORD_STEM, vocabulary
from pipeline.grammar.prose import asks
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

ADDRESSED = Origin("aside", "addressed")
# On the dumps of 907 labelled pages, one a page (239 of silent articles), all nine such sentences were boilerplate, two between
# paragraphs and seven behind; of ten that share up to a quarter of their words with the story one is the article's, of the
# others between paragraphs nearly all.
SHARED, SHARED_BY_SPEAKING = 0.1, 0.25
SPEAKING = 2  # so many different words speak to somebody for the second
LEAST_WORDS = 4
ANSWER = 3  # words of a short answer
CONFIDENCE = 0.95


def find_addressed(context: CleaningContext) -> Iterator[Proposal]:
    """Open sentences between the first and the last paragraph that speak to somebody and of something else than the story."""
    window = context.window
    spoken = language_of(context)
    if window is None or window.is_empty or not spoken:
        return
    reader = function_reader(context.ruleset)
    found = [
        line
        for line in context.lines[window.first + 1 :]
        if context.decided[line.index] is None
        and _may_speak(context, line)
        and reader.voice(line.text, line.normal, spoken) > 0
    ]
    # An article's last sentence may speak to its reader: only what the story goes on behind is a stranger to it.
    speaking = {line.index for line in found}
    last = max(
        (line.index for line in context.undecided() if line.is_long_sentence and line.index not in speaking), default=0
    )
    found = [line for line in found if line.index < last]
    if not found or not is_silent(context):
        return
    story = _story(context, found)
    for line in found:
        words = vocabulary((line.text,)) - context.ruleset.function_words
        speaks = reader.voice(line.text, line.normal, spoken) >= SPEAKING
        if sum(word[:WORD_STEM] in story for word in words) > (SHARED_BY_SPEAKING if speaks else SHARED) * len(words):
            continue
        if reader.tells(line.normal, spoken) or is_turn(line.text) or quote_in(line.text) is not None:
            continue
        if not is_speech(line.text, spoken, reader) and not _is_answered(context, line):
            reason = subject_of(reader.words(line.normal, spoken), Reason.PROMO)
            yield Proposal(line.index, reason, ADDRESSED, CONFIDENCE, quote(line.text), precise=True)


def _may_speak(context: CleaningContext, line: Line) -> bool:
    return (
        bool(line.sentence and line.normal)
        and line.words >= LEAST_WORDS
        and len(line.text) <= NOTICE_CHARS
        and line.index not in context.own
        and not is_item(line)
        and not has_contact(line.text)
    )


def _is_answered(context: CleaningContext, line: Line) -> bool:
    """Whether a line asks what the next one answers: a question of an interview."""
    below = context.lines[line.index + 1 : line.index + 2]
    if not below or not asks(line.text):
        return False
    answer = below[0]
    return answer.text.startswith(OPENERS) or is_turn(answer.block.text) or (answer.sentence and answer.words <= ANSWER)


def _story(context: CleaningContext, found: Sequence[Line]) -> frozenset[str]:
    """How the words of the headline and of the other paragraphs begin."""
    others = (line for line in context.undecided() if line.sentence and line not in found)
    return context.stems((*context.titles(), *others))
