"""Lines that do nothing but state metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pipeline.packs.languages import LanguagePack


class LineKind(StrEnum):
    """What a metadata line states."""

    DATE = "date"
    BYLINE = "byline"
    SOURCE = "source"
    CREDIT = "credit"  # a photo credit, or a caption that ends in one
    COPYRIGHT = "copyright"


@dataclass(frozen=True, slots=True)
class LineReading:
    """A whole line that states one thing. `value` is the stating part (the name after "Source:"), as printed."""

    kind: LineKind
    value: str
    confidence: float
    rule: str  # names the pattern, for the audit: "date.labelled", "credit.bracketed"


def read_line(line: str, languages: Mapping[str, LanguagePack]) -> LineReading | None:
    """Read one line; None unless the WHOLE line states metadata (prose with a date in it does not)."""
    lowered = line.lower()
    for pack in languages.values():
        for label in pack.source_labels:
            if lowered.startswith(label + ":"):
                return LineReading(LineKind.SOURCE, line[len(label) + 1 :].strip(), 0.9, "source.labelled")
    return None
