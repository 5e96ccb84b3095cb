"""Rows of tables as documents: told apart, as JSON lines are, by their id, their address, or what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from pipeline.sources.formats import Piece
from pipeline.sources.load import hints_of
from pipeline.sources.reference import Keys

# Hexadecimal digits of a digest that names a row without id and address.
_NAME_DIGITS = 16
# Of the columns of a table without a document, so many are named.
_COLUMNS_SHOWN = 12
HINTS = ("url", "fetched_at", "outlet", "language")


class NoDocuments(ValueError):
    """A table has neither of the columns that hold documents."""

    def __init__(self, columns: Iterable[str], keys: Keys) -> None:
        names = ", ".join(list(columns)[:_COLUMNS_SHOWN])
        super().__init__(f"it has no column {keys}; columns are {names}; name one: --text-key NAME (or --html-key)")


def columns_of(present: Iterable[str], keys: Keys) -> list[str]:
    """The columns that are read, of those that a table has. Raises NoDocuments."""
    present = list(present)
    if keys.html not in present and keys.text not in present:
        raise NoDocuments(present, keys)
    wanted = {keys.html, keys.text, "id", *HINTS}
    return [name for name in present if name in wanted]


def pieces_of(rows: Iterable[Mapping[str, Any]], keys: Keys) -> Iterator[Piece]:
    """A piece a row; rows that hold nothing are passed over."""
    for row in rows:
        key = keys.of(row)
        content = row.get(key)
        if not isinstance(content, str) or not content.strip():
            continue
        said = content.encode("utf-8", "surrogatepass")
        given = next((str(row[name]) for name in ("id", "url") if _says(row.get(name))), None)
        name = given or f"text-{hashlib.sha256(said).hexdigest()[:_NAME_DIGITS]}"
        is_page = key == keys.html != keys.text
        hints = hints_of({name: _text(row.get(name)) for name in HINTS})
        yield Piece(name, said, "text/html" if is_page else "text/plain", "utf-8", hints)


def _says(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and bool(str(value).strip())


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
