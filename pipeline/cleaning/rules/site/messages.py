"""Sentences of a page's tools beside lines that were taken: what became of a request, what may be given away, who airs it.

Alone such a sentence proves little; beside the site's own lines, and with nothing of the story, it is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from pipeline.cleaning.appeals import PHONE, has_contact
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.proofs import LIKELY, Counts, count, subject_of
from pipeline.cleaning.quotations import is_turn, quote_in
from pipeline.cleaning.rules.about.closing import AIRED, note_of
from pipeline.cleaning.rules.base import Proposal, quote, spreading
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.cleaning.site_words import is_claim
from pipeline.cleaning.story_words import WORD_STEM, vocabulary
from pipeline.grammar.dates.worded import scan_dates
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import Role
from pipeline.packs.lexicon import Word

RULE = Origin("message", "beside")
# On labelled dumps of news and blogs 10 of 10 sentences that only this rule takes are the site's.
CONFIDENCE = 0.95
CHARS = 160.0  # longer ones are paragraphs
SPEAKING_SHARE = 0.15  # of the paragraphs: the article speaks to somebody itself
SHARED = 0.25  # of the words of a note that says when the text was aired the story has at most so many
ALIKE = 0.34  # … and of the words of any other
CLAIMED = 0.5  # … and of a claim's, which names the place
SUBJECTS = 2  # of a sentence beside a single line of the site
LEAST_NAMED, NAMED = 0.2, 1 / 3  # of its words: at least, and where it is proved by nothing else
_TOOLS = frozenset(
    {
        Reason.SHARE, Reason.TAGS, Reason.NEWSLETTER, Reason.PAYWALL, Reason.CAPTCHA_OR_FORM, Reason.COMMENTS, Reason.CONSENT,
        Reason.NAVIGATION, Reason.PROMO, Reason.AUTHOR_BIO,
    }
)  # fmt: skip
_NOWHERE: frozenset[int] = frozenset()
_READ = frozenset({Reason.CAPTION, Reason.RELATED_LINKS, Reason.ADVERTISEMENT})  # where words say so
_SAYS = ("function", "phrase")
_OFFERS = frozenset({Reason.NEWSLETTER, Reason.PROMO, Reason.PAYWALL})  # what is claimed for
_SOLD = frozenset({Reason.PAYWALL, Reason.NEWSLETTER, Reason.CONSENT})


def find_messages(context: CleaningContext) -> Iterator[Proposal]:
    """Short sentences beside taken lines, the nearest first: one that goes takes the next along."""
    messages = _Messages(context)
    if not messages.spoken:
        return
    lines = list(filter(messages.is_candidate, context.undecided()))
    for line, reason in spreading(lines, messages.reason, messages.taken):
        yield Proposal(line.index, reason, RULE, CONFIDENCE, quote(line.text), precise=True)


def _credits_somebody(words: Sequence[Word]) -> bool:
    """Whether a sentence begins or ends by saying that somebody helped: articles sign so, too."""
    edges = (word.sense for word in (*words[:1], *words[-1:]))
    return any(sense is not None and sense.alone and sense.topic == Reason.AUTHOR_BIO for sense in edges)


class _Messages:
    def __init__(self, context: CleaningContext) -> None:
        self._context, self._reader = context, function_reader(context.ruleset)
        self.spoken = language_of(context)
        self.taken: dict[int, Reason] = {}

    def is_candidate(self, line: Line) -> bool:
        """Whether an open line is a short sentence and none of a list."""
        if not line.sentence or line.length > CHARS or not line.normal:
            return False
        return line.index not in self._context.own and not is_item(line)

    def reason(self, line: Line) -> Reason | None:
        """Why such a sentence goes, by itself and by the lines beside it; None if it stays."""
        if line.index in self.taken:
            return None
        beside = sum(self._is_tool(line.index + step) for step in (-1, 1))
        if not beside or is_turn(line.text) or has_contact(line.text) or PHONE.search(line.text):
            return None
        if is_claim(line.text) and (by := self._offered(line)) is not None and self._share(line, ()) <= CLAIMED:
            return by
        return self._does(line, beside)

    def _offered(self, line: Line) -> Reason | None:
        """What a sentence of the site right beside a line offers or asks for."""
        for step in (1, -1):
            at = line.index + step
            verdict = self._context.decided[at] if 0 <= at < len(self._context.lines) else None
            reason = self.taken.get(at, verdict.reason if verdict is not None and self._is_tool(at) else None)
            if reason in _OFFERS:
                return reason
        return None

    def _does(self, line: Line, beside: int) -> Reason | None:
        note = note_of(line, self._reader, self.spoken)
        if note is not None and note.origin == AIRED and self._is_aired(line):
            return note.reason
        words = self._reader.words(line.normal, self.spoken)
        counts = count(words)
        if counts.narrative or not counts.acting or self._reader.reports(line.normal, self.spoken):
            return None
        if self._credits(line, words):
            return Reason.AUTHOR_BIO
        if (quote_in(line.text) is not None and not counts.alone) or _credits_somebody(words):
            return None
        proved = self._proves(line, counts, words, beside) and self._share(line, words) <= ALIKE
        return subject_of(words) if proved else None

    def _is_aired(self, line: Line) -> bool:
        """Whether a note behind the last paragraph gives the day, too; stories tell of mornings with the radio on."""
        dated = any(mention.iso_day for mention in scan_dates(line.text, self._context.ruleset.languages).mentions)
        return dated and self._is_behind(line) and self._share(line, ()) <= SHARED

    def _proves(self, line: Line, counts: Counts, words: list[Word], beside: int) -> bool:
        if counts.acting < LEAST_NAMED * counts.content:
            return False
        if beside > 1 and (counts.topics or counts.alone):
            return True
        reading = self._reader.read(line.text, line.normal, True, self.spoken)
        if reading is not None and reading.confidence >= LIKELY:
            return not self._speaks
        if counts.topics >= SUBJECTS and not self._speaks and self._is_of_box(line):
            return True
        if counts.topics >= SUBJECTS and (counts.alone or counts.acting >= NAMED * counts.content):
            return counts.alone or (not self._speaks and bool(self._reader.marks(line.text, line.normal, self.spoken)))
        # What is sold, below a message that went: "Whoever gets it can read it for three days without a subscription."
        above = self._is_tool(line.index - 1) and self._context.lines[line.index - 1].sentence
        return above and counts.topics > 0 and subject_of(words) in _SOLD

    def _is_of_box(self, line: Line) -> bool:
        """Whether a sentence has a word of a taken line beside it: "manage your topics"."""
        tools = (line.index + step for step in (-1, 1) if self._is_tool(line.index + step))
        own = self._context.stems((line,))
        return any(own & self._context.stems((self._context.lines[index],)) for index in tools)

    def _credits(self, line: Line, words: list[Word]) -> bool:
        """Whether a line behind the last paragraph says before a colon that somebody helped, and behind it who."""
        first = next((word for word in words if word.sense is None or word.sense.role is not Role.GLUE), None)
        helped = first is not None and first.sense is not None and first.sense.topic == Reason.AUTHOR_BIO
        _, colon, named = line.text.partition(":")
        return helped and bool(colon) and named[:2].strip().isupper() and self._is_behind(line)

    def _is_tool(self, index: int) -> bool:
        if index in self.taken:
            return True
        verdict = self._context.decided[index] if 0 <= index < len(self._context.lines) else None
        if verdict is None or verdict.captured_as is not None:
            return False
        return verdict.reason in (_TOOLS | _READ if verdict.origin.family in _SAYS else _TOOLS)

    def _share(self, line: Line, words: Sequence[Word]) -> float:
        """The share of a sentence's words that the headline or another paragraph has, those by which it was read aside."""
        said = {word.text for word in words if word.sense is not None and word.sense.role is not Role.NARRATIVE}
        own = vocabulary((line.text,)) - self._context.ruleset.function_words - said
        return sum(bool(self._story.get(word[:WORD_STEM], _NOWHERE) - {line.index}) for word in own) / max(len(own), 1)

    @cached_property
    def _prose(self) -> list[Line]:
        lines = self._context.undecided()
        return [line for line in lines if line.is_long_sentence and not self._may_be_message(line)]

    def _may_be_message(self, line: Line) -> bool:
        return line.length <= CHARS and any(self._is_tool(line.index + step) for step in (-1, 1)) and self._marked(line)

    def _marked(self, line: Line) -> bool:
        return bool(line.normal and self._reader.marks(line.text, line.normal, self.spoken))

    def _is_behind(self, line: Line) -> bool:
        """Whether no paragraph stands below a line but what went or may be a note, too."""
        return not any(one.index > line.index and one.index not in self.taken for one in self._prose)

    @cached_property
    def _story(self) -> dict[str, set[int]]:
        """How the words of the headline and of the paragraphs begin, and in which lines."""
        found: dict[str, set[int]] = {}
        for line in (*self._context.titles(), *self._prose):
            for stem in self._context.stems((line,)):
                found.setdefault(stem, set()).add(line.index)
        return found

    @cached_property
    def _speaks(self) -> bool:
        """Whether the article itself speaks to somebody."""
        return sum(map(self._marked, self._prose)) > SPEAKING_SHARE * len(self._prose)
