"""Evidence: where a field's value was read, how sure that is, and which candidates lost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value or a verdict comes from: the family of places or rules, the place in it, and its shape there.

    `Origin("line", "head", "labelled")` is a labelled date in a line beside the headline, `Origin("phrase", "en", "share")`
    a phrase of the English pack. Nobody takes the name apart again: who wants to know asks for the parts.
    """

    family: str
    place: str = ""
    shape: str = ""

    def __str__(self) -> str:
        """The name in provenance and audits: the parts that there are, with dots between them."""
        name = f"{self.family}.{self.place}" if self.place else self.family
        return f"{name}.{self.shape}" if self.shape else name


SECOND_STORY = Origin("story", "second")
"""The rule by which another story leaves: its header names its own author."""
PRINTED_TITLE = Origin("title", "printed")
"""The headline of a page that marks none."""

STAMP = "stamp"
"""The family of the rules that take the times above a live blog's entries: such lines state no day of the article's."""

IMAGE_BUTTONS = frozenset(("image_ui", "image_ui.gallery", "image_ui.count", "image_ui.player", "image_ui.copyright"))
"""Shapes of the packs' phrases that are a picture's buttons ("Enlarge image"): what stands below says what it shows."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible value of a field. `value` is its textual form (lists joined by `; `).

    `method` names the way it was found (`json_ld.datePublished`, `line.byline`, `meta.og:site_name`), `evidence`
    the text it was read from (shortened), `confidence` is 0 to 1: the share of values found this way that were
    right on labelled pages.
    """

    value: str
    method: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """The winner for one field and the losers. `chosen` is None when every candidate was refused."""

    field: str
    chosen: Candidate | None
    losers: tuple[Candidate, ...] = ()
