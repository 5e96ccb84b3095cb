"""One Parquet file whose columns and types follow from the record's model, whatever the records hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault
from pipeline.model.record import SCHEMA_BASE, SCHEMA_VERSION, ArticleRecord

# Records held at a time, and rows of a row group: some 50 MB of articles.
ROWS_AT_ONCE = 8_192


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """Zstandard pages. Raises EnvironmentFault if pyarrow is missing."""
    schema = typed_schema()
    import pyarrow.parquet

    with pyarrow.parquet.ParquetWriter(destination, schema, compression="zstd") as out:
        for table in tables(records, schema):
            out.write_table(table)


def typed_schema() -> Any:
    """The Arrow schema of the article record, with the JSON Schema's address in its metadata.

    Raises EnvironmentFault if pyarrow is missing.
    """
    try:
        import pyarrow as pa  # noqa: F401
    except ImportError:
        raise EnvironmentFault("This format needs pyarrow.", "pip install 'newswinnow[parquet]'") from None
    from pipeline.sinks.parquet import arrow_schema

    return arrow_schema(ArticleRecord).with_metadata({"schema": f"{SCHEMA_BASE}/{SCHEMA_VERSION}/article.json"})


def tables(records: Iterable[ArticleRecord], schema: Any) -> Iterator[Any]:
    """Arrow tables of some thousand records each."""
    import pyarrow as pa

    rows = iter(records)
    while batch := [record.model_dump(mode="json") for record in islice(rows, ROWS_AT_ONCE)]:
        yield pa.Table.from_pylist(batch, schema=schema)
