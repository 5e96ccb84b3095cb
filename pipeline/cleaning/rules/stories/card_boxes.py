"""Boxes of other stories between two paragraphs or behind the last: a section or place, a headline, a sentence or two, and again.

A sub-heading of an article stands alone above its paragraph and shares words with the rest; a card has a kicker above its
headline or in it, and nothing of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.quotations import OPENERS, is_turn
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.stories.spoken_cards import are_spoken
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.grammar.letters import CAPITALS
from pipeline.grammar.prose import asks, is_unspaced
from pipeline.model.evidence import STAMP, Origin
from pipeline.model.reasons import Reason

RULE = Origin("teaser", "card_box")
# On labelled dumps of 150 news domains and of articles and blogs all 33 lines of such boxes are the site's; with sentences half
# as long again, or without kickers, every third line is the article's.
LABEL_CHARS, ABSTRACT_CHARS = 110.0, 180.0
FOREIGN, EACH, LEAST_WORDS = 0.25, 0.4, 3
SAME_HEADLINE = 0.6
STRANGE = 0.1  # of a sentence with which the article seems to go on
LEAST_PARAGRAPHS = 2  # above a box
LONGER = 1.3  # times the longest other one is a sentence that is the article's
LEAST_STAMPS = 2  # make a live blog
LEAST_KICKED, LEAST_PLAIN = 2, 3  # cards
KICKED = 2  # labels of a card without abstract: a kicker and a headline
MOST_LABELS = 3  # of a card; a box's heading stands above the first, a button below the last
HEADLINE_WORDS = 3
# "SPORT | Rovers draw again", "TREGARN – …", "[Money] …", "【天気】…": a kicker in the line of its headline.
_KICKER = re.compile(
    rf"[【\[［(（]\s?[^\]】］)）]{{2,20}}[】\]］)）]\s?\w|"
    rf"[^\W\d_][^|•·:.!?]{{1,24}} [|•·/] \S|"
    rf"[{CAPITALS}]{{3}}[{CAPITALS} '’-]{{0,24}}(?:\s?[.:]|\s[–—-])?\s[^\W_]"
)
_LEADS_ON = (":", "：")
_CARDS = (RULE, Origin("teaser", "cards"))


class _Card(NamedTuple):
    labels: Sequence[Line]
    abstract: Line | None

    @property
    def lines(self) -> Sequence[Line]:
        return (*self.labels, *((self.abstract,) if self.abstract else ()))

    @property
    def is_kicked(self) -> bool:
        return len(self.labels) > 1 or _KICKER.match(self.labels[0].text) is not None


def find_card_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """Cards in a row that share nothing with the story."""
    window = context.window
    if window is None or window.is_empty:
        return
    if sum(verdict is not None and verdict.origin.family == STAMP for verdict in context.decided) >= LEAST_STAMPS:
        return  # entries of a live blog have a time, a heading and a short paragraph
    boxes = _Boxes(context)
    for cards in _runs(context, context.lines[window.first :]):
        for line in boxes.of_run(cards):
            yield Proposal(line.index, Reason.RELATED_LINKS, RULE, 0.96, quote(line.text), precise=True)


def _runs(context: CleaningContext, lines: Sequence[Line]) -> Iterator[list[_Card]]:
    """Labels and single short sentences below them that follow one another; the last labels may stand above nothing."""
    cards: list[_Card] = []
    labels: list[Line] = []
    for line in lines:
        verdict = context.decided[line.index]
        stated = verdict is not None and verdict.captured_as is not None
        if not stated and _is_label(line):
            labels.append(line)
        elif not stated and labels and line.ended and line.length <= ABSTRACT_CHARS and not _is_quoted(line):
            cards.append(_Card(labels, line))
            labels = []
        else:
            if cards:
                yield [*cards, *([_Card(labels, None)] if labels else [])]
            cards, labels = [], []
    if cards:
        yield [*cards, *([_Card(labels, None)] if labels else [])]


def _is_quoted(line: Line) -> bool:
    """Whether a paragraph begins with what somebody says: abstracts tell, headlines quote."""
    return line.is_long_sentence and (line.text.startswith(OPENERS) or is_turn(line.text))


def _is_label(line: Line) -> bool:
    if line.length > LABEL_CHARS or line.text.endswith(_LEADS_ON):
        return False
    return not (line.sentence or line.ended) or asks(line.text)


@dataclass
class _Boxes:
    context: CleaningContext

    def of_run(self, cards: list[_Card]) -> Iterator[Line]:
        """The open lines of a run of cards, if it is a box of other stories."""
        if self._is_single(cards):
            yield from filter(self._is_open, cards[0].lines)
            return
        if len(cards) < LEAST_KICKED or (len(cards) < LEAST_PLAIN and not cards[-1].is_kicked):
            return
        if not any(self._is_open(card.abstract) for card in cards if card.abstract is not None):
            return
        box = frozenset(line.index for card in cards for line in card.lines)
        prose = [line for line in self._prose if line.index not in box]
        if sum(line.index < cards[0].labels[0].index for line in prose) < LEAST_PARAGRAPHS:
            return
        story = self.context.stems((*self.context.titles(), *prose))
        cards = self._without_story(cards, story)
        if not self._is_box(cards) or self._are_spoken(cards):
            return
        lines = [line for card in cards for line in card.lines]
        open_ = [line for line in lines if self._is_open(line)]
        if any(self._is_own(line, story) or is_item(line) for line in open_):
            return
        if self._share(lines, story) <= FOREIGN and all(self._is_foreign(card, story) for card in cards):
            yield from open_

    def _are_spoken(self, cards: Sequence[_Card]) -> bool:
        labels = [line for card in cards for line in card.labels]
        told = [card.abstract for card in cards if card.abstract is not None]
        return are_spoken(self.context, labels, told, language_of(self.context))

    def _is_single(self, cards: Sequence[_Card]) -> bool:
        """Whether a run is one card between two paragraphs, with a link below, or with a kicker where others stand behind the text."""
        card, told = cards[0], cards[0].abstract
        if told is None or not told.sentence or not self._is_open(told):
            return False
        if any(self._is_open(label) for other in cards[1:] for label in other.labels):
            return False  # below the link the article goes on
        if not self._has_headline(card) or len(card.labels) > KICKED or any(map(is_item, card.lines)):
            return False
        if any(asks(line.text) or line.index in self.context.own.shaped for line in card.lines):
            return False
        if not (self._leads_on(told) or (card.is_kicked and self._has_others(card))):
            return False
        prose = [line for line in self._prose if line.index != told.index]
        above = sum(line.index < card.labels[0].index for line in prose)
        if above < LEAST_PARAGRAPHS or above == len(prose):
            return False
        return self._share(card.lines, self.context.stems((*self.context.titles(), *prose))) <= STRANGE

    def _leads_on(self, abstract: Line) -> bool:
        """Whether the line right below was taken as a link to another story."""
        below = self.context.lines[abstract.index + 1 : abstract.index + 2]
        verdict = self.context.decided[below[0].index] if below else None
        return verdict is not None and verdict.reason is Reason.RELATED_LINKS and not below[0].is_long_sentence

    def _has_others(self, card: _Card) -> bool:
        """Whether lines elsewhere were taken as other stories' cards."""
        own = {line.index for line in card.lines}
        taken = (
            n for n, verdict in enumerate(self.context.decided) if verdict is not None and verdict.origin in _CARDS
        )
        return any(n not in own for n in taken)

    def _without_story(self, cards: list[_Card], story: frozenset[str]) -> list[_Card]:
        """The cards without what the article goes on with: the last sentence, if it is the story's, and a single label."""
        last = cards[-1]
        if last.abstract is not None and self._goes_on(last.abstract, cards[:-1], story):
            last = _Card(last.labels, None)
        if last.abstract is None:
            below = self.context.lines[last.labels[-1].index + 1 : last.labels[-1].index + 2]
            labels = list(last.labels)
            while len(labels) > KICKED and not self.context.stems(labels[-1:]).isdisjoint(self.context.stems(below)):
                labels.pop()  # a sub-heading
            last = _Card(labels, None)
            if not last.is_kicked or not self._has_headline(last):
                return cards[:-1]  # a page's foot
        return [*cards[:-1], last]

    def _goes_on(self, line: Line, cards: Sequence[_Card], story: frozenset[str]) -> bool:
        """Whether a sentence below the last headline is the article's next paragraph: longer than the others, or of the story."""
        share = self._share([line], story)
        if not line.is_long_sentence:
            return share > EACH
        longest = max((card.abstract.length for card in cards if card.abstract is not None), default=0.0)
        below = self.context.lines[line.index + 1 : line.index + 2]
        is_above_prose = bool(below) and below[0].is_long_sentence
        return share > 0 or line.length > LONGER * longest or not is_above_prose

    def _is_box(self, cards: Sequence[_Card]) -> bool:
        kicked = all(card.is_kicked for card in cards[1:])
        if len(cards) < (LEAST_KICKED if kicked else LEAST_PLAIN) or not all(map(self._has_headline, cards)):
            return False
        if not kicked and any(asks(line.text) for card in cards for line in card.labels):
            return False  # an interview
        extra = {0: 1, len(cards) - 1: 1}
        if any(len(card.labels) > MOST_LABELS + extra.get(at, 0) for at, card in enumerate(cards)):
            return False
        told = [card.abstract for card in cards if card.abstract is not None]
        return any(line.sentence and self._is_open(line) for line in told)

    def _has_headline(self, card: _Card) -> bool:
        wordy = (line for line in card.labels if line.words >= HEADLINE_WORDS or is_unspaced(line.text))
        return any(map(self._is_open, wordy))

    def _is_own(self, line: Line, story: frozenset[str]) -> bool:
        """Whether a line is the article's by its shape, or by where it stands and a word of the story."""
        own = self.context.own
        return line.index in own.shaped or (line.index in own.running and self._share([line], story) > STRANGE)

    def _is_open(self, line: Line) -> bool:
        return self.context.decided[line.index] is None

    def _is_foreign(self, card: _Card, story: frozenset[str]) -> bool:
        """Whether headline and abstract have little of the story; a long sentence has words enough to be asked alone."""
        told, headline = card.abstract, card.labels[-1:]
        if headline[0].words >= HEADLINE_WORDS and self._share(headline, story) > SAME_HEADLINE:
            return False  # the article's own, again on its second page
        if told is not None and told.is_long_sentence and self._share([told], story) > FOREIGN:
            return False
        return self._share(card.lines[-2:], story) <= EACH

    def _share(self, lines: Sequence[Line], story: frozenset[str]) -> float:
        """The share of the words of some lines that are the story's."""
        words = self.context.stems(lines)
        return len(words & story) / max(LEAST_WORDS, len(words))

    @cached_property
    def _prose(self) -> list[Line]:
        return self.context.paragraphs(self.context.lines)
