"""The manifest of one run: when, with what, how many; the counts add up."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pipeline.model.reasons import QuarantineCode
from pipeline.model.record import Frozen, Instant, RemovedCount, Sha256, Text, Version
from pipeline.model.version import SCHEMA_VERSION

Count = Annotated[int, Field(ge=0)]


class CodeCount(Frozen):
    """Quarantined documents of one code."""

    code: QuarantineCode
    """From the closed list."""
    documents: Count
    """How many."""


class KindCount(Frozen):
    """Files of one kind."""

    kind: Text
    """Its suffix, such as `.pdf`, or `without a suffix`."""
    files: Count
    """How many."""


class StageTime(Frozen):
    """CPU time of one stage, summed over workers."""

    stage: Text
    """Name of the stage."""
    cpu_seconds: Annotated[float, Field(ge=0)]
    """User and system time."""


class PackageVersion(Frozen):
    """Version of a package that took part."""

    name: Text
    """Distribution name."""
    version: Text
    """Version as installed."""


class RunManifest(Frozen):
    """One run of the flow. The only file that holds times of the run, so that all others are reproducible."""

    schema_version: Version = SCHEMA_VERSION
    """Version of this schema (semver)."""
    run_id: Text
    """Sorts by start time."""
    status: Literal["completed", "interrupted", "failed"]
    """How it ended."""
    started_at: Instant
    """Start, UTC."""
    ended_at: Instant
    """End, UTC."""
    raw: Text
    """RAW as given on the command line."""
    clean: Text
    """CLEAN as given on the command line."""
    version: Text
    """Version of newswinnow."""
    fingerprint: Sha256
    """Of all rules together; a record names the part of them that could affect it."""
    packages: list[PackageVersion]
    """Versions of the packages that can change a record."""
    options: list[str]
    """Options of the run, `name=value`."""
    inputs: Count
    """Documents found in RAW."""
    records: Count
    """Article records written."""
    quarantined: Count
    """Quarantine records written."""
    unchanged: Count
    """Documents that the ledger knew."""
    duplicates: Count
    """Documents that were told apart as exact duplicates and skipped; 0 where duplicates are only annotated."""
    not_reached: Count
    """Documents that an interrupted run did not come to; 0 in a completed one."""
    gone: Count
    """Documents of earlier runs that are no longer in RAW (not among the inputs)."""
    quarantine_codes: list[CodeCount]
    """Quarantined documents by code."""
    removed: list[RemovedCount]
    """Blocks removed by reason, over all records of this run."""
    stage_times: list[StageTime]
    """Where the time went."""
    passed_over: list[KindCount] = Field(default=[], json_schema_extra={"since": "1.1.0"})
    """Files in RAW that are of no kind that is read, by kind (not among the inputs)."""

    again_changed: Count = Field(default=0, json_schema_extra={"since": "1.1.0"})
    """Documents that were done before and came out otherwise now: another text, other metadata, another code."""
    again_same: Count = Field(default=0, json_schema_extra={"since": "1.1.0"})
    """Documents that were done before and came out the same."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        ends = self.records + self.quarantined + self.unchanged + self.duplicates + self.not_reached
        if self.inputs != ends:
            raise ValueError(f"{self.inputs} inputs, but {ends} ends: the counts do not add up")
        if self.quarantined != sum(c.documents for c in self.quarantine_codes):
            raise ValueError("the quarantine codes do not add up")
        return self
