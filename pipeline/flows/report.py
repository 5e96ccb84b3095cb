"""What a run leaves in Prefect: a table of its counts and a report to read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from pipeline.errors import NewswinnowError
from pipeline.flows.session import Session, Summary

REPORT = "report.html"
_TOP = 10
_BAR = 24  # characters of the longest bar


def publish(summary: Summary, session: Session) -> None:
    """Make the artifacts, two requests; before that, with the setting `report`, the page CLEAN/report.html."""
    counts = summary.counts
    page = _write_page(summary, session)
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
    create_markdown_artifact(markdown(summary, session, page), key="newswinnow-report", description=summary.line)


def _write_page(summary: Summary, session: Session) -> str:
    """Where the page to look at is, or how to get it; in Markdown."""
    clean = session.settings.clean.absolute()
    hint = f"`newswinnow report {clean}` writes a page that shows every document, what was cut and why."
    if not session.settings.report or summary.status != "completed":
        return hint
    from pipeline.report import write

    try:
        write(clean, clean / REPORT)
    except NewswinnowError as error:  # the records are there all the same
        session.log_error(error)
        return f"The page could not be written: {_plain(error.message)} {hint}"
    return f"Every document, what was cut and why: `{clean / REPORT}`, a file to open in a browser."


def markdown(summary: Summary, session: Session, page: str) -> str:
    """The report: the summary, the most frequent quarantine codes, reasons of removal and outlets, where the page is."""
    counts = summary.counts
    seconds = {stage: round(value, 1) for stage, value in counts.seconds.items()}
    parts = [
        f"# {summary.line}\n\nRun `{session.run_id}`, {summary.status}. Rules `{session.fingerprint[:12]}`.",
        page,
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
    lines = [f"| {_plain(name)} | {value} | {'█' * max(1, round(_BAR * value / most))} |" for name, value in top]
    return "\n".join([f"## {title}", "", "| | | |", "|---|---:|:---|", *lines])


def _plain(text: str) -> str:
    """Text of a document as Markdown that means nothing but the text."""
    return re.sub(r"([\\`*_{}\[\]<>()#|~!&])", r"\\\1", " ".join(text.split()))
