"""What a site asks for above its buttons, between two paragraphs and behind the last: sentences that tell whom, and a label to press.

Appeals tell, too: who sat through the meeting, who paid for it. What betrays them is the button below, that they speak to somebody
where the article speaks to nobody, and that they have nothing of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cleaning.appeals import has_contact
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import NOTICE_CHARS, FunctionReader, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.proofs import WEAK
from pipeline.cleaning.quotations import is_turn, quote_in
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import OFFERED, is_item, language_of, normal_of
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.prose import asks
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.person import Person

RULE = Origin("box", "button")
_SAYS = ("function", "phrase", "box", "aside", "message")
_PRESSED = OFFERED | {Reason.CAPTCHA_OR_FORM}
BUTTON_CHARS, BUTTON_WORDS = 36.0, 6
MOST_SENTENCES, MOST_BUTTONS = 3, 4
# On labelled dumps of news and blogs 54 of 55 such lines are the site's; with as much of the story in sentences that say neither
# "you" nor "we" by a word, three of fifty more are the article's.
FOREIGN, FOREIGN_SPEAKING, LEAST_WORDS = 0.15, 0.4, 4
LEAST_PROSE, SPEAKING_SHARE = 3, 0.1
LEAST_MARKS = 2  # different words of person in what stands behind the last paragraph


def find_appeal_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """Sentences of the site right above its buttons, and buttons that no list knows right below its sentences."""
    window = context.window
    if window is None or window.is_empty:
        return
    boxes = _Boxes(context)
    if not boxes.spoken:
        return
    lines = context.lines
    index = window.first + 1
    while index < len(lines):
        if not _may_be_button(lines[index]):
            index += 1
            continue
        end = index
        while end < len(lines) and end - index < MOST_BUTTONS and _may_be_button(lines[end]):
            end += 1
        yield from boxes.of_buttons(lines[index:end])
        index = end


def _may_be_button(line: Line) -> bool:
    return not line.sentence and not line.ended and line.length <= BUTTON_CHARS and line.words <= BUTTON_WORDS


@dataclass
class _Boxes:
    context: CleaningContext

    def of_buttons(self, labels: Sequence[Line]) -> Iterator[Proposal]:
        """The sentences above a run of labels, and those of the labels that are pressed."""
        is_below_site = self._is_of_site(self.context.lines[labels[0].index - 1])
        if not is_below_site and not self._may_stand_below_appeal(labels[0]):
            return  # most labels end here
        known = next((reason for line in labels if (reason := self._pressed(line)) is not None), None)
        if known is None or any(map(self._is_of_poll, labels)):
            return
        above = self._sentences_above(labels[0])
        if not above and not is_below_site:
            return
        if (
            above
            and not is_below_site
            and self._prose[-1].index < labels[0].index
            and not any(map(self._speaks_for_site, above))
        ):
            return  # an article's last word may say "you", and the page's buttons stand below it
        if not self._is_silent(above):
            return
        open_ = [line for line in labels if self.context.decided[line.index] is None]
        last = max(line.index for line in labels if self._pressed(line) is not None)
        for line in (*above, *(line for line in open_ if line.index <= last)):
            yield Proposal(line.index, known, RULE, 0.95, quote(line.text), precise=True)

    def _may_stand_below_appeal(self, button: Line) -> bool:
        """Whether one of the sentences right above speaks to somebody; a cheap look before they are compared with the story."""
        for line in reversed(self.context.lines[max(button.index - MOST_SENTENCES, 0) : button.index]):
            if not line.sentence or len(line.text) > NOTICE_CHARS:
                return False
            if self.context.decided[line.index] is None and self._marks(line):
                return True
        return False

    def _sentences_above(self, button: Line) -> list[Line]:
        """The open sentences right above from the first that speaks to somebody on, up to one that is the story's."""
        found: list[Line] = []
        for line in reversed(self.context.lines[max(button.index - MOST_SENTENCES, 0) : button.index]):
            if self._is_of_site(line):
                continue
            if self.context.decided[line.index] is not None or not line.sentence or not self._may_ask(line):
                break
            found.insert(0, line)
        first = next((at for at, line in enumerate(found) if self._marks(line)), len(found))
        return found[first:]

    def _may_ask(self, line: Line) -> bool:
        if len(line.text) > NOTICE_CHARS or line.index in self.context.own or is_item(line):
            return False
        if is_turn(line.text) or quote_in(line.text) is not None or has_contact(line.text):
            return False
        if not self.context.ruleset.says_words.isdisjoint(line.normal.replace(",", " ").replace(".", " ").split()):
            return False  # "Do not let the name put you off, readers said."
        words = self.context.stems([line])
        shared = len(words & self._story(line))
        return shared <= (FOREIGN_SPEAKING if self._addresses(line) else FOREIGN) * max(LEAST_WORDS, len(words))

    def _pressed(self, line: Line) -> Reason | None:
        """For what a label is pressed; None if it is no button."""
        verdict = self.context.decided[line.index]
        if verdict is not None:
            return verdict.reason if verdict.reason in _PRESSED and verdict.origin.family in _SAYS else None
        if line.index in self.context.own or is_item(line) or not line.normal:
            return None
        reading = self._reader.read(line.text, line.normal, False, self.spoken)
        reason = reading.reason if reading is not None and reading.confidence >= WEAK else None
        speaks = bool(self._marks(line)) and not asks(line.text)
        if (reason not in _PRESSED and not speaks) or self._is_headline_of_next(line):
            return None
        return reason if reason in _PRESSED else Reason.PROMO

    def _is_headline_of_next(self, line: Line) -> bool:
        below = self.context.lines[line.index + 1 : line.index + 2]
        words = vocabulary([line.text]) - self.context.ruleset.function_words
        return not words.isdisjoint(vocabulary(one.text for one in below))

    def _is_of_site(self, line: Line) -> bool:
        verdict = self.context.decided[line.index]
        return verdict is not None and verdict.reason in _PRESSED and verdict.origin.family in _SAYS and line.sentence

    def _is_silent(self, spared: Sequence[Line]) -> bool:
        """Whether hardly another paragraph of the article speaks to somebody."""
        prose = [line for line in self._prose if line not in spared]
        speaking = sum(bool(self._marks(line)) for line in prose)
        return len(prose) >= LEAST_PROSE and speaking <= max(1, SPEAKING_SHARE * len(prose))

    def _marks(self, line: Line) -> tuple[str, ...]:
        return self._reader.marks(line.text[:READ_LIMIT], normal_of(line), self.spoken)

    def _is_of_poll(self, line: Line) -> bool:
        return bool(line.normal) and self._person.votes(self._reader.tokens(line.normal))

    def _speaks_for_site(self, line: Line) -> bool:
        """Whether a sentence says "we", or speaks to somebody by more than one word."""
        marks = self._marks(line)
        return len(marks) >= LEAST_MARKS or any(map(self._person.is_house, marks))

    def _addresses(self, line: Line) -> bool:
        """Whether a sentence speaks to somebody: a paper's "we" has asked for an answer in stories, too."""
        voice = self._reader.voice(line.text[:READ_LIMIT], normal_of(line), self.spoken)
        return voice > 0 and self._person.knows_house and not all(map(self._person.is_house, self._marks(line)))

    def _story(self, spared: Line) -> frozenset[str]:
        return self.context.stems(
            (
                *self.context.titles(),
                *(
                    line
                    for line in self._prose
                    if line.index < spared.index - MOST_SENTENCES or line.index > spared.index + 1
                ),
            )
        )

    @cached_property
    def _prose(self) -> list[Line]:
        return [line for line in self.context.undecided() if line.is_long_sentence]

    @cached_property
    def _reader(self) -> FunctionReader:
        return function_reader(self.context.ruleset)

    @cached_property
    def _person(self) -> Person:
        return self.context.ruleset.lexicon.person(self.spoken)

    @cached_property
    def spoken(self) -> str:
        return language_of(self.context)
