"""How a run ended, and the manifest that says so to other tools."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.errors import NewswinnowError
from pipeline.model.reasons import QuarantineCode, Reason
from pipeline.packs.shipped import package_versions
from pipeline.runs.counts import Counts
from pipeline.settings import Settings
from pipeline.sinks.files import Files

if TYPE_CHECKING:
    from pipeline.model.run import RunManifest

Status = Literal["completed", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended."""

    status: Status
    counts: Counts
    inputs: int
    manifest: Path
    passed: Counter[str] = field(default_factory=Counter)  # files that were not read, by kind
    seconds: float = 0.0  # how long it took
    unexported: NewswinnowError | None = None  # why the export that was to follow is not there

    @property
    def line(self) -> str:
        """One line for a person."""
        return self.counts.line(self.inputs - self.counts.reached)


def write_manifest(summary: Summary, settings: Settings, run_id: str, started: datetime, fingerprint: str) -> None:
    """Write a run's manifest, durably. It ends with this call.

    Args:
        summary: how it ended; names the file.
        settings: what it was told.
        run_id: its id.
        started: when it began, in UTC.
        fingerprint: of its rules and versions.

    Raises:
        EnvironmentFault: the folder cannot be written.
    """
    manifest = _manifest(summary, settings, run_id, started, fingerprint)
    files = Files(settings.clean)
    files.write(summary.manifest, manifest.model_dump_json(indent=1).encode() + b"\n")
    files.flush()


def _manifest(summary: Summary, settings: Settings, run_id: str, started: datetime, fingerprint: str) -> RunManifest:
    # Lazily: a run's workers start before its coordinator loads what it needs at the end.
    from pipeline.model.record import RemovedCount
    from pipeline.model.run import CodeCount, KindCount, PackageVersion, RunManifest, StageTime

    counts = summary.counts
    return RunManifest(
        run_id=run_id,
        status=summary.status,
        started_at=_instant(started),
        ended_at=_instant(datetime.now(UTC)),
        raw=str(settings.raw),
        clean=str(settings.clean),
        version=dict(package_versions())["newswinnow"],
        fingerprint=fingerprint,
        packages=[PackageVersion(name=n, version=v) for n, v in package_versions()],
        options=[f"{k}={v}" for k, v in settings.model_dump(mode="json").items() if k not in ("raw", "clean")],
        inputs=summary.inputs,
        records=counts.records,
        quarantined=counts.quarantined,
        unchanged=counts.unchanged,
        duplicates=counts.duplicates,
        not_reached=summary.inputs - counts.reached,
        gone=counts.gone,
        again_changed=counts.again_changed,
        again_same=counts.again_same,
        quarantine_codes=[CodeCount(code=c, documents=counts.codes[c]) for c in QuarantineCode if counts.codes[c]],
        removed=[
            RemovedCount(reason=r, blocks=counts.removed_blocks[r], chars=counts.removed_chars[r])
            for r in Reason
            if counts.removed_blocks[r]
        ],
        stage_times=[StageTime(stage=s, cpu_seconds=round(t, 3)) for s, t in counts.seconds.items()],
        passed_over=[KindCount(kind=k, files=n) for k, n in sorted(summary.passed.items())],
    )


def _instant(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
