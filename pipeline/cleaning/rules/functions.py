"""Lines that are boilerplate by what their words do: labels, prompts and notices that no phrase lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.functions import FAIR, LIKELY, SURE, WEAK, Reading, function_reader
from pipeline.cleaning.line import READ_LIMIT, Line
from pipeline.cleaning.rules.base import Proposal, is_subheading
from pipeline.model.block import BlockKind
from pipeline.model.reasons import Reason

_NUMBERED = re.compile(r"\d{1,3}\s?[.)]\s|[-–—*•]\s?")
_WORD = re.compile(r"[\w-]+")
# Articles tell of apps and comments, too. A line is the article's if this share of the subjects that it names are.
OWN_SHARE = 0.5
# An article of which more sentences say "you" or "we" outside of quotations speaks to its readers itself.
SPEAKING_SHARE = 0.1
LAST_NOTICES = 3  # so many paragraphs in a row at the end may be the site's word
_BOX_RULES = ("function.", "phrase.")


def match_functions(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove by themselves what they do, wherever they stand."""
    readings = _read(context)
    own = _own_words(context, readings)
    for line, reading in readings.items():
        if reading.confidence < FAIR or _is_own(reading, own) or _is_item(line) or _is_section_head(line, context):
            continue
        if reading.confidence >= SURE or line.words > 1 or not is_subheading(line, reading.reason, context):
            yield _proposal(line, reading)


