"""The records as JSON Lines, as they are in CLEAN."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.exports.lines import write_lines
from pipeline.model.record import ArticleRecord


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """A line per record."""
    write_lines((record.model_dump_json().encode() for record in records), destination)
