"""What one document ended as."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.audit import AuditRecord
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord


@dataclass(frozen=True, slots=True)
class Outcome:
    """Exactly one of a record and a quarantine record; the audit wherever there were blocks to judge."""

    record: ArticleRecord | QuarantineRecord
    audit: AuditRecord | None = None

    @property
    def is_article(self) -> bool:
        return isinstance(self.record, ArticleRecord)
