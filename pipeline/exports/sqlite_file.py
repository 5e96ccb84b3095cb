"""A SQLite database with one typed table; lists and objects are JSON, which SQLite's `->>` and `json_each` read."""

from __future__ import annotations

import sqlite3
import types
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from pipeline.exports.lines import json_line
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.model.record import ArticleRecord

TABLE = "articles"
INDEXES = ("outlet_domain", "date_published")
_TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER"}


def write(records: Iterable[ArticleRecord], destination: Path, columns: Sequence[str] = ALL_COLUMNS) -> None:
    """Make the database. The table is STRICT: a value of another type is an error, not a guess."""
    names = ", ".join(columns)
    places = ", ".join("?" * len(columns))
    rows = (_row(record, columns) for record in records)
    with closing(sqlite3.connect(destination)) as database, database:
        # Nobody reads it before it is renamed, so that a journal would only be written and thrown away.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute(f"CREATE TABLE {TABLE} ({', '.join(_columns(columns))}) STRICT")
        database.executemany(f"INSERT INTO {TABLE} ({names}) VALUES ({places})", rows)
        for name in (name for name in INDEXES if name in columns):
            database.execute(f"CREATE INDEX {TABLE}_{name} ON {TABLE} ({name})")


def _columns(columns: Sequence[str]) -> Iterator[str]:
    for name in columns:
        field = ArticleRecord.model_fields[name]
        if name == "id":
            yield "id TEXT NOT NULL PRIMARY KEY"
            continue
        nullable = get_origin(field.annotation) in (Union, types.UnionType)
        options = [option for option in get_args(field.annotation) if option is not type(None)] if nullable else []
        plain: Any = options[0] if options else field.annotation
        kind = _TYPES.get(get_args(plain)[0] if hasattr(plain, "__metadata__") else plain, "TEXT")
        yield f"{name} {kind}{'' if nullable else ' NOT NULL'}"


def _row(record: ArticleRecord, columns: Sequence[str]) -> list[Any]:
    said = record.model_dump(mode="json", include=set(columns))
    values = (said[name] for name in columns)
    return [json_line(value).decode() if isinstance(value, list | dict) else value for value in values]
