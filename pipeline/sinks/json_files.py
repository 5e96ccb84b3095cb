"""One JSON file per record, per audit and per quarantine record: `clean/articles/<uri>.json` and so on."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel

from pipeline.model.outcome import Outcome
from pipeline.sinks.contract import Former
from pipeline.sinks.files import Files
from pipeline.sinks.layout import ARTICLES, AUDIT, QUARANTINE, history_path, record_path


class JsonFiles:
    """The default sink."""

    def __init__(self, clean: Path, shard: str, files: Files) -> None:
        self._clean = clean
        self._files = files

    def put(self, uri: str, outcome: Outcome, former: Former | None) -> str:
        """Write the record and its audit; keep the former record if it said something else; remove what is stale.

        A run may have been killed between the files and the ledger, so that there is more, or less, than `former` says:
        the history holds afterwards what it would hold without that run.
        """
        if former is not None and not _continues(outcome, former):
            # Also if it is in quarantine now: then the killed run had read it again, and taken it out of the history.
            self._keep_former(uri, former)
        article, quarantine = (record_path(self._clean, folder, uri) for folder in (ARTICLES, QUARANTINE))
        place, stale = (article, quarantine) if outcome.is_article else (quarantine, article)
        audit = record_path(self._clean, AUDIT, uri)
        self._write(place, outcome.record, former)
        if outcome.audit is not None:
            self._write(audit, outcome.audit, former)
        else:
            self._files.remove(audit)
        self._files.remove(stale)
        if former is not None and outcome.is_article:
            # It could not be read for a while, and says the same as before: its record is no former one. Nor is one that a
            # killed run had replaced.
            self._files.remove(history_path(self._clean, uri, getattr(outcome.record, "revision", 0)))
        return ""

    def flush(self) -> None:
        """Force the renames to the disk."""
        self._files.flush()

    def _write(self, path: Path, value: BaseModel, former: Former | None) -> None:
        content = value.model_dump_json(indent=1).encode() + b"\n"
        if former is None or self._files.read(path) != content:
            self._files.write(path, content)

    def _keep_former(self, uri: str, former: Former) -> None:
        """Copy the former record into the history, unless an interrupted run already replaced it."""
        kept = history_path(self._clean, uri, former.revision)
        content = self._files.read(record_path(self._clean, ARTICLES, uri))
        if content is not None and f'"revision": {former.revision},'.encode() in content and not kept.exists():
            self._files.write(kept, content)


def _continues(outcome: Outcome, former: Former) -> bool:
    """Whether the outcome is a record of the same revision."""
    return outcome.is_article and getattr(outcome.record, "revision", 0) == former.revision
