"""The records as JSON Lines, as they are in CLEAN, or some of their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.exports.lines import json_line, write_lines
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.model.record import ArticleRecord


def write(records: Iterable[ArticleRecord], destination: Path, columns: Sequence[str] = ALL_COLUMNS) -> None:
    """A line per record."""
    if tuple(columns) == ALL_COLUMNS:
        write_lines((record.model_dump_json().encode() for record in records), destination)
    else:
        write_lines((_chosen(record, columns) for record in records), destination)


def _chosen(record: ArticleRecord, columns: Sequence[str]) -> bytes:
    said = record.model_dump(mode="json", include=set(columns))
    return json_line({name: said[name] for name in columns})
