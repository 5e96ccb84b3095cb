"""A spreadsheet of the ten columns that people read (Excel, LibreOffice, Numbers), by XlsxWriter.

Every text is a text and no formula or link, whatever it begins with. Days are days. A cell takes 32,767 characters; a
longer text ends in a mark that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, UsageError, extra
from pipeline.exports.lines import json_line
from pipeline.exports.typed import typed_row
from pipeline.model.record import ArticleRecord

COLUMNS = (
    "date_published", "outlet", "title", "subtitle", "authors", "section", "language", "word_count", "url", "text",
)  # fmt: skip
CELL = 32_767
CUT = " … [cut: a cell takes no more]"
ROWS = 1_048_575  # beside the head
_WIDTHS = {"title": 60, "subtitle": 40, "authors": 24, "outlet": 24, "url": 40, "text": 100, "paragraphs": 100}
_WIDTH = 14
_EPOCH = date(1900, 1, 1)  # a spreadsheet knows no day before


def write(records: Iterable[ArticleRecord], destination: Path, columns: Sequence[str] = COLUMNS) -> None:
    """A sheet with a head that stays in view. Raises EnvironmentFault if XlsxWriter is missing, UsageError if there are
    more records than a sheet takes.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise EnvironmentFault("--format xlsx needs xlsxwriter.", extra("xlsx")) from None
    # Rows go to a temporary file one by one; without a moment of making, so that the same records give the same bytes.
    options = {"constant_memory": True, "tmpdir": str(destination.parent), "in_memory": False}
    book = xlsxwriter.Workbook(str(destination), options)
    book.set_properties({"created": datetime(2000, 1, 1), "title": "News articles"})  # noqa: DTZ001  # it takes no zone
    sheet = book.add_worksheet("articles")
    bold = book.add_format({"bold": True})
    day, instant = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for place, name in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 0)
    number = 0
    for number, record in enumerate(records, 1):
        if number > ROWS:
            raise UsageError(f"A sheet takes {ROWS:,} rows.", "Choose fewer with --since or --language, or use CSV.")
        for place, (name, value) in enumerate(typed_row(record, columns).items()):
            _put(sheet, (number, place), _plain(name, value), day, instant)
    sheet.autofilter(0, 0, number, max(0, len(columns) - 1))
    book.close()


def _put(sheet: Any, cell: tuple[int, int], value: Any, day: Any, instant: Any) -> None:
    row, place = cell
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif isinstance(value, datetime) and value.date() >= _EPOCH:
        sheet.write_datetime(row, place, value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value, instant)
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _EPOCH:
        sheet.write_datetime(row, place, value, day)
    else:
        text = str(value)
        sheet.write_string(row, place, text if len(text) <= CELL else text[: CELL - len(CUT)] + CUT)


def _plain(name: str, value: Any) -> Any:
    """Names in one line, paragraphs with a blank line between them, objects as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ("\n\n" if name == "paragraphs" else "; ").join(value)
    return json_line(value).decode() if isinstance(value, list | dict) else value
