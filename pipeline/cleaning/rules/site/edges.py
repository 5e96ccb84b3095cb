"""The site's word to its readers: above the headline, behind the article, and in boxes between its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pipeline.cleaning.appeals import PHONE, is_appeal
from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import Reading, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.proofs import LIKELY, NOTICE
from pipeline.cleaning.rules.base import Proposal
from pipeline.cleaning.rules.subjects import (
    STORY_SHARE,
    Story,
    Words,
    is_item,
    is_lead,
    is_own,
    language_of,
    normal_of,
    proposal_of,
    read_functions,
)
from pipeline.model.block import Verdict
from pipeline.model.reasons import Reason

# An article of which more sentences say "you" or "we" outside of quotations speaks to its readers itself.
SPEAKING_SHARE = 0.15
LAST_NOTICES = 3  # so many paragraphs in a row at the end may be the site's word
PASSED, PROVED = 4, 2  # so many lines without proof are passed at the end; so many with it take any short line along
ENCLOSED = 3  # lines without proof between two of a box
_RULES = ("function", "phrase")  # families of rules whose place is the language that they read
# What a site says to its readers in boxes of several lines; captions and advertisements are single lines between paragraphs.
BOXES = frozenset(
    {Reason.CONSENT, Reason.PAYWALL, Reason.NEWSLETTER, Reason.COMMENTS, Reason.PROMO, Reason.CAPTCHA_OR_FORM}
)
_ARROWS = (">", "»", "›", "►", "▶", "→")


class Edges:
    """The lines of one document that prove less, by where they stand."""

    def __init__(self, context: CleaningContext) -> None:
        self._context = context
        self._reader = function_reader(context.ruleset)
        self._readings = read_functions(context, brief=not context.is_dump)
        self._spoken = language_of(context)

    def walk(self, lines: Iterable[Line], outside: Zone) -> Iterator[Proposal]:
        """Lines from the document's edge inwards, as far as they are proved.

        Behind the article a few without proof are passed, and go too if enough that prove something stand before them.
        """
        context = self._context
        passed: list[Line] = []
        beside: list[tuple[Line, Reading]] = []
        proved = 0
        for line in lines:
            zone = context.zone(line.index)
            if zone not in (outside, Zone.INSIDE):
                break
            verdict = context.decided[line.index]
            reading = None if verdict is not None else self._proved(line, inside=zone is Zone.INSIDE)
            if reading is not None:
                yield proposal_of(line, reading)
            elif verdict is not None:
                reading = _reading_of(verdict) if zone is Zone.INSIDE else None
            elif zone is Zone.INSIDE:
                if outside is Zone.BEFORE or len(passed) >= PASSED or not self._may_pass(line):
                    break
                passed.append(line)
            if reading is not None and zone is Zone.INSIDE:
                proved += 1
                if proved >= PROVED or all(self._hints(one) for one in passed):
                    beside += ((one, reading) for one in passed)
                    passed = []
        yield from self._along(beside, proved)

    def boxes(self, taken: frozenset[int]) -> Iterator[Proposal]:
        """Lines inside the body beside or between those that functions took: boxes between paragraphs."""
        for lines in (self._context.lines, self._context.lines[::-1]):
            box: Reading | None = None
            passed: list[Line] = []
            proved = 0
            for line in lines:
                verdict = self._context.decided[line.index]
                if verdict is not None or line.index in taken:
                    if box is not None and (line.index in taken or _reading_of(verdict) is not None):
                        proved += 1
                        yield from self._along([(one, box) for one in passed], proved)
                    box = _reading_of(verdict) or (box if line.index in taken else None)
                    passed = []
                    continue
                reading = self._proved(line, inside=True) if box is not None or self._is_arrow(line) else None
                if reading is not None and self._is_inside(line):
                    proved += 1
                    yield from self._along([(one, reading) for one in passed], proved)
                    yield proposal_of(line, reading)
                    passed = []
                elif box is not None and len(passed) < ENCLOSED and self._is_inside(line) and self._may_pass(line):
                    passed.append(line)
                else:
                    box, passed, proved = None, [], 0

    def _proved(self, line: Line, *, inside: bool) -> Reading | None:
        """What a line at an edge does, if that is proved."""
        reading = self._readings.get(line)
        if reading is not None and reading.confidence < LIKELY:
            reading = None
        if reading is None and self._may_notice(line):
            reading = self._reader.notice(line.text, line.normal, self._spoken)
            if inside and reading is not None and line.is_long_sentence and self._is_of_story(line, reading):
                return None
        if reading is None or not inside:
            return reading
        if line.sentence and self._is_service(line, reading):
            return None
        return (
            None if is_own(reading, self._own_beside(line)) or (is_item(line) and not self._is_arrow(line)) else reading
        )

    def _is_service(self, line: Line, reading: Reading) -> bool:
        """Whether a sentence names nothing that a site offers, or says where the article's own things are to be had."""
        if PHONE.search(line.text) or not is_appeal(normal_of(line), reading.language, self._context.ruleset.lexicon):
            return True
        if line.is_long_sentence or self._speaks_up(line):
            return False
        own = [one for one in self._own_prose if one.index != line.index]
        return Story(own, self._context.ruleset.function_words).share(line, reading) > 0

    def _is_of_story(self, line: Line, reading: Reading) -> bool:
        """Whether a paragraph shares many of its words with the article's others, whomever it speaks to.

        On labelled dumps of news and blogs 11 of 15 such paragraphs are the article's.
        """
        own = [one for one in self._own_prose if one.index != line.index]
        return Story(own, self._context.ruleset.function_words).share(line, reading) >= STORY_SHARE

    def _may_notice(self, line: Line) -> bool:
        """Whether a line may be the site's word to its readers: articles speak to theirs in many sentences or the first."""
        if not line.normal or self._speaks:
            return False
        if not line.sentence and self._reader.voice(line.text, line.normal, self._spoken) < PROVED:
            return False
        if not line.is_long_sentence or line.index > self._first:
            return True
        return self._is_above(line) and not is_lead(self._context, line)

    def _may_pass(self, line: Line) -> bool:
        return not self._speaks and not is_item(line) and (not line.is_long_sentence or self._hints(line))

    def _hints(self, line: Line) -> bool:
        return not line.sentence or line in self._readings or self._speaks_up(line)

    def _along(self, passed: Sequence[tuple[Line, Reading]], proved: int) -> Iterator[Proposal]:
        """Lines that go with others that are proved, each with one of these. A sentence only if it speaks to the reader or of a subject and tells no
        story, or is short and goes with more lines that are proved than there are others like it.
        """
        bare = sum(not self._hints(line) for line, _ in passed)
        for line, reading in passed:
            own = self._readings.get(line)
            alike = self._speaks_up(line) or (own and own.reason is reading.reason)
            light = self._hints(line) or bare < proved
            if alike or not line.sentence or (light and self._is_light(line, reading)):
                yield proposal_of(line, own or reading)

    def _is_light(self, line: Line, beside: Reading) -> bool:
        """Whether a sentence is short and tells no story of the article; readers' comments tell stories, too."""
        if line.is_long_sentence or beside.reason is Reason.COMMENTS:
            return not line.is_long_sentence
        return not self._reader.tells(line.normal, self._spoken)

    def _speaks_up(self, line: Line) -> bool:
        return self._reader.voice(line.text[:READ_LIMIT], normal_of(line), self._spoken) > 0

    def _is_arrow(self, line: Line) -> bool:
        return line.block.text.startswith(_ARROWS)

    def _is_above(self, line: Line) -> bool:
        """Whether a line stands above the headline: one that was taken, or what stands right below and is no sentence."""
        lines = self._context.lines
        return line.index < self._title or not lines[min(line.index + 1, len(lines) - 1)].sentence

    def _is_inside(self, line: Line) -> bool:
        return self._context.zone(line.index) is Zone.INSIDE

    @cached_property
    def _title(self) -> int:
        """Index of the last line that was taken as the headline, or -1."""
        taken = (index for index, one in enumerate(self._context.decided) if one and one.captured_as == "title")
        return max(taken, default=-1)

    @cached_property
    def _first(self) -> int:
        """Index of the first paragraph below the headline."""
        prose = (line.index for line in self._prose if line.index > self._title)
        return next(prose, len(self._context.lines))

    @cached_property
    def _prose(self) -> list[Line]:
        return [line for line in self._context.undecided() if line.is_long_sentence and self._is_inside(line)]

    @cached_property
    def _edge(self) -> frozenset[int]:
        """Indices of the paragraphs above the headline and at the end that may be the site's word."""
        prose = self._prose
        edge = {line.index for line in prose if line.index < self._title}
        edge.update(line.index for line in prose[:1] if self._is_above(line))
        for line in prose[: -LAST_NOTICES - 1 : -1]:
            if not self._speaks_up(line):
                break
            edge.add(line.index)
        return frozenset(edge)

    @cached_property
    def _speaks(self) -> bool:
        """Whether the article itself speaks to its readers, as guides and letters do, or nothing in it does not."""
        own = [line for line in self._prose if line.index not in self._edge]
        if not own:
            return all(self._speaks_up(line) for line in self._context.undecided() if self._is_inside(line))
        speaking = sum(map(self._speaks_up, own))
        return speaking > SPEAKING_SHARE * len(own)

    def _own_beside(self, line: Line) -> Words:
        """The words of the article's own sentences, a line's own left out."""
        if not line.is_long_sentence:
            return self._own
        return Words([one for one in self._own_prose if one.index != line.index])

    @cached_property
    def _own(self) -> Words:
        """The words of the article's own sentences."""
        return Words(self._own_prose)

    @cached_property
    def _own_prose(self) -> list[Line]:
        readings, edge = self._readings, self._edge
        proved = {line.index for line, reading in readings.items() if reading.confidence >= LIKELY}
        return [line for line in self._prose if line.index not in proved and line.index not in edge]


def _reading_of(verdict: Verdict | None) -> Reading | None:
    """What a line does that was taken as a site's word."""
    if verdict is None or verdict.reason not in BOXES or verdict.origin.family not in _RULES:
        return None
    return Reading(verdict.reason, NOTICE, verdict.origin.place, (verdict.evidence,), ())
