"""What every field module may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pipeline.metadata.found import Found, shorten
from pipeline.metadata.structured import MainNode, choose_main_node
from pipeline.model.document import CleanedDocument
from pipeline.model.evidence import Candidate
from pipeline.model.markup import Markup
from pipeline.packs import Ruleset


@dataclass(frozen=True)
class Context:
    """The document, the rules, and the values of the fields before this one.

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


Finder = Callable[[Context], Found]


def candidate(value: str, method: str, evidence: str, confidence: float) -> Candidate:
    """A candidate with its evidence on one line, shortened."""
    return Candidate(value, method, shorten(evidence), round(confidence, 3))
