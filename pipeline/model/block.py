"""A block: one line of a dump, or one block-level piece of a page; and the verdict over it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

_DEFAULT = Origin("default")


class BlockKind(StrEnum):
    """What shape a block has. Dumps have only `line`: their shape is gone and must be guessed from the text."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"


RECORD_OUTLET, RECORD_DAY, RECORD_TITLE = "record-outlet", "record-day", "record-title"
"""Marks of a dump's lines that a database's record calls the paper, its day or the headline."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document's visible text. Both front ends, HTML and dumps, produce these.

    `text` is as printed, without surrounding white space; of a dump it may be several lines that one paragraph was broken
    into, without the signs of the tool that made the dump (`SegmentedDocument.signs`). For dumps `start` and `end` are code points into
    `SegmentedDocument.text` and `path` is None; for HTML it is the other way round and `path` is an absolute
    XPath-like location (`/html/body/div[2]/p[1]`). `blank_before` counts blank lines before a dump's line.
    """

    index: int
    text: str
    kind: BlockKind = BlockKind.LINE
    start: int | None = None
    end: int | None = None
    path: str | None = None
    blank_before: int = 0
    # HTML only; None or zero where nothing is known.
    main: bool | None = None  # chosen as part of the article by the segmenter; None: no opinion (dumps)
    link_density: float = 0.0  # share of the characters that stand inside links, 0 to 1
    # Structural evidence: landmark elements and class words ("footer", "related", …); of a dump's line what a record calls it.
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided over one block, by which rule, and on what evidence.

    `keep=True` has no reason. A dropped block always names a reason and a rule; `captured_as` names the record's
    field when the block left the body because it *states* that field (a title line, a date line, a caption). `origin`
    is the rule in parts; `is_guess` says that it went by where the block stands, not by what it says.
    `confidence` is 0 to 1: the measured precision of the rule, or the model's probability.
    """

    keep: bool
    reason: Reason | None = None
    origin: Origin = _DEFAULT
    confidence: float = 1.0
    evidence: str = ""
    captured_as: str | None = None
    is_guess: bool = False

    @property
    def rule(self) -> str:
        """The rule's name, for audits and for people."""
        return str(self.origin)

    def __post_init__(self) -> None:
        if self.keep and (self.reason or self.captured_as):
            raise ValueError("a kept block has no reason")
        if not self.keep and self.reason is None:
            raise ValueError("nothing is removed without a named reason")
