"""A table in a text file (RFC 4180): a column per key of the record, lists and objects as JSON in their cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pipeline.exports.lines import json_line, open_packed
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.model.record import ArticleRecord

# What spreadsheets take for the beginning of a formula, in Latin and in full width.
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
# Without it Excel takes UTF-8 for the code page of the machine.
BYTE_ORDER_MARK = "\ufeff"


def write(
    records: Iterable[ArticleRecord],
    destination: Path,
    columns: Sequence[str] = ALL_COLUMNS,
    *,
    for_spreadsheets: bool = False,
) -> None:
    """A row per record in UTF-8, after a row with the names. null is an empty cell; no value is an empty string.

    `for_spreadsheets`: with a byte order mark, and an apostrophe before texts that a spreadsheet would take for a formula.
    """
    with open_packed(destination) as packed:
        text = io.TextIOWrapper(packed, "utf-8", newline="", write_through=True)
        if for_spreadsheets:
            text.write(BYTE_ORDER_MARK)
        table = csv.writer(text, lineterminator="\n")
        table.writerow(columns)
        for record in records:
            said = record.model_dump(mode="json", include=set(columns))
            cells = (_cell(said[name]) for name in columns)
            table.writerow([_guarded(cell) for cell in cells] if for_spreadsheets else list(cells))
        text.flush()
        text.detach()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json_line(value).decode() if isinstance(value, list | dict) else value


def _guarded(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
