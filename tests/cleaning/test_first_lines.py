"""The first open paragraphs are remembered as long as no rule takes one of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line, read_lines
from pipeline.cleaning.rules.subjects import language_of
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
TAKEN = Verdict(False, Reason.PROMO, Origin("test"), 0.9)
ENGLISH = "The ferry to Harrow Point will not sail on Sunday, because its crew has asked the harbour for a day of rest."
GERMAN = "Die Fähre nach Harrow fährt am Sonntag nicht, weil die Besatzung den Hafen um einen freien Tag gebeten hat."
SPANISH = (
    "El transbordador no saldrá el domingo, porque la tripulación ha pedido al puerto un día libre para descansar."
)


def _context(*texts: str) -> tuple[CleaningContext, list[Verdict | None]]:
    segmented = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(texts).encode()))
    lines = read_lines(segmented.blocks, RULES)
    decided: list[Verdict | None] = [None] * len(lines)
    return CleaningContext(segmented, RULES, lines, decided), decided


def _first(context: CleaningContext, most: int) -> list[int]:
    return [line.index for line in context.first_paragraphs(most)]


def test_they_are_looked_for_again_when_one_is_taken() -> None:
    context, decided = _context("Ferry", ENGLISH, "Tickets", GERMAN, SPANISH)
    assert _first(context, 2) == [1, 3]
    decided[2] = TAKEN
    assert _first(context, 2) == [1, 3]
    decided[1] = TAKEN
    assert _first(context, 2) == [3, 4]
    decided[3] = decided[4] = TAKEN
    assert _first(context, 2) == []


def test_they_are_not_looked_for_again_as_long_as_none_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    context, _ = _context("Ferry", ENGLISH, GERMAN)
    asked: list[int] = []
    undecided = CleaningContext.undecided

    def counted(context: CleaningContext) -> Iterator[Line]:
        for line in undecided(context):
            asked.append(line.index)
            yield line

    monkeypatch.setattr(CleaningContext, "undecided", counted)
    for _ in range(5):
        context.first_paragraphs(2)
    assert len(asked) == len(context.lines)


def test_the_language_is_that_of_the_paragraphs_that_are_left() -> None:
    for text, code in ((GERMAN, "de"), (SPANISH, "es"), (ENGLISH, "en")):
        others = [one for one in (ENGLISH, GERMAN, SPANISH) if one != text]
        context, decided = _context(*others, text, f"{text} {text}", f"{text} {text} {text}")
        language_of(context)
        decided[:2] = [TAKEN, TAKEN]
        assert language_of(context) == code
