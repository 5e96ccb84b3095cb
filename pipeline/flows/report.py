"""What a run shows on Prefect's pages: how far it is, then a table of its counts and a report to read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from pipeline.errors import NewswinnowError
from pipeline.flows.after import export_after
from pipeline.runs.manifest import Summary
from pipeline.runs.session import Session

REPORT = "report.html"
_TOP = 10
# Requests of the progress artifact in a run: one costs some 15 ms of CPU, here and in the server.
_STEPS = 20
_BAR = 24  # characters of the longest bar


def publish(summary: Summary, session: Session) -> None:
    """Make the artifacts, two requests; before that, with the setting `report`, the page CLEAN/report.html."""
    counts = summary.counts
    page = "\n\n".join(filter(None, (_write_page(summary, session), _plain(export_after(summary, session)))))
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


def publish_failure(error: BaseException, summary: Summary, session: Session) -> None:
    """The report of a run that could not go on: why, what to do, and how far it came. Raises nothing: the failure
    itself is what has to be told.
    """
    try:
        create_markdown_artifact(failure(error, summary, session), key="newswinnow-report", description="failed")
    except Exception as unsent:
        session.log_error(unsent)


def failure(error: BaseException, summary: Summary, session: Session) -> str:
    """The text of that report."""
    if isinstance(error, NewswinnowError):
        why = f"{_plain(error.message)} {_plain(error.hint)}"
    else:
        why = f"{type(error).__name__}: {_plain(str(error))}. The traceback is in `{session.log}`."
    kept = "What was committed is kept; the next run goes on from there."
    return f"# The run failed\n\n{why}\n\n{_plain(summary.line)}. {kept}\n"


class Progress:
    """The share of the documents that have come to an end, as an artifact that moves on Prefect's page.

    Costs at most `_STEPS` requests a run; none if nobody can look.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted = session.is_shown
        self._artifact: UUID | None = None
        self._shown = 0

    def move(self) -> None:
        """Show it, if it has come a step further."""
        if not self._wanted:
            return
        share, line = 100.0 * self._session.share, self._session.counts.line()
        step = int(_STEPS * self._session.share)
        if step <= self._shown:
            return
        self._shown = step
        try:
            if self._artifact is None:
                made: Any = create_progress_artifact(share, key="newswinnow-progress", description=line)
                self._artifact = made
            else:
                update_progress_artifact(self._artifact, share, description=line)
        except Exception as unsent:  # a page that stands still costs no run
            self._session.log_error(unsent)
            self._wanted = False


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
        _bars("Files that were not read, by kind", summary.passed),
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
