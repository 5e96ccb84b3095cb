"""Values under the types that databases have for them: days, instants and local times instead of text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pipeline.model.record import ArticleRecord

DAYS = ("date_published", "date_modified")
INSTANTS = ("datetime_published", "datetime_modified")
LOCAL_TIMES = ("datetime_published_local",)


def typed_row(record: ArticleRecord, columns: Sequence[str]) -> dict[str, Any]:
    """The record's values by column, in the order of the columns; dates as `date` and `datetime`."""
    said = record.model_dump(mode="json", include=set(columns))
    return {name: _typed(name, said[name]) for name in columns}


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name in INSTANTS or name in LOCAL_TIMES else value
