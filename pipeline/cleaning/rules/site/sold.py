"""Offers of goods, courses and jobs between two paragraphs, by what they say: "Compare prices of …", "Book your seat", "full time".

One such word proves nothing: a sub-heading may have it, too. Two do, or a price, a request, another offer or a line of the site
beside it. What the story itself speaks of does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.about.remarks import remarks_of
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.site.offers import PRICE
from pipeline.cleaning.rules.subjects import is_item, language_of, normal_of
from pipeline.cleaning.story_words import stems, vocabulary
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.functions import tokens_of
from pipeline.packs.remarks import Remarks, spaced

SOLD = Origin("sold", "offer")
MOST_CHARS, MOST_LINES = 130.0, 10
MOST_PRICED = 1  # paragraphs with a price: a story of more is about what is sold
PROOF = 2  # signs, of which a word of offers is one
CONFIDENCE = 0.96
_SITE = ("function", "phrase", "offer", "box", "aside", "pager", "ad")  # families of rules
_PRICED = re.compile(PRICE)
_BESIDE = frozenset({Reason.RELATED_LINKS, Reason.CAPTION})  # what an article's own boxes hold, too


def find_sold(context: CleaningContext) -> Iterator[Proposal]:
    """The lines of offers between two paragraphs of a dump."""
    window = context.window
    if window is None or window.is_empty:
        return
    prose = [line.index for line in context.lines[window.first : window.last + 1] if line.is_long_sentence]
    runs = [(context.lines[a + 1 : b], context.lines[b]) for a, b in pairwise(prose) if 1 < b - a <= MOST_LINES + 1]
    if not runs:
        return  # most dumps
    offers = _Offers(context)
    if offers.remarks is None or offers.is_told:
        return
    for run, below in runs:
        yield from offers.in_run(run, below)


@dataclass
class _Offers:
    context: CleaningContext

    @cached_property
    def remarks(self) -> Remarks | None:
        pack = self.context.ruleset.languages.get(self._spoken)
        return remarks_of(pack) if pack is not None and pack.sold_remarks else None

    @property
    def is_told(self) -> bool:
        """Whether the story itself is about offers."""
        return sum(bool(_PRICED.search(line.text)) for line in self._prose) > MOST_PRICED

    def in_run(self, run: Sequence[Line], below: Line) -> Iterator[Proposal]:
        """The open lines of a run that offer something, above the paragraph with which the article goes on."""
        sold = {line: words for line in run if self._may_offer(line) and (words := self._words(line))}
        if not sold:
            return  # most runs
        beside = any(self._is_of_site(line) for line in run)
        for line, words in sold.items():
            signs = len(words) + bool(_PRICED.search(line.text)) + self._asks(line) + beside + (len(sold) > 1)
            if signs >= PROOF and not (line is run[-1] and self._heads(line, below)):
                yield Proposal(line.index, Reason.ADVERTISEMENT, SOLD, CONFIDENCE, quote(line.text), precise=True)

    def _may_offer(self, line: Line) -> bool:
        if self.context.decided[line.index] is not None or line.index in self.context.own or is_item(line):
            return False
        return line.length <= MOST_CHARS and not line.ended and line.text[0] not in "\"“„«»‘'–—"

    def _words(self, line: Line) -> list[str]:
        """The different entries that a line has and the story has not."""
        assert self.remarks is not None
        found = dict.fromkeys(self.remarks.sold(spaced(tokens_of(normal_of(line)))))
        return [entry for entry in found if not (own := stems((entry,), frozenset())) or not own <= self._story]

    def _asks(self, line: Line) -> bool:
        words = function_reader(self.context.ruleset).words(line.normal, self._spoken) if line.normal else ()
        return any(word.sense is not None and word.sense.prompts for word in words)

    def _is_of_site(self, line: Line) -> bool:
        verdict = self.context.decided[line.index]
        return verdict is not None and verdict.origin.family in _SITE and verdict.reason not in _BESIDE

    def _heads(self, line: Line, below: Line) -> bool:
        """Whether the last line of a run may be the sub-heading of the paragraph below it."""
        words = vocabulary((line.text,)) - self.context.ruleset.function_words
        return not words.isdisjoint(vocabulary((below.text,)))

    @cached_property
    def _story(self) -> frozenset[str]:
        return self.context.stems([*self.context.titles(), *self._prose])

    @cached_property
    def _prose(self) -> list[Line]:
        return [line for line in self.context.undecided() if line.is_long_sentence]

    @cached_property
    def _spoken(self) -> str:
        return language_of(self.context)
