"""What a run leaves in Prefect: a table of its counts and a report to read."""

from __future__ import annotations

from collections.abc import Mapping

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from pipeline.flows.session import Session, Summary

_TOP = 10
_BAR = 24  # characters of the longest bar


def publish(summary: Summary, session: Session) -> None:
    """Make the artifacts. Costs two requests."""
    counts = summary.counts
    rows = [
        {"what": "inputs", "documents": summary.inputs},
        {"what": "records", "documents": counts.records},
        {"what": "quarantined", "documents": counts.quarantined},
        {"what": "unchanged", "documents": counts.unchanged},
        {"what": "duplicates", "documents": counts.duplicates},
        {"what": "not reached", "documents": summary.inputs - counts.reached},
        {"what": "gone", "documents": counts.gone},
    ]
    create_table_artifact(rows, key="newswinnow-counts", description=f"Run {session.run_id}: {summary.status}")
    create_markdown_artifact(markdown(summary, session), key="newswinnow-report", description=summary.line)


def markdown(summary: Summary, session: Session) -> str:
    """The report: the summary, and the most frequent quarantine codes, reasons of removal and outlets."""
    counts = summary.counts
    seconds = {stage: round(value, 1) for stage, value in counts.seconds.items()}
    parts = [
        f"# {summary.line}\n\nRun `{session.run_id}`, {summary.status}. Rules `{session.fingerprint[:12]}`.",
        _bars("Quarantined, by code", counts.codes),
        _bars("Removed blocks, by reason", counts.removed_blocks),
        _bars("Records, by outlet", counts.outlets),
        _bars("CPU seconds, by stage", seconds),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _bars(title: str, counts: Mapping[str, float]) -> str:
    if not counts:
        return ""
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOP]
    most = max(value for _, value in top) or 1
    lines = [f"| {name} | {value} | {'█' * max(1, round(_BAR * value / most))} |" for name, value in top]
    return "\n".join([f"## {title}", "", "| | | |", "|---|---:|:---|", *lines])