def match_functions_at_edges(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that prove less: outside the body, at its very beginning and end, and beside lines that went inside it."""
    window = context.window
    if window is None:
        return
    edges = _Edges(context)
    taken: dict[int, Proposal] = {}
    for proposals in (
        edges.walk(context.lines, Zone.BEFORE),
        edges.walk(reversed(context.lines), Zone.AFTER),
    ):
        taken.update((proposal.index, proposal) for proposal in proposals)
    for proposal in edges.boxes(frozenset(taken)):
        taken.setdefault(proposal.index, proposal)
    yield from taken.values()


def name_guesses(context: CleaningContext) -> Iterator[Proposal]:
    """What went by where it stands, with the reason that its words name."""
    read = function_reader(context.ruleset).read
    for line in context.lines:
        verdict = context.decided[line.index]
        if verdict is None or verdict.reason is not Reason.OUTSIDE_BODY or line.is_long_sentence or not line.normal:
            continue
        reading = read(line.text, line.normal, line.sentence)
        if reading is not None and reading.confidence >= WEAK:
            yield _proposal(line, reading)


def _is_section_head(line: Line, context: CleaningContext) -> bool:
    """Whether a page's markup makes a line the heading or the question of a section of the article's own prose.

    The segmenter chose it and the long sentences right above and below it: "The newsletter affair".
    """
    block = line.block
    if not block.main or not (block.kind is BlockKind.HEADING or ("title" in block.marks and line.text.endswith("?"))):
        return False
    around = context.lines[max(0, line.index - 1) : line.index + 2]
    return len(around) == 3 and all(near.block.main and near.is_long_sentence for near in (around[0], around[2]))


def _is_item(line: Line) -> bool:
    """Whether a line is printed as an item of a list: a menu's, but also an article's."""
    return line.block.text != line.text or _NUMBERED.match(line.text) is not None


def _read(context: CleaningContext) -> dict[Line, Reading]:
    read = function_reader(context.ruleset).read
    found = ((line, read(line.text, line.normal, line.sentence)) for line in context.undecided() if line.normal)
    return {line: reading for line, reading in found if reading is not None}


def _own_words(context: CleaningContext, readings: Mapping[Line, Reading]) -> frozenset[str]:
    """The words of the article's own sentences: those that do nothing."""
    if not any(reading.confidence >= LIKELY for reading in readings.values()):
        return frozenset()
    words: set[str] = set()
    for line in context.undecided():
        if line.is_long_sentence and not (line in readings and readings[line].confidence >= LIKELY):
            words.update(_WORD.findall(line.normal or line.text[:READ_LIMIT].lower()))
    return frozenset(words)


def _is_own(reading: Reading, own: frozenset[str]) -> bool:
    """Whether the article itself speaks of what a line names."""
    subjects = [subject.split() for subject in reading.subjects]
    return bool(subjects) and sum(all(word in own for word in subject) for subject in subjects) >= OWN_SHARE * len(
        subjects
    )


class _Edges:
    """The lines of one document that prove less, by where they stand."""

    def __init__(self, context: CleaningContext) -> None:
        self._context = context
        self._reader = function_reader(context.ruleset)
        self._readings = _read(context)
        self._own = _own_words(context, self._readings)

    def walk(self, lines: Iterable[Line], outside: Zone) -> Iterator[Proposal]:
        """Lines from the document's edge inwards, as far as they are proved."""
        context = self._context
        for line in lines:
            zone = context.zone(line.index)
            if zone not in (outside, Zone.INSIDE):
                return
            if context.decided[line.index] is not None:
                continue
            reading = self._proved(line, inside=zone is Zone.INSIDE)
            if reading is not None:
                yield _proposal(line, reading)
            elif zone is Zone.INSIDE:
                return

    def boxes(self, taken: frozenset[int]) -> Iterator[Proposal]:
        """Lines inside the body beside those that functions took: boxes between paragraphs."""
        context, window = self._context, self._context.window
        if window is None:
            return
        for lines in (context.lines, reversed(context.lines)):
            open_box = False
            for line in lines:
                verdict = context.decided[line.index]
                if verdict is not None or line.index in taken:
                    open_box = line.index in taken or (verdict is not None and verdict.rule.startswith(_BOX_RULES))
                    continue
                if not open_box or context.zone(line.index) is not Zone.INSIDE:
                    open_box = False
                    continue
                reading = self._proved(line, inside=True)
                open_box = reading is not None
                if reading is not None:
                    yield _proposal(line, reading)

    def _proved(self, line: Line, *, inside: bool) -> Reading | None:
        """What a line at an edge does, if that is proved."""
        reading = self._readings.get(line)
        if reading is not None and reading.confidence < LIKELY:
            reading = None
        if reading is None and self._may_notice(line):
            reading = self._reader.notice(line.text, line.normal)
        if reading is None or not inside:
            return reading
        return None if _is_own(reading, self._own) or _is_item(line) else reading

    def _may_notice(self, line: Line) -> bool:
        """Whether a sentence may be the site's word to its readers: articles speak to theirs in many sentences or the first."""
        if not line.sentence or not line.normal or self._speaks:
            return False
        return not line.is_long_sentence or line.index > self._first or self._is_above(line)

    def _is_above(self, line: Line) -> bool:
        """Whether a line stands above the headline: one that was taken, or what stands right below and is no sentence."""
        lines = self._context.lines
        return line.index < self._title or not lines[min(line.index + 1, len(lines) - 1)].sentence

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
    def _speaks(self) -> bool:
        """Whether the article itself speaks to its readers, as guides and letters do."""
        prose = self._prose
        speaking = [line for line in prose if self._reader.voice(line.text[:READ_LIMIT], _words_of(line))]
        edge = {line.index for line in prose if line.index < self._title}
        edge.update(line.index for line in prose[:1] if self._is_above(line))
        edge.update(line.index for line in prose[-LAST_NOTICES:] if self._reader.notice(line.text, _words_of(line)))
        return sum(line.index not in edge for line in speaking) > SPEAKING_SHARE * len(prose)

    def _is_inside(self, line: Line) -> bool:
        return self._context.zone(line.index) is Zone.INSIDE


def _words_of(line: Line) -> str:
    return line.normal or line.text[:READ_LIMIT].lower()


def _proposal(line: Line, reading: Reading) -> Proposal:
    rule = f"function.{reading.language}.{reading.reason}"
    return Proposal(line.index, reading.reason, rule, reading.confidence, " | ".join(reading.words), precise=True)
