"""What every field module may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.grammar.prose import telling_length
from pipeline.metadata.document.main_node import MainNode, choose_main_node
from pipeline.metadata.document.site_names import declared_names, repeats_headline
from pipeline.metadata.field.folding import fold
from pipeline.metadata.field.found import Found, as_share, shorten
from pipeline.model.block import Block
from pipeline.model.description import Description
from pipeline.model.document import CleanedDocument
from pipeline.model.evidence import Candidate, Origin
from pipeline.model.markup import Markup
from pipeline.packs import Ruleset


@dataclass(frozen=True)
class Context:
    """The document, the rules, and the values of the fields before this one.

    `values` are the fields of `Description` that earlier modules found (see the order in `pipeline.metadata.describe`).
    """

    cleaned: CleanedDocument
    ruleset: Ruleset
    values: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def known(self) -> Description:
        """What earlier modules found; a field that was not found has its default."""
        return Description(**self.values)

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

    @cached_property
    def kept(self) -> tuple[Block, ...]:
        """The body, in reading order."""
        return self.cleaned.kept

    @cached_property
    def lengths(self) -> tuple[float, ...]:
        """How long each block of the body is to a reader."""
        return tuple([telling_length(block.text) for block in self.kept])

    @cached_property
    def declared_names(self) -> tuple[tuple[Origin, str], ...]:
        """(origin, name) of every place where the markup names the site or its publisher, and not its story."""
        domain = self.known.outlet_domain
        names = declared_names(self.markup, self.main)
        return tuple(
            (origin, name) for origin, name in names if not repeats_headline(name, self.markup, self.main, domain)
        )

    @cached_property
    def casefolded(self) -> str:
        """The whole text for comparing whatever the letter case."""
        return self.cleaned.segmented.text.casefold()

    @cached_property
    def headline_blocks(self) -> tuple[int, ...]:
        """Indices of the blocks that print the headline, at most three; none while no headline is known."""
        title = fold(self.known.title or "")
        longest = 2 * len(title) + 20
        near = [b for b in self.cleaned.blocks if len(title) <= len(b.text) < longest] if title else []
        return tuple([b.index for b in near if fold(b.text) == title][:3])

    def knowing(self, values: Mapping[str, Any]) -> Context:
        """The same context with more known values; what was computed once is carried over."""
        later = Context(self.cleaned, self.ruleset, {**self.values, **values})
        carried = _ONCE if "title" in values else _ONCE_TITLED
        later.__dict__.update((name, value) for name, value in self.__dict__.items() if name in carried)
        return later


# Computed once for a document, whatever is known; and as long as its title is the same.
_ONCE = frozenset(("main", "kept", "lengths", "declared_names", "casefolded"))
_ONCE_TITLED = _ONCE | {"headline_blocks"}

Finder = Callable[[Context], Found]


def candidate(value: str, method: str, evidence: str, confidence: float) -> Candidate:
    """A candidate with its evidence on one line, shortened."""
    return Candidate(value, method, shorten(evidence), as_share(confidence))
