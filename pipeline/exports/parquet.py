"""One Parquet file whose columns and types follow from the record's model, whatever the records hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, extra
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.exports.typed import DAYS, INSTANTS, LOCAL_TIMES, typed_row
from pipeline.model.record import ArticleRecord
from pipeline.model.version import SCHEMA_BASE, SCHEMA_VERSION

# Records held at a time, and rows of a row group: some 50 MB of articles.
ROWS_AT_ONCE = 8_192


def write(records: Iterable[ArticleRecord], destination: Path, columns: Sequence[str] = ALL_COLUMNS) -> None:
    """Zstandard pages. Raises EnvironmentFault if pyarrow is missing."""
    schema = typed_schema(columns)
    import pyarrow.parquet

    with pyarrow.parquet.ParquetWriter(destination, schema, compression="zstd") as out:
        for table in tables(records, schema):
            out.write_table(table)


def typed_schema(columns: Sequence[str] = ALL_COLUMNS) -> Any:
    """The Arrow schema of these columns of the article record, with the JSON Schema's address in its metadata.

    Days are `date32`, instants timestamps in UTC, local times timestamps without a zone.

    Raises EnvironmentFault if pyarrow is missing.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise EnvironmentFault("This format needs pyarrow.", extra("parquet")) from None
    from pipeline.sinks.parquet import arrow_schema

    kinds = dict.fromkeys(DAYS, pa.date32()) | dict.fromkeys(INSTANTS, pa.timestamp("us", "UTC"))
    kinds |= dict.fromkeys(LOCAL_TIMES, pa.timestamp("us"))
    fields = {field.name: field.with_type(kinds.get(field.name, field.type)) for field in arrow_schema(ArticleRecord)}
    return pa.schema([fields[name] for name in columns]).with_metadata(
        {"schema": f"{SCHEMA_BASE}/{SCHEMA_VERSION}/article.json"}
    )


def tables(records: Iterable[ArticleRecord], schema: Any) -> Iterator[Any]:
    """Arrow tables of some thousand records each."""
    import pyarrow as pa

    rows = iter(records)
    while batch := [typed_row(record, schema.names) for record in islice(rows, ROWS_AT_ONCE)]:
        yield pa.Table.from_pylist(batch, schema=schema)
