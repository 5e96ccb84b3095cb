"""What a rule is: a function that proposes to drop lines, and the facts under which its proposals count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.grammar.prose import asks
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

EVIDENCE_CHARS = 80
_HEADING_REASONS = frozenset({Reason.NAVIGATION, Reason.FOOTER})


class Proposal(NamedTuple):
    """One line that a rule wants to drop; fields as in `pipeline.model.block.Verdict`.

    `precise` says that the wording or shape is proof by itself, so that even a sentence within the body may go.
    """

    index: int  # type: ignore[assignment]  # hides the tuple's method
    reason: Reason
    origin: Origin
    confidence: float
    evidence: str = ""
    captured_as: str | None = None
    precise: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule. `summary` is one sentence for `newswinnow packs list`; `dumps_only` rules skip HTML pages.

    Of pages, `silent_only` rules judge those whose article speaks to nobody (`silence.is_silent`).
    """

    name: str
    propose: Callable[[CleaningContext], Iterable[Proposal]]
    summary: str
    dumps_only: bool = False
    silent_only: bool = False
    own_thresholds: bool = False  # its proposals have passed thresholds of its own
    spares_own: bool = False  # it leaves lines alone that stand in a table, a dialogue or a list of the article
    guesses: bool = False  # it goes by where a line stands, not by what it says
    over_guesses: bool = False  # its proposals replace those of rules that guess


def quote(text: str) -> str:
    """The text as evidence: its first characters."""
    return text if len(text) <= EVIDENCE_CHARS else text[: EVIDENCE_CHARS - 1] + "…"


def is_subheading(line: Line, reason: Reason, context: CleaningContext) -> bool:
    """Whether a menu's or a footer's word ("Education", "FAQ") stands alone between two paragraphs, or above the first question.

    What is pressed ("next") may be the answer to a question, but heads nothing.

    On labelled dumps of news and blogs 56 of 65 such lines between paragraphs are the article's own; of the others inside the
    body, 30 %. Of those between a paragraph and a question 25 of 27 are.
    """
    neighbours = context.lines[max(line.index - 1, 0) : line.index + 2]
    if len(neighbours) < 3 or not neighbours[0].is_long_sentence:
        return False
    if neighbours[2].is_long_sentence:
        return reason in _HEADING_REASONS and not line.is_button
    asked = neighbours[2].words > 2 and asks(neighbours[2].text)
    return asked and (reason in _HEADING_REASONS or reason is Reason.CAPTCHA_OR_FORM)  # "FAQ"


def spreading(
    lines: Sequence[Line], reason_of: Callable[[Line], Reason | None], taken: dict[int, Reason]
) -> Iterator[tuple[Line, Reason]]:
    """The lines that go because of those beside them, the nearest first, and why: one that goes takes the next along.

    `reason_of` looks for the lines beside in `taken`, too, which is filled here.
    """
    for step in (1, -1):
        for line in lines[::step]:
            reason = reason_of(line)
            if reason is not None:
                taken[line.index] = reason
                yield line, reason
