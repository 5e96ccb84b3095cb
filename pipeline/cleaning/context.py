"""What a rule is given: the lines, the body window, and what the rules before it decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import compress, islice, repeat
from operator import is_

from pipeline.cleaning.line import Line
from pipeline.cleaning.own_lines import NO_OWN_LINES, OwnLines
from pipeline.cleaning.story_words import stems
from pipeline.cleaning.window import Window
from pipeline.model.block import Verdict
from pipeline.model.document import SegmentedDocument
from pipeline.model.reasons import WarningCode
from pipeline.packs import Ruleset


class Zone(StrEnum):
    """Where a line stands: before the body window, inside it, or after it."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class CleaningContext:
    """One document on its way through the rules.

    `lines[i]` describes block i; `decided[i]` is its verdict so far, None while no rule has taken it (a live
    view: a rule sees what the rules before it decided); `window` is None while the line rules run; `own` are the lines that
    the article's structure claims; `boxes` are the first and last lines of the site's boxes between two paragraphs. Rules add
    to `warnings` what a reader of the record should know. `openings` remembers for `first_paragraphs` what it found last:
    who gives lines back that a rule had taken begins with an empty one.
    """

    segmented: SegmentedDocument
    ruleset: Ruleset
    lines: tuple[Line, ...]
    decided: Sequence[Verdict | None]
    window: Window | None = None
    own: OwnLines = NO_OWN_LINES
    boxes: tuple[tuple[int, int], ...] = ()
    warnings: list[WarningCode] = field(default_factory=list)
    openings: list[Line] = field(default_factory=list)
    is_dump: bool | None = None
    """Whether the body must be guessed from the text alone: no block was chosen by a segmenter. Found where it is not given."""

    def __post_init__(self) -> None:
        if self.is_dump is None:
            object.__setattr__(self, "is_dump", all(line.block.main is None for line in self.lines))

    def undecided(self) -> Iterator[Line]:
        """The lines that no rule has taken, in reading order."""
        return compress(self.lines, map(is_, self.decided, repeat(None)))  # a look at each verdict when it comes to it

    def first_paragraphs(self, most: int) -> Sequence[Line]:
        """The first lines that are prose by themselves and that no rule has taken; `most` is the same at every call: asked for
        by every rule that reads.
        """
        decided = self.decided
        if not self.openings or any(decided[line.index] is not None for line in self.openings):
            self.openings[:] = islice((line for line in self.undecided() if line.is_long_sentence), most)
        return self.openings

    def paragraphs(self, lines: Iterable[Line]) -> list[Line]:
        """Of `lines` those that are prose by themselves and that no rule has taken."""
        return [line for line in lines if line.is_long_sentence and self.decided[line.index] is None]

    def titles(self) -> list[Line]:
        """The lines that rules have taken as headlines."""
        taken = zip(self.lines, self.decided, strict=True)
        return [line for line, verdict in taken if verdict is not None and verdict.captured_as == "title"]

    def stems(self, lines: Iterable[Line]) -> frozenset[str]:
        """How the words of lines begin by which they are compared with the story."""
        return stems((line.text for line in lines), self.ruleset.function_words)

    def claims(self, index: int) -> bool:
        """Whether line `index` stands in a structure of the article, within the body as far as that is known."""
        return index in self.own and self.zone(index) is Zone.INSIDE

    def zone(self, index: int) -> Zone:
        """The zone of line `index`. With no window yet, or no body at all, everything is inside."""
        window = self.window
        if window is None:
            return Zone.INSIDE
        if window.first <= index <= window.last and (not window.boxes or window.holds(index)):
            return Zone.INSIDE
        return Zone.BEFORE if index < window.first else Zone.AFTER
