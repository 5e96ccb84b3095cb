"""What one place of a document says about one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.metadata.field.found import shorten
from pipeline.model.evidence import Candidate, Origin

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Statement(Generic[Value]):
    """What a place says (`value`), where it stands, the text it was read from, and how sure it is (0 to 1).

    Each field's `statement.py` adds what only its own statements have. `candidate` is the one way into the record.
    """

    value: Value
    origin: Origin
    evidence: str
    confidence: float = 0.0

    def candidate(self, text: str, confidence: float | None = None) -> Candidate:
        """The statement as evidence of its field: `text` is the value's textual form, `confidence` one that was measured."""
        share = self.confidence if confidence is None else confidence
        return Candidate(text, str(self.origin), shorten(self.evidence), round(share, 3))
