"""The quarantine record: why an input has no article record, and what to do about it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pipeline.model.reasons import QuarantineCode, Stage
from pipeline.model.record import Frozen, Source, Text, Version
from pipeline.model.version import SCHEMA_VERSION


class QuarantineRecord(Frozen):
    """An input that is not an article, or could not be read as one."""

    schema_version: Version = SCHEMA_VERSION
    """Version of this schema (semver)."""
    id: Text
    """UUIDv5 over the source's uri."""
    source: Source
    """Where it came from."""
    stage: Stage
    """Where on the line it stopped."""
    code: QuarantineCode
    """Why, from the closed list."""
    message: Text
    """What happened and what to do, for a person."""
    details: list[str]
    """Facts behind the decision, one a line."""
    retryable: bool
    """Whether another attempt with the same input and rules can end differently."""
    attempts: Annotated[int, Field(ge=1)] = 1
    """How many runs have tried it with these rules."""
    excerpt: str
    """The first characters of the decoded text, to see what it was; empty if nothing decoded."""
