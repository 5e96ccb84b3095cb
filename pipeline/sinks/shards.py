"""What the formats with shards share: a batch's records are collected and written as one file of each kind.

A document that is done again in a later run stands in a later shard too; the ledger's `shard` column, and the
higher revision, say which one counts (`newswinnow export` writes a snapshot with only those). Former records stay in
their shards: there is no history folder.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from pipeline.model.audit import AuditRecord
from pipeline.model.outcome import Outcome
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord, Frozen
from pipeline.sinks.contract import Former
from pipeline.sinks.files import Files
from pipeline.sinks.layout import ARTICLES, AUDIT, QUARANTINE

MODELS: dict[str, type[Frozen]] = {ARTICLES: ArticleRecord, AUDIT: AuditRecord, QUARANTINE: QuarantineRecord}


class Shards(ABC):
    """Collects a batch; subclasses say how its records become a file."""

    suffix: str

    def __init__(self, clean: Path, shard: str, files: Files) -> None:
        self._clean, self._shard, self._files = clean, shard, files
        self._rows: dict[str, list[Frozen]] = {folder: [] for folder in MODELS}

    def put(self, uri: str, outcome: Outcome, former: Former | None) -> str:
        """Keep a record for the shard."""
        self._rows[ARTICLES if outcome.is_article else QUARANTINE].append(outcome.record)
        if outcome.audit is not None:
            self._rows[AUDIT].append(outcome.audit)
        return self._shard

    def flush(self) -> None:
        """Write the shards that have rows, and forget the rows."""
        for folder, rows in self._rows.items():
            path = self._clean / folder / f"{self._shard}{self.suffix}"
            if rows:
                self._files.write(path, self.encode(MODELS[folder], rows))
        self._files.flush()
        self._rows = {folder: [] for folder in MODELS}

    @abstractmethod
    def encode(self, model: type[Frozen], rows: Sequence[Frozen]) -> bytes:
        """The file's bytes: a function of the rows only."""
