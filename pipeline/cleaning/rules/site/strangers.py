"""Lines behind the last paragraph that have nothing of the story, and speak to the reader or point at the page.

An article's last sentence shares words with it, names somebody, or tells what happened. A program's line does none of that:
it says "your", "we", "click", "this page" where the story speaks of third persons only. No list of its words is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from pipeline.cleaning.appeals import has_contact, is_appeal
from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import NAMED_SHARE, STATUS_OPENING, Reading, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.proofs import CERTAIN, LIKELY, Counts, acts, count, subject_of, subjects_in
from pipeline.cleaning.rules.base import Proposal
from pipeline.cleaning.rules.subjects import is_item, normal_of, proposal_of
from pipeline.cleaning.site_words import is_speech
from pipeline.cleaning.story_words import WORD_STEM, vocabulary
from pipeline.grammar.prose import asks
from pipeline.model.reasons import Reason
from pipeline.packs.lexicon import Word

# An article of which more paragraphs show person outside of quotations speaks itself; one of at least so many may.
SPEAKING_SHARE, SPEAKING, FEW = 0.15, 1, 5
# A line with marks of person that tells nothing may share so much of its words with the article, others nothing.
SHARED = 0.2
CHARS = 200.0  # longer lines are paragraphs
_ENTRY = re.compile(r"\d{1,2}[:.h]\d{2}\b")  # of a programme: its hour


def find_strangers(context: CleaningContext) -> Iterator[Proposal]:
    """Lines behind the last paragraph that are strangers to the story."""
    window = context.window
    if window is None or window.is_empty:
        return
    body = context.lines[window.first : window.last + 1]
    prose = [line for line in body if line.is_long_sentence and context.decided[line.index] is None]
    if not prose:
        return
    strangers = _Strangers(context, prose)
    for above, below in pairwise(prose):
        line = context.lines[above.index + 1]
        if below.index != line.index + 1 or context.decided[line.index] is not None:
            continue
        if (reading := strangers.read(line, lone=True)) is not None:
            yield proposal_of(line, reading)
    for line in context.lines[prose[-1].index + 1 :]:
        if context.decided[line.index] is None and (reading := strangers.read(line)) is not None:
            yield proposal_of(line, reading)


def _names(counts: Counts) -> bool:
    """Whether enough of a line's words ask or name a subject."""
    return counts.acting > 0 and counts.acting >= NAMED_SHARE * counts.content


class _Strangers:
    def __init__(self, context: CleaningContext, prose: list[Line]) -> None:
        self._context, self._prose = context, prose
        self._reader = function_reader(context.ruleset)

    def read(self, line: Line, *, lone: bool = False) -> Reading | None:
        """What a line does that is no part of the story, if that can be told; of one between two paragraphs more is asked."""
        code = self._spoken
        if not code or not line.normal or line.length > CHARS or line.is_long_sentence:
            return None
        if is_item(line) or _ENTRY.match(line.text) or line.index in self._context.own or has_contact(line.text):
            return None
        marks = self._reader.marks(line.text, line.normal, code)
        if marks and (self._speaks or not self._own_marks.isdisjoint(marks)):
            return None
        if not marks and self._reader.says_nothing(line.normal, code):
            return None
        words = self._reader.words(line.normal, code)
        counts = count(words)
        if self._reader.reports(line.normal, code) or (
            counts.narrative and not (marks and self._may_tell(line, words))
        ):
            return None
        pointing = self._reader.points(words, code)
        if (marks or pointing) and is_speech(line.text, code, self._reader):
            return None
        if line.sentence and not pointing and not is_appeal(line.normal, code, self._context.ruleset.lexicon):
            return None
        names = _names(counts)
        label = not line.sentence and self._context.zone(line.index) is Zone.AFTER
        if not marks and not (names and (pointing or label)):
            return None
        if lone and not (names and marks):
            return None
        # Words of grammar are anybody's.
        said = {word.text for word in words if word.sense is not None and not acts(word)}
        own = vocabulary((line.text,)) - self._context.ruleset.function_words - said
        shared = sum(word[:WORD_STEM] in self._story for word in own)
        if shared > (SHARED * len(own) if marks and not counts.narrative else 0):
            return None
        decided = tuple(dict.fromkeys((*marks, *(word.text for word in words if acts(word)))))
        sure = CERTAIN if self._context.zone(line.index) is Zone.INSIDE else LIKELY
        unnamed = Reason.PROMO if line.sentence or counts.address else Reason.NAVIGATION
        return Reading(subject_of(words, unnamed), sure, code, decided, subjects_in(words))

    def _may_tell(self, line: Line, words: Sequence[Word]) -> bool:
        """Whether a line with a word that tells may be the site's: a question, a label, or what became of the reader's."""
        if not line.sentence or asks(line.text):
            return True
        ours = self._context.ruleset.lexicon.person(self._spoken).is_house(words[0].text)
        return len(words) <= STATUS_OPENING and not ours  # they end with the word that tells

    @cached_property
    def _spoken(self) -> str:
        return self._reader.language_of((line.text, line.normal) for line in self._prose)

    @cached_property
    def _story(self) -> frozenset[str]:
        """How the words of the headline and of the paragraphs begin."""
        return self._context.stems((*self._context.titles(), *self._prose))

    @cached_property
    def _marked(self) -> list[tuple[str, ...]]:
        """The marks of person of each paragraph that has any."""
        code = self._spoken
        normals = list(map(normal_of, self._prose))
        self._reader.prepare(normals)
        marks = (
            self._reader.marks(line.text[:READ_LIMIT], normal, code)
            for line, normal in zip(self._prose, normals, strict=True)
        )
        return list(filter(None, marks))

    @cached_property
    def _own_marks(self) -> frozenset[str]:
        return frozenset(mark for marks in self._marked for mark in marks)

    @cached_property
    def _speaks(self) -> bool:
        """Whether the article itself speaks to somebody."""
        allowed = SPEAKING if len(self._prose) >= FEW else 0
        return len(self._marked) > max(allowed, SPEAKING_SHARE * len(self._prose))
