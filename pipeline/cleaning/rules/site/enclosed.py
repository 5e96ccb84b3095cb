"""Boxes of a site: lines that prove nothing themselves between, above and below lines that were taken for what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

from pipeline.cleaning.appeals import PHONE, has_contact, is_appeal
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import FunctionReader, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of, normal_of
from pipeline.cleaning.story_words import Names, vocabulary
from pipeline.cleaning.window import WITHIN
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.prose import QUESTION_MARKS, asks, is_stopless
from pipeline.model.block import Verdict
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

_SAYS = ("function", "phrase", "author", "closing", "offer")  # families of rules that go by what a line says
_STATES = frozenset({Reason.TITLE, Reason.DATE_LINE, Reason.BYLINE_LINE, Reason.SOURCE_LINE, Reason.REPEATED})
# An advertisement, a caption, a prompt or a link may stand between an article's last paragraphs.
_WITHIN = WITHIN | {Reason.RELATED_LINKS}
_LEADING_ON = frozenset({Reason.RELATED_LINKS, Reason.ADVERTISEMENT, Reason.CAPTION})
_SPEAKERS = ("-", "–", "—", "“", "„", "«", "»", '"', "‘", "「", "『")
# On labelled dumps of news and blogs: of short sentences behind the last paragraph, questions right above a line that was
# taken 17 of 17 are the site's, sentences right below one 28 of 31, those between two 35 of 40; of those between two above
# the first paragraph 11 of 12.
NEAR, LEAST_GONE = 2, 2  # so many lines from a line that was taken; so many of these above
# Of runs of labels between two paragraphs without list items, of so many lines and with this share that was taken for what they
# say, 100 of 110 are the site's, of longer ones with less 203 of 216.
RUN, RUN_SHARE = 5, 0.3
LONG_RUN, LONG_RUN_SHARE = 7, 0.15
# A sentence of a box speaks of what the box speaks of, and of little that the article does: words that begin alike.
STEM, ENDING, FOREIGN, BOX_CHARS = 4, 2, 0.2, 200.0
# A sentence behind the last paragraph that opens with the name of somebody of whom no other line speaks: 9 of 9 say who helped,
# or wrote.
NAME_WORDS, NAME_CHARS = 2, 3
# A question by "you" and "we" among the last paragraphs of an article that speaks to nobody, be it told in the past.
LAST, QUESTION_CHARS, VOICES = 3, 320, 2
# An advertisement's heading opens a box of so many labels, where no paragraph of the article goes on below it.
OFFERS = 3
# Below a link to another story, of labels of this length that share less with the article 8 of 8 are headlines, too.
HEADLINE_CHARS, OTHER_STORY = 30.0, 0.34
SPEAKING_SHARE = 0.15  # of the article's sentences: it speaks to its readers itself
PRESENTED = Verdict(False, Reason.AUTHOR_BIO, Origin("author", "presented"), 0.95)


def find_enclosed(context: CleaningContext) -> Iterator[Proposal]:
    """Short sentences at the edges of the body, and labels and sentences inside it, by the lines of the site around them."""
    window = context.window
    if window is None or window.is_empty:
        return
    body = context.lines[window.first : window.last + 1]
    prose = [line.index for line in context.paragraphs(body)]
    if not prose:
        return
    boxes = _Boxes(context)
    appeals = list(boxes.appeals(prose))
    yield from appeals
    prose = prose[: len(prose) - len(appeals)]
    yield from boxes.at_end(context.lines[prose[-1] + 1 : window.last + 1])
    yield from boxes.at_top(context.lines[window.first : prose[0]])
    for first, last in pairwise(prose):
        yield from boxes.between(context.lines[first + 1 : last])
    yield from boxes.sentences(body, prose)


@dataclass
class _Boxes:
    context: CleaningContext

    def appeals(self, prose: Sequence[int]) -> Iterator[Proposal]:
        """The last paragraphs that ask the reader, the last first."""
        for index in prose[: -min(LAST, len(prose) - 1) - 1 : -1]:
            line = self.context.lines[index]
            asks = len(line.text) <= QUESTION_CHARS and any(mark in line.text for mark in QUESTION_MARKS)
            if not asks or self._is_listed(line) or self._voice(line) < VOICES or self._speaking > 1:
                return
            if has_contact(line.text) or not self._appeals(line):  # whom to call
                return
            yield Proposal(index, Reason.PROMO, Origin("box", "appeal"), 0.95, quote(line.text), precise=True)

    def at_end(self, lines: Sequence[Line]) -> Iterator[Proposal]:
        """Short sentences behind the last paragraph."""
        gone: list[Verdict] = []  # of the lines right above that are the site's
        for line in lines:
            verdict = self.context.decided[line.index]
            if verdict is not None:
                gone = [*gone, verdict] if _says(verdict) else []
                continue
            below = self._verdict(line.index + 1)
            by: Verdict | None = None
            if below is not None and not line.sentence and self._heads(line):
                by = below
            elif self._may_go(line):
                if below is not None and self._presents(line):
                    by = PRESENTED
                elif self._ended(gone, line):
                    by = gone[-1]
                elif below is not None and self._appeals(line) and (asks(line.text) or self._speaks_apart(line)):
                    by = below
                elif not self._tells(line) and self._is_foreign(line):
                    by = self._around(line)
            if by is not None:
                yield _proposal(line, by)
            gone = [*gone, by] if by is not None else []

    def at_top(self, lines: Sequence[Line]) -> Iterator[Proposal]:
        """Short sentences above the first paragraph, between two of the site's."""
        for line in lines:
            if self.context.decided[line.index] is not None or not self._may_go(line) or self._tells(line):
                continue
            if self._is_foreign(line) and (by := self._around(line)) is not None:
                yield _proposal(line, by)

    def between(self, lines: Sequence[Line]) -> Iterator[Proposal]:
        """Labels of a run between two paragraphs many of which were taken for what they say."""
        if len(lines) < 2:
            return
        yield from self._beside_link(lines)
        open_ = [line for line in lines if self.context.decided[line.index] is None]
        head = self._offers(lines) if len(open_) >= OFFERS else None
        if head is None and open_ and len(lines) >= RUN:
            head = self._said(lines, open_)
        if head is None:
            return
        words = self._words(open_)
        if len(words & self._article) <= FOREIGN * len(words):
            yield from (_proposal(line, head) for line in open_)

    def _said(self, lines: Sequence[Line], open_: Sequence[Line]) -> Verdict | None:
        """The first verdict of those that took enough of a run of labels for what they say."""
        said = [verdict for line in lines if (verdict := self._verdict(line.index)) and verdict.reason not in _WITHIN]
        share = LONG_RUN_SHARE if len(lines) >= LONG_RUN else RUN_SHARE
        if len(said) < share * len(lines) or any(line.sentence or self._is_listed(line) for line in open_):
            return None
        return said[0]

    def _beside_link(self, lines: Sequence[Line]) -> Iterator[Proposal]:
        """A second headline below a link to another story, right above the paragraph with which the article goes on."""
        link = self._verdict(lines[-2].index)
        if link is None or link.reason is not Reason.RELATED_LINKS:
            return
        line = lines[-1]
        short = line.sentence or line.ended or line.length < HEADLINE_CHARS
        if self.context.decided[line.index] is None and not short and not self._is_listed(line):
            words = self._words((line,))
            if len(words & self._article) < OTHER_STORY * len(words):
                yield _proposal(line, link)

    def _offers(self, lines: Sequence[Line]) -> Verdict | None:
        """The verdict on an advertisement's heading that opens a run of labels: offers, of which none is the article's."""
        head = self.context.decided[lines[0].index]
        if head is None or head.reason is not Reason.ADVERTISEMENT or not _says(head):
            return None
        return None if any(line.sentence or self._is_listed(line) for line in lines[1:]) else head

    def sentences(self, lines: Sequence[Line], prose: Sequence[int]) -> Iterator[Proposal]:
        """Sentences below a label and above a line of the site that speak of what that speaks of and not of the article."""
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
            verdict = self._verdict(below.index)
            linked = verdict is not None and verdict.reason in _WITHIN and not below.sentence
            if verdict is None or linked or not self._may_be_boxed(above, line):
                continue
            if self._is_of_box(line, below, prose):
                yield _proposal(line, verdict)
                if self.context.decided[above.index] is None and not self._is_listed(above):
                    yield _proposal(above, verdict)

    def _may_be_boxed(self, above: Line, line: Line) -> bool:
        """Whether a sentence is short enough for a box, and a label stands above it that links nowhere."""
        if self.context.decided[line.index] is not None or not line.sentence or line.length > BOX_CHARS:
            return False
        verdict = self.context.decided[above.index]
        linked = verdict is not None and (verdict.reason in _LEADING_ON or not _says(verdict))
        return not (above.sentence or linked or self._is_listed(line) or is_stopless(line.text))

    def _is_of_box(self, line: Line, below: Line, prose: Sequence[int]) -> bool:
        stems = {word[: max(STEM, len(word) - ENDING)] for word in self._words((line,))}
        box = _joined(self._words((below,)))
        article = _joined(self._words(self.context.lines[index] for index in prose if index != line.index))
        own = {stem for stem in stems if f" {stem}" in article}
        return any(f" {stem}" in box for stem in stems - own) and len(own) <= FOREIGN * len(stems)

    def _ended(self, gone: Sequence[Verdict], line: Line) -> bool:
        """Whether so much of the site stands right above a sentence that the article has ended: two lines, or a biography."""
        if not gone or gone[-1].reason in _WITHIN or self._tells(line):
            return False
        return len(gone) >= LEAST_GONE or gone[-1].reason is Reason.AUTHOR_BIO or self._speaks_up(line)

    def _is_foreign(self, line: Line) -> bool:
        """Whether hardly a word of a line is one of the headline or of the paragraphs."""
        words = self._words((line,))
        return len(words & self._article) <= FOREIGN * len(words)

    @cached_property
    def _article(self) -> frozenset[str]:
        paragraphs = (one for one in self.context.undecided() if one.is_long_sentence)
        return self._words(paragraphs) | self._words(self.context.titles())

    def _heads(self, line: Line) -> bool:
        """Whether a label above a line of the site has a word of function, and none of the article."""
        if line.ended or self._is_listed(line):
            return False
        reading = self._reader.read(line.text, line.normal, False, self._spoken)
        return reading is not None and self._words((line,)).isdisjoint(self._article)

    def _presents(self, line: Line) -> bool:
        """Whether a sentence opens with a person's name of which no other line has a part."""
        name = list(takewhile(str.istitle, (word.strip(",.") for word in line.text.split()[: 2 * NAME_WORDS])))
        if len(name) < NAME_WORDS or not has_given_name(" ".join(name)):
            return False
        others = [one.text for one in self.context.undecided() if one.is_long_sentence]
        return not any(word in text for text in others for word in name if len(word) >= NAME_CHARS)

    def _around(self, line: Line) -> Verdict | None:
        """The nearest verdict below a line that stands between two of the site's, with few others between."""
        below = next(filter(None, (self._verdict(line.index + n) for n in range(1, NEAR + 1))), None)
        above = next(filter(None, (self._verdict(line.index - n) for n in range(1, NEAR + 1))), None)
        return below if above is not None and above.reason not in _WITHIN else None

    def _verdict(self, index: int) -> Verdict | None:
        """The verdict on a line that was taken for what it says."""
        verdict = self.context.decided[index] if 0 <= index < len(self.context.lines) else None
        return verdict if verdict is not None and _says(verdict) else None

    def _may_go(self, line: Line) -> bool:
        prose = line.is_long_sentence or is_stopless(line.text)  # which any line may be where no stop ends sentences
        short = line.sentence and not prose and not line.text.startswith(_SPEAKERS)
        return short and not self._is_listed(line) and not self._speaks and not PHONE.search(line.text)

    def _is_listed(self, line: Line) -> bool:
        return line.index in self.context.own or is_item(line)

    def _tells(self, line: Line) -> bool:
        return self._reader.tells(line.normal, self._spoken)

    def _appeals(self, line: Line) -> bool:
        """Whether a sentence may be the site's word; a question may prompt, too: "Liked what you read?"."""
        prompts = asks(line.text) and self._reader.asks(line.normal, self._spoken)
        return prompts or is_appeal(line.normal, self._spoken, self.context.ruleset.lexicon)

    def _speaks_up(self, line: Line) -> bool:
        return self._voice(line) > 0

    def _speaks_apart(self, line: Line) -> bool:
        """Whether a sentence speaks to the reader and names nobody of whom the article tells: "Orlac did not answer us"."""
        return self._speaks_up(line) and not self._names.has_one_of(line.text)

    @cached_property
    def _names(self) -> Names:
        return Names(line.text for line in self.context.undecided() if line.is_long_sentence)

    def _voice(self, line: Line) -> int:
        return self._reader.voice(line.text[:READ_LIMIT], normal_of(line), self._spoken)

    def _words(self, lines: Iterable[Line]) -> frozenset[str]:
        return vocabulary(line.text for line in lines) - self.context.ruleset.function_words

    @cached_property
    def _reader(self) -> FunctionReader:
        return function_reader(self.context.ruleset)

    @cached_property
    def _spoken(self) -> str:
        return language_of(self.context)

    @cached_property
    def _speaking(self) -> int:
        """How many paragraphs speak to the reader."""
        return sum(self._speaks_up(line) for line in self.context.undecided() if line.is_long_sentence)

    @cached_property
    def _speaks(self) -> bool:
        """Whether the article itself speaks to its readers."""
        return self._speaking > SPEAKING_SHARE * sum(line.is_long_sentence for line in self.context.undecided())


def _joined(words: Iterable[str]) -> str:
    return "".join(f" {word}" for word in words)


def _says(verdict: Verdict) -> bool:
    return verdict.origin.family in _SAYS and verdict.reason not in _STATES and verdict.captured_as is None


def _proposal(line: Line, beside: Verdict) -> Proposal:
    return Proposal(
        line.index,
        beside.reason or Reason.PROMO,
        beside.origin if beside is PRESENTED else Origin("box", "enclosed"),
        0.95,
        quote(line.text),
        precise=True,
    )
