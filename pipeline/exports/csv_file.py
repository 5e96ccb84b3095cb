"""A table in a text file (RFC 4180): a column per key of the record, lists and objects as JSON in their cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.exports.lines import json_line, open_packed
from pipeline.model.record import ArticleRecord


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """A row per record in UTF-8, after a row with the names. null is an empty cell; no value is an empty string."""
    with open_packed(destination) as packed:
        text = io.TextIOWrapper(packed, "utf-8", newline="", write_through=True)
        table = csv.writer(text, lineterminator="\n")
        table.writerow(ArticleRecord.model_fields)
        for record in records:
            table.writerow([_cell(value) for value in record.model_dump(mode="json").values()])
        text.flush()
        text.detach()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json_line(value).decode() if isinstance(value, list | dict) else value
