"""The audit file: every block that is not in the body, with its text, place, reason, rule and evidence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.model.reasons import Reason
from pipeline.model.record import Frozen, Share, Source, Text, Version
from pipeline.model.version import SCHEMA_VERSION


class AuditBlock(Frozen):
    """One block that left the body."""

    index: Annotated[int, Field(ge=0)]
    """Position among the document's blocks, from 0."""
    start: int | None
    """First code point in the decoded dump (`\\r\\n` read as `\\n`); null for HTML."""
    end: int | None
    """One past the last code point; null for HTML."""
    path: str | None
    """Where it stands in the page's tree; null for dumps."""
    text: Text
    """The whole text: nothing is lost."""
    reason: Reason
    """Why it left, from the closed list."""
    rule: Text
    """The rule that decided."""
    confidence: Share
    """How sure that rule is."""
    evidence: str
    """What it saw."""
    captured_as: str | None
    """The record's field that the block was read into, if it states one."""


class AuditRecord(Frozen):
    """Everything that left one document's body."""

    schema_version: Version = SCHEMA_VERSION
    """Version of this schema (semver)."""
    id: Text
    """Id of the article record, or of the quarantine record."""
    source: Source
    """Where it came from."""
    blocks: list[AuditBlock]
    """In reading order."""
