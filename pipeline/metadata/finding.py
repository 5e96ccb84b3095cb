"""What every field module takes and gives: a context in, found values with their evidence out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pipeline.metadata.structured import MainNode, choose_main_node
from pipeline.model.document import CleanedDocument
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.markup import Markup
from pipeline.model.reasons import WarningCode
from pipeline.packs import Ruleset

EVIDENCE_CHARS = 120
"""How much of the text a value was read from is kept beside it."""


@dataclass(frozen=True)
class Context:
    """What a field module may look at: the document, the rules, and the values of the fields before it.

    `known` maps names of `Description` fields to values that earlier modules found (see the order in
    `pipeline.metadata.describe`); a field that was not found is missing.
    """

    cleaned: CleanedDocument
    ruleset: Ruleset
    known: Mapping[str, Any] = field(default_factory=dict)

    @property
    def markup(self) -> Markup:
        """The page's structured statements; empty for dumps."""
        return self.cleaned.segmented.markup

    @property
    def is_html(self) -> bool:
        """A page, not a dump."""
        return self.cleaned.segmented.raw.kind == "html"

    @cached_property
    def main(self) -> MainNode:
        """The JSON-LD node that describes this page (an empty one if there is none)."""
        return choose_main_node(self.markup, self.cleaned.segmented.raw.hints.url)

    def knowing(self, values: Mapping[str, Any]) -> Context:
        """The same context with more known values; the chosen main node is carried over."""
        later = replace(self, known={**self.known, **values})
        if "main" in self.__dict__:
            later.__dict__["main"] = self.main
        return later


@dataclass(frozen=True, slots=True)
class Found:
    """What one field module found.

    `values` maps names of `Description` fields to their values (only those that were found), `evidence` holds one
    entry for every field that had a candidate, `warnings` what a reader of the record should know.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[FieldEvidence, ...] = ()
    warnings: tuple[WarningCode, ...] = ()


Finder = Callable[[Context], Found]


def candidate(value: str, method: str, evidence: str, confidence: float) -> Candidate:
    """A candidate with its evidence on one line, shortened to `EVIDENCE_CHARS`."""
    return Candidate(value, method, " ".join(evidence.split())[:EVIDENCE_CHARS], round(confidence, 3))


def resolve(
    name: str, candidates: Iterable[Candidate], *, floor: float, key: Callable[[str], str] = str.strip
) -> FieldEvidence:
    """Choose one candidate: the most confident, the first of equals; none if it stays below `floor`.

    `key` folds values that mean the same; of the losers only the best per folded value is kept, best first, and
    none that means the same as the winner.
    """
    ranked = sorted(candidates, key=lambda c: -c.confidence)  # stable: document order among equals
    chosen = ranked[0] if ranked and ranked[0].confidence >= floor else None
    seen = {key(chosen.value)} if chosen else set[str]()
    losers = []
    for loser in ranked:
        folded = key(loser.value)
        if folded not in seen:
            seen.add(folded)
            losers.append(loser)
    return FieldEvidence(name, chosen, tuple(losers))


def single(evidence: FieldEvidence, *warnings: WarningCode) -> Found:
    """The result of a field whose value is the chosen candidate's text."""
    values = {evidence.field: evidence.chosen.value} if evidence.chosen else {}
    kept = (evidence,) if evidence.chosen or evidence.losers else ()
    return Found(values, kept, warnings)
