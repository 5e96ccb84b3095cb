"""Buttons and sentences beside the site's lines between two paragraphs: there less proof is enough.

A box of the site has lines that prove little by themselves: "Switch off for this site", "I'll do it later", "It may misread
names." Right beside a line that was taken for what it says they are the site's, too, if the story has nothing of them and they
prompt, or speak to somebody in an article that speaks to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pipeline.cleaning.appeals import PHONE
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import count, subject_of, subjects_in
from pipeline.cleaning.quotations import is_turn
from pipeline.cleaning.rules.base import Proposal, quote, spreading
from pipeline.cleaning.rules.subjects import Told, is_item, language_of
from pipeline.cleaning.site_words import is_speech, names_rules, says_enough
from pipeline.cleaning.story_words import stems, words_said
from pipeline.grammar.prose import asks, is_stopless
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE = Origin("box", "beside")
# On labelled dumps of news and blogs, of lines inside the body that the story has nothing of, right beside one that was taken for
# what it says: 3 of 3 labels that prompt, and 4 of 4 sentences that speak to somebody or stand between two such lines.
CONFIDENCE = 0.95
SHARED = 0.2  # of a line's words the headline and the other sentences have at most so many
SHARED_BY_RULES = 0.34  # … of one that names what a site's rules for comments say
CHARS, SILENT_CHARS = 320, 160.0
BUTTON_WORDS, BUTTON_CHARS = 7, 60.0
SPEAKING_SHARE = 0.15  # of the paragraphs: the article speaks to somebody itself
LEAST_PROSE = 3
LEAST_SUBJECTS = 2
_WITHIN = frozenset({Reason.RELATED_LINKS, Reason.ADVERTISEMENT})  # stand alone between an article's paragraphs
_SAYS = frozenset({"function", "phrase", "aside", "message", "box", "closing", "author", "offer", "sold", "poll"})
_CALLS = frozenset({Reason.COMMENTS, Reason.PROMO})
_BOXES = frozenset(
    {
        Reason.COMMENTS, Reason.CONSENT, Reason.PAYWALL, Reason.NEWSLETTER, Reason.PROMO, Reason.SHARE, Reason.CAPTION,
        Reason.ADVERTISEMENT, Reason.CAPTCHA_OR_FORM, Reason.NAVIGATION, Reason.AUTHOR_BIO, Reason.SYNDICATION_NOTE,
        Reason.RELATED_LINKS,
    }
)  # fmt: skip


def find_beside(context: CleaningContext) -> Iterator[Proposal]:
    """Open lines beside lines of the site between two paragraphs, the nearest first: one that goes takes the next along."""
    prose = [line for line in context.undecided() if line.is_long_sentence]
    if len(prose) < LEAST_PROSE:
        return
    lines = [line for line in context.undecided() if prose[0].index < line.index]
    beside = _Beside(context, prose)
    for line, reason in spreading(lines, beside.reason, beside.taken):
        yield Proposal(line.index, reason, RULE, CONFIDENCE, quote(line.text), precise=True)


class _Beside:
    def __init__(self, context: CleaningContext, prose: list[Line]) -> None:
        self._context, self._prose, self._reader = context, prose, function_reader(context.ruleset)
        self.taken: dict[int, Reason] = {}

    def reason(self, line: Line) -> Reason | None:
        """Why a line goes with those beside it; None if it stays."""
        if line.index in self.taken or not line.normal or len(line.text) > CHARS:
            return None
        beside = [reason for step in (-1, 1) if (reason := self._site(line.index + step)) is not None]
        if not beside or line.index in self._context.own or is_item(line) or is_turn(line.text):
            return None
        if not self._spoken or PHONE.search(line.text):
            return None
        words = self._reader.words(line.normal, self._spoken)
        if not self._is_foreign(line, SHARED_BY_RULES if any(map(names_rules, words)) else SHARED):
            return None
        enclosed = len(beside) > 1
        within = enclosed or line.index < self._prose[-1].index  # an article's last word may speak to its reader
        boxed = not _WITHIN.issuperset(beside) and line.length <= SILENT_CHARS
        if not within and (line.sentence or line.ended):
            return None
        goes = self._says(line, enclosed, boxed) if line.sentence else self._prompts(line)
        return subject_of(words, beside[0]) if goes else None

    def _site(self, index: int) -> Reason | None:
        """Why a line was taken for what it says of a site's box; None if it was not."""
        if index in self.taken:
            return self.taken[index]
        verdict = self._context.decided[index] if 0 <= index < len(self._context.lines) else None
        if verdict is None or verdict.captured_as is not None or verdict.origin.family not in _SAYS:
            return None
        return verdict.reason if verdict.reason in _BOXES else None

    def _prompts(self, line: Line) -> bool:
        """Whether a label is a button: it has a word that asks, points at the page, or speaks to somebody, in few words."""
        words = line.normal.split()
        if line.words > BUTTON_WORDS or line.length > BUTTON_CHARS or len(set(words)) < len(words):
            return False  # heads of a table's columns repeat words
        read = self._reader.words(line.normal, self._spoken)
        counts = count(read)
        if counts.narrative:
            return False
        if any(map(says_enough, read)):
            return True
        if counts.asks or counts.topics > 1 or self._reader.points(read, self._spoken):
            return True
        return bool(self._reader.marks(line.text, line.normal, self._spoken))

    def _says(self, line: Line, enclosed: bool, boxed: bool) -> bool:
        """Whether a sentence speaks to somebody, or names in a box what sites have; it tells nothing."""
        marks = self._reader.marks(line.text, line.normal, self._spoken)
        words = self._reader.words(line.normal, self._spoken)
        if self._speaks:
            return False
        if boxed and any(map(names_rules, words)):
            return True  # rules tell of those who wrote
        if self._reader.tells(line.normal, self._spoken) and not (marks and asks(line.text)):
            return False
        if is_speech(line.text, self._spoken, self._reader):
            return False
        if self._reader.voice(line.text, line.normal, self._spoken):
            return True
        if marks and (not line.is_long_sentence or count(words).asks):
            return True  # endings of verbs show person, too, and are those of other words: of a paragraph more is asked
        if not boxed or is_stopless(line.text):
            return False  # in scripts without stops words are found in any run of letters: they prove less
        enclosed = enclosed or self._is_below_call(line)
        if line.is_long_sentence and not enclosed:
            return len(subjects_in(words)) >= LEAST_SUBJECTS  # beside one line of the site, news go on: "every morning"
        return any(map(says_enough, words)) or (enclosed and bool(subjects_in(words)))

    def _is_below_call(self, line: Line) -> bool:
        """Whether the site's question to its readers stands right above: its rules follow."""
        above = self._context.lines[line.index - 1]
        return self._site(above.index) in _CALLS and asks(above.text)

    def _is_foreign(self, line: Line, most: float) -> bool:
        """Whether hardly a word of a line begins like one of the story's; the words of labels that name nothing are anybody's."""
        words = self._reader.words(line.normal, self._spoken)
        idle = words_said(line.text, (word.text for word in words if word.sense and not word.sense.subject))
        return self._told.is_foreign(line, most, stems(idle, frozenset()))

    @cached_property
    def _told(self) -> Told:
        return Told(self._context)

    @cached_property
    def _spoken(self) -> str:
        return language_of(self._context)

    @cached_property
    def _speaks(self) -> bool:
        """Whether the article itself speaks to somebody."""
        others = [line for line in self._prose if not self._may_go(line)]
        marked = sum(bool(line.normal and self._reader.marks(line.text, line.normal, self._spoken)) for line in others)
        return marked > SPEAKING_SHARE * len(others)

    def _may_go(self, line: Line) -> bool:
        return any(self._site(line.index + step) for step in (-1, 1))
