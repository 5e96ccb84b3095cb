"""What the setting `export` asks for: a snapshot after every run that was completed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.errors import NewswinnowError
from pipeline.ledger.postgres import is_address
from pipeline.model.counted import counted
from pipeline.runs.manifest import Summary
from pipeline.runs.session import Session
from pipeline.settings import Settings


def check_export(settings: Settings) -> None:
    """Refuse an export that could not be made whatever the run does; for callers at whose side a person is. Raises
    UsageError.
    """
    if settings.export is not None:
        from pipeline.exports import check_out  # lazily, as below

        check_out(settings.clean, settings.export)


def export_after(summary: Summary, session: Session) -> str:
    """Write the export; gives a sentence about it, "" where none is asked for. A fault goes to the log and into the
    sentence, and the session's summary has it: the records are there all the same, and the next run tries again.
    """
    out = session.settings.export
    if out is None or summary.status != "completed":
        return ""
    from pipeline.exports import export  # lazily: few runs ask for one, and all would wait

    try:
        number = export(session.settings.clean, out if is_address(out) else Path(out))
    except NewswinnowError as error:
        session.log_error(error)
        session.summary = replace(summary, unexported=error)
        return f"The export was not made: {error.message} {error.hint}"
    return f"Exported: {counted(number, 'record')} to {out}."
