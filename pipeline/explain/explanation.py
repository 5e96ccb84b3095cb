"""Explaining one document: what happened to every block and where every field's value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.line import follow
from pipeline.model.block import Block, Verdict
from pipeline.model.document import DescribedDocument, RawDocument
from pipeline.model.evidence import FieldEvidence
from pipeline.model.outcome import Outcome
from pipeline.packs import Ruleset


@dataclass(frozen=True, slots=True)
class Explanation:
    """One document's way through the line. `described` is None when it could not even be cut into blocks."""

    raw: RawDocument
    outcome: Outcome
    described: DescribedDocument | None

    @property
    def blocks(self) -> tuple[tuple[Block, Verdict], ...]:
        """Every block with its verdict, in reading order; behind them the signs of the tool that made a dump."""
        return () if self.described is None else tuple(self.described.cleaned.judged)

    @property
    def fields(self) -> tuple[FieldEvidence, ...]:
        """Every field that has a value or a refused candidate."""
        return () if self.described is None else self.described.description.evidence


def explain(raw: RawDocument, ruleset: Ruleset) -> Explanation:
    """Send one document through the line and keep every intermediate value."""
    described, outcome = follow(raw, ruleset)
    return Explanation(raw, outcome, described)


def as_json(explanation: Explanation) -> dict[str, Any]:
    """Everything that is known, in JSON's types: `document`, `outcome`, `blocks`, `fields`, `warnings`."""
    record = explanation.outcome.record
    return {
        "document": record.source.model_dump(mode="json"),
        "outcome": "article" if explanation.outcome.is_article else "quarantine",
        "record": record.model_dump(mode="json"),
        "blocks": [_block_as_json(block, verdict) for block, verdict in explanation.blocks],
        "fields": [_field_as_json(evidence) for evidence in explanation.fields],
    }


def _block_as_json(block: Block, verdict: Verdict) -> dict[str, Any]:
    return {
        "index": block.index,
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "path": block.path,
        "keep": verdict.keep,
        "reason": verdict.reason.value if verdict.reason else None,
        "rule": verdict.rule,
        "confidence": verdict.confidence,
        "evidence": verdict.evidence,
        "captured_as": verdict.captured_as,
        "text": block.text,
    }


def _field_as_json(evidence: FieldEvidence) -> dict[str, Any]:
    candidates = [
        {"value": c.value, "method": c.method, "evidence": c.evidence, "confidence": c.confidence}
        for c in (evidence.chosen, *evidence.losers)
        if c is not None
    ]
    chosen = candidates[:1] if evidence.chosen else []
    return {"field": evidence.field, "chosen": chosen[0] if chosen else None, "losers": candidates[len(chosen) :]}
