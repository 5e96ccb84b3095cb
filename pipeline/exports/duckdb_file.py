"""A DuckDB database with one table, typed as the Arrow schema is, each column with its description."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.errors import EnvironmentFault, extra
from pipeline.exports.parquet import tables, typed_schema
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.model.record import ArticleRecord

TABLE = "articles"


def write(records: Iterable[ArticleRecord], destination: Path, columns: Sequence[str] = ALL_COLUMNS) -> None:
    """Make the database. Raises EnvironmentFault if duckdb or pyarrow is missing."""
    try:
        import duckdb
    except ImportError:
        raise EnvironmentFault("--format duckdb needs duckdb.", extra("duckdb")) from None
    schema = typed_schema(columns)
    with duckdb.connect(str(destination)) as database:
        database.register("batch", schema.empty_table())
        database.execute(f"CREATE TABLE {TABLE} AS SELECT * FROM batch")
        for table in tables(records, schema):
            database.register("batch", table)
            database.execute(f"INSERT INTO {TABLE} SELECT * FROM batch")
        for name in columns:
            comment = (ArticleRecord.model_fields[name].description or "").replace("'", "''")
            database.execute(f"COMMENT ON COLUMN {TABLE}.{name} IS '{comment}'")
