"""How fast dumps are cut and cleaned: documents, lines and bytes per second of each stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import process_time
from typing import Any

from pipeline.cleaning import clean
from pipeline.cleaning.line import forget_lines
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset
from pipeline.segment import SegmentError, segment

# `both` is segment and clean as in a run, where short lines come again; before each document of `first sight` a
# process forgets all lines that it has read, as if no two documents of the world had one in common.
STAGES = ("segment", "clean", "both", "first sight")


@dataclass(frozen=True, slots=True)
class Rate:
    """Units per second of CPU time."""

    documents: float
    lines: float
    bytes: float


@dataclass(frozen=True, slots=True)
class TextSpeed:
    """One measurement over `documents` dumps, medians over `rounds`; `stages` has the rate of each of STAGES."""

    documents: int
    lines: int
    bytes: int
    rounds: int
    stages: dict[str, Rate]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure_text(documents: Sequence[RawDocument], ruleset: Ruleset, rounds: int) -> TextSpeed:
    """Cut and clean the documents `rounds` times, after one round to warm up. Those that cannot be cut are left out."""
    readable = [raw for raw in documents if _is_readable(raw)]
    _round(readable, ruleset, forget=False)
    seconds: dict[str, list[float]] = {stage: [] for stage in STAGES}
    for _ in range(rounds):
        cut, cleaned = _round(readable, ruleset, forget=False)
        first = sum(_round(readable, ruleset, forget=True))
        for stage, spent in zip(STAGES, (cut, cleaned, cut + cleaned, first), strict=True):
            seconds[stage].append(spent)
    lines = sum(len(segment(raw).blocks) for raw in readable)
    size = sum(len(raw.content) for raw in readable)
    rates = {}
    for stage, spent_in_rounds in seconds.items():
        usual = median(spent_in_rounds)
        rates[stage] = Rate(round(len(readable) / usual, 1), round(lines / usual, 1), round(size / usual, 1))
    return TextSpeed(len(readable), lines, size, rounds, rates)


def _is_readable(raw: RawDocument) -> bool:
    try:
        segment(raw)
    except SegmentError:
        return False
    return True


def _round(documents: Sequence[RawDocument], ruleset: Ruleset, forget: bool) -> tuple[float, float]:
    """CPU seconds of segment and of clean over all documents."""
    cut = cleaned = 0.0
    for raw in documents:
        if forget:
            forget_lines()
        start = process_time()
        segmented = segment(raw)
        between = process_time()
        clean(segmented, ruleset)
        cleaned += process_time() - between
        cut += between - start
    return cut, cleaned


def render_text(speed: TextSpeed) -> str:
    """The measurement as a table."""
    head = (
        f"{speed.documents:,} dumps, {speed.lines:,} lines, {speed.bytes:,} bytes,"
        f" median of {speed.rounds} rounds, CPU time\n{'':<12}{'documents/s':>14}{'lines/s':>14}{'bytes/s':>16}"
    )
    rows = [f"{n:<12}{r.documents:>14,.0f}{r.lines:>14,.0f}{r.bytes:>16,.0f}" for n, r in speed.stages.items()]
    return "\n".join((head, *rows))
