"""What one place says about a field, what the field's finder hands back, and the one way candidates are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.model.evidence import Candidate, FieldEvidence, Origin
from pipeline.model.reasons import WarningCode

EVIDENCE_CHARS = 200
Value = TypeVar("Value")


def as_share(confidence: float) -> float:
    """A confidence out of several summands as a share, 0 to 1, of three digits."""
    return round(min(max(confidence, 0.0), 1.0), 3)


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
        return Candidate(text, str(self.origin), shorten(self.evidence), as_share(share))


@dataclass(frozen=True, slots=True)
class Found:
    """Values for fields of `Description` (by name), the evidence for each, and what a reader should beware of.

    A finder is `find(context) -> Found` (see `pipeline.metadata.document.context`), one module per field or family of fields. A field that it leaves
    out keeps the default of `Description`.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[FieldEvidence, ...] = ()
    warnings: tuple[WarningCode, ...] = ()


def resolve(name: str, candidates: Iterable[Candidate], threshold: float = 0.0) -> FieldEvidence | None:
    """Choose the candidate with the highest confidence; the first of equals wins, the others are kept as losers.

    Below `threshold` nothing is chosen and every candidate is a loser. None if there was no candidate at all.
    """
    ranked = sorted(candidates, key=lambda c: -c.confidence)
    if not ranked:
        return None
    if ranked[0].confidence < threshold:
        return FieldEvidence(name, None, tuple(ranked))
    return FieldEvidence(name, ranked[0], tuple(ranked[1:]))


def shorten(text: str) -> str:
    """Evidence as it is stored: one line, at most `EVIDENCE_CHARS` code points."""
    joined = " ".join(text.split())
    return joined if len(joined) <= EVIDENCE_CHARS else joined[: EVIDENCE_CHARS - 1] + "…"


def single(evidence: FieldEvidence | None, *warnings: WarningCode) -> Found:
    """The result of a field whose value is the chosen candidate's text."""
    if evidence is None:
        return Found(warnings=warnings)
    values = {evidence.field: evidence.chosen.value} if evidence.chosen else {}
    return Found(values, (evidence,), warnings)
